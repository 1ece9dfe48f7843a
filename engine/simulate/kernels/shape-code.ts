/**
 * Values of distributions from base numbers as WebAssembly, two at a time: operation for operation the functions of
 * `../distribution/draw.ts`, and sums of weighted scores.
 */
import { BETA_LAST, BETA_REACH, BETA_STEP } from '../distribution/beta-inverse.ts';
import type { FunctionBody, Part } from '../wasm/encode.ts';
import { callFunction, get, I32, i32, PAIR, set } from '../wasm/lanes.ts';
import { add, lesser, loop, simd, V128 } from './instructions.ts';

const F64 = 0x7c;
/** Address of the first base number, of the end, of the first value, and of a table; then the shape's numbers. */
const [AT, END, TO, TABLE, FIRST] = [0, 1, 2, 3, 4];

/** Parameters of the function of a shape that is given by so many numbers. */
export function shapeParams(numbers: number): readonly number[] {
  return [...Array.from({ length: FIRST }, () => I32), ...Array.from({ length: numbers }, () => F64)];
}

/** Two values from the base numbers in a local; `number` is one of the shape's, `free` the first free local. */
type Value = (base: Part, number: (n: number) => Part, free: number) => Part;

interface ShapeCode {
  readonly numbers: number;
  readonly locals: readonly number[];
  readonly value: Value;
}

const plus = (a: Part, b: Part): Part => PAIR.binary('add', a, b);
const minus = (a: Part, b: Part): Part => PAIR.binary('sub', a, b);
const times = (a: Part, b: Part): Part => PAIR.binary('mul', a, b);
const one = PAIR.number(1);

/** Start, slope, greatest value. */
const line: ShapeCode = {
  numbers: 3,
  locals: [],
  value: (base, number) => lesser(plus(number(0), times(number(1), base)), number(2)),
};

/** Weight; added to what is there. */
const addTimes: ShapeCode = {
  numbers: 1,
  locals: [],
  value: (base, number) => plus(PAIR.load(get(TO), 0), times(number(0), base)),
};

/** Weight. */
const onlyTimes: ShapeCode = { numbers: 1, locals: [], value: (base, number) => times(number(0), base) };

/** Least, greatest, where the arcs meet, and the factors of both. */
const triangular: ShapeCode = {
  numbers: 5,
  locals: [V128, V128],
  value: (base, number, free) => {
    const [low, root] = [free, free + 1];
    const under = PAIR.choose(get(low), times(base, number(3)), times(minus(one, base), number(4)));
    return [
      set(low, PAIR.compare('lt', base, number(2))),
      set(root, PAIR.unary('sqrt', under)),
      PAIR.choose(get(low), plus(number(0), get(root)), minus(number(1), get(root))),
    ];
  },
};

/** Median, sd. */
function logNormal(exp: number): ShapeCode {
  const value: Value = (base, number) => times(number(0), callFunction(exp, times(number(1), base)));
  return { numbers: 2, locals: [], value };
}

/** Least, greatest, width; the table's coefficients stand where the further address says. */
function beta(exp: number): ShapeCode {
  const value: Value = (base, number, free) => {
    const odds = callFunction(exp, PAIR.unary('neg', [logit(base, free)]));
    return PAIR.binary('min', number(1), plus(number(0), times(number(2), PAIR.binary('div', one, plus(one, odds)))));
  };
  return { numbers: 3, locals: [V128, V128, I32, I32], value };
}

/** As `betaLogit`; dividing by a power of two and multiplying by its inverse are the same. */
function logit(base: Part, free: number): Part {
  const [interval, t, first, second] = [free, free + 1, free + 2, free + 3];
  const whole = (lane: number): Part => [get(interval), simd(252), simd(27), lane];
  const row = (lane: number): Part => add(get(TABLE), [whole(lane), i32(48), 0x6c]);
  const floor: Part = [get(t), simd(117)];
  const c = (n: number): Part => PAIR.gather([get(first), get(second)], 8 * n);
  const steps = [4, 3, 2, 1, 0].reduce((sum: Part, n) => plus(times(sum, get(t)), c(n)), c(5));
  return [
    set(t, times(plus(base, PAIR.number(BETA_STEP * BETA_REACH)), PAIR.number(1 / BETA_STEP))),
    set(interval, PAIR.binary('min', PAIR.binary('max', floor, PAIR.number(0)), PAIR.number(BETA_LAST))),
    set(t, minus(get(t), get(interval))),
    set(first, row(0)),
    set(second, row(1)),
    steps,
  ];
}

/** Codes by name; `exp` is the number of a function of two exponentials. */
export function shapeCodes(exp: number) {
  return { line, addTimes, onlyTimes, triangular, logNormal: logNormal(exp), beta: beta(exp) };
}

export type ShapeName = keyof ReturnType<typeof shapeCodes>;

export function shapeFunction(type: number, { numbers, locals, value }: ShapeCode): FunctionBody {
  const held = FIRST + numbers;
  const base = held + numbers;
  const all = Array.from({ length: numbers }, (_, n) => n);
  const body: Part = [
    all.map((n) => set(held + n, [get(FIRST + n), simd(20)])),
    loop(AT, 16, get(END), [
      set(base, PAIR.load(get(AT), 0)),
      PAIR.store(
        get(TO),
        value(get(base), (n) => get(held + n), base + 1),
        0,
      ),
      set(TO, add(get(TO), i32(16))),
    ]),
  ];
  return { type, locals: [...all.map(() => V128), V128, ...locals], body };
}
