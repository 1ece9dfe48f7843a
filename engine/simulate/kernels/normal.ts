/**
 * The inverse normal distribution function as WebAssembly, in place, two numbers at a time: operation for operation
 * `inverseNormal` of `../distribution/normal.ts`, to which pairs that reach the far tail (one in 10^10) are handed.
 */
import { AS241, FAR, MIDDLE, MIDDLE_SQUARE, TAIL_CENTRE } from '../distribution/normal.ts';
import type { FunctionBody, Part } from '../wasm/encode.ts';
import { callFunction, get, I32, PAIR, set } from '../wasm/lanes.ts';
import { loop, V128 } from './instructions.ts';

const { binary, unary, number, compare, choose, both, all } = PAIR;
const mul = (a: Part, b: Part): Part => binary('mul', a, b);
const plus = (a: Part, b: Part): Part => binary('add', a, b);
const minus = (a: Part, b: Part): Part => binary('sub', a, b);

const [AT, END] = [0, 1];
export const SCORE_PARAMS = [I32, I32];
const [U, Q, R, INNER, INSIDE] = [2, 3, 4, 5, 6];

/** `log` is the number of a function of two logarithms, `far` of the imported function of one number. */
export function scoreFunction(type: number, log: number, far: number): FunctionBody {
  const body = loop(AT, 16, get(END), [
    set(U, PAIR.load(get(AT), 0)),
    set(Q, minus(get(U), number(0.5))),
    set(R, minus(number(MIDDLE_SQUARE), mul(get(Q), get(Q)))),
    set(INNER, mul(get(Q), ratio(AS241.middle, AS241.middleBelow))),
    set(INSIDE, both(compare('ge', get(Q), number(-MIDDLE)), compare('le', get(Q), number(MIDDLE)))),
    [all(get(INSIDE)), 0x45, 0x04, 0x40, tails(log, far), 0x0b],
    PAIR.store(get(AT), get(INNER), 0),
  ]);
  return { type, locals: [V128, V128, V128, V128, V128], body };
}

/** At least one of the pair stands in a tail: the other keeps its value. */
function tails(log: number, far: number): Part {
  const nearer = binary('min', get(U), minus(number(1), get(U)));
  const z = ratio(AS241.tail, AS241.tailBelow);
  const signed = (value: Part): Part => choose(compare('lt', get(Q), number(0)), unary('neg', value), value);
  return [
    set(R, unary('sqrt', unary('neg', callFunction(log, nearer)))),
    [all(compare('le', get(R), number(FAR))), 0x04, 0x40],
    set(R, minus(get(R), number(TAIL_CENTRE))),
    set(R, z),
    set(INNER, choose(get(INSIDE), get(INNER), signed(get(R)))),
    0x05,
    set(INNER, PAIR.each(far, [get(U)])),
    0x0b,
  ];
}

/** The quotient of two polynomials in R, by Horner's scheme. */
function ratio(above: readonly number[], under: readonly number[]): Part {
  return binary('div', polynomial(above), polynomial(under));
}

function polynomial(coefficients: readonly number[]): Part {
  const [last = 0, ...rest] = [...coefficients].reverse();
  return rest.reduce((sum: Part, c) => plus(mul(sum, get(R)), number(c)), number(last));
}
