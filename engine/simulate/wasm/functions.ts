/**
 * exp, log and pow as WebAssembly: operation for operation those of `../math.ts`, on one number or on two. Arguments
 * off the plain path (subnormal, infinite, holes, results that overflow) go through `../math.ts` itself, lane by lane.
 */
import {
  EXP_PLAIN,
  EXP_Q,
  INVERSE_LN2,
  LN2_HIGH,
  LN2_LOW,
  LOG_R,
  POW_A,
  POW_LN2_HIGH,
  POW_LN2_LOW,
  ROUNDER,
} from '../math.ts';
import type { Part } from './encode.ts';
import { get, I32, i32, set, type Lanes } from './lanes.ts';

/** A function of one or two values and its locals. */
export interface HelperBody {
  readonly locals: readonly number[];
  readonly body: Part;
}

/** Bytes of one row of the table of pow: inverse, nothing, logarithm, its rest. The table stands at address 0. */
export const POW_ROW = 32;

const SMALLEST_NORMAL = 2.2250738585072014e-308;
const HIGH_HALF = 0xffffffff00000000n;
const TOP_BITS = 0xfffffffff8000000n;

/** Arithmetic of values, in words. */
function wordsOf(lanes: Lanes) {
  const add = (a: Part, b: Part): Part => lanes.binary('add', a, b);
  const sub = (a: Part, b: Part): Part => lanes.binary('sub', a, b);
  const mul = (a: Part, b: Part): Part => lanes.binary('mul', a, b);
  const num = lanes.number;
  const inRange = (x: Part): Part =>
    lanes.both(lanes.compare('ge', x, num(SMALLEST_NORMAL)), lanes.compare('lt', x, num(Infinity)));
  /** The value with some of its bits kept. */
  const masked = (x: Part, mask: bigint): Part =>
    lanes.toValue(lanes.bitwise('and', lanes.toBits(x), lanes.pattern(mask)));
  return { add, sub, mul, num, inRange, masked };
}

/** `if (mask holds everywhere) { then } else { otherwise }`, each leaving a value. */
function branch(lanes: Lanes, mask: Part, then: Part, otherwise: Part): Part {
  return [lanes.all(mask), 0x04, lanes.value, then, 0x05, otherwise, 0x0b];
}

/** Locals of the sum's exponential: rounded, k, whole, rest, r, lost, r2, r4. */
const EXP_LOCALS = 8;

/** e^(high + low) where |high| ≤ 708; `high` may be a local, both are read once or twice. */
function expOfSum(lanes: Lanes, high: Part, low: Part, from: number): Part {
  const { add, sub, mul, num } = wordsOf(lanes);
  const [rounded, k, whole, rest, r, lost, r2, r4] = [
    from,
    from + 1,
    from + 2,
    from + 3,
    from + 4,
    from + 5,
    from + 6,
    from + 7,
  ];
  const [q0, q1, q2, q3, q4, q5, q6, q7, q8, q9, q10] = EXP_Q.map(num) as [
    Part,
    Part,
    Part,
    Part,
    Part,
    Part,
    Part,
    Part,
    Part,
    Part,
    Part,
  ];
  const front = add(add(q0, mul(get(r), q1)), mul(get(r2), add(q2, mul(get(r), q3))));
  const middle = add(add(q4, mul(get(r), q5)), mul(get(r2), add(q6, mul(get(r), q7))));
  const back = add(add(q8, mul(get(r), q9)), mul(get(r2), q10));
  const inner = add(get(lost), mul(get(r2), add(front, mul(get(r4), add(middle, mul(get(r4), back))))));
  const biased = lanes.bitwise('add', lanes.shift('shl', lanes.toBits(get(rounded)), 52), lanes.pattern(1023n << 52n));
  return [
    set(rounded, add(mul(high, num(INVERSE_LN2)), num(ROUNDER))),
    set(k, sub(get(rounded), num(ROUNDER))),
    set(whole, sub(high, mul(get(k), num(LN2_HIGH)))),
    set(rest, sub(low, mul(get(k), num(LN2_LOW)))),
    set(r, add(get(whole), get(rest))),
    set(lost, add(sub(get(whole), get(r)), get(rest))),
    set(r2, mul(get(r), get(r))),
    set(r4, mul(get(r2), get(r2))),
    mul(add(num(1), add(get(r), inner)), lanes.toValue(biased)),
  ];
}

/** Parameter 0: x. */
export function expFunction(lanes: Lanes, apart: number): HelperBody {
  const { num } = wordsOf(lanes);
  const plain = lanes.compare('le', lanes.unary('abs', get(0)), num(EXP_PLAIN));
  const locals = Array.from({ length: EXP_LOCALS }, () => lanes.value);
  return { locals, body: branch(lanes, plain, expOfSum(lanes, get(0), num(0), 1), lanes.each(apart, [get(0)])) };
}

/** k of x = 2^k z, as a value, from the bits of x less those of the least z. */
function exponent(lanes: Lanes, above: Part): Part {
  const shifted = lanes.shift('shr_u', lanes.bitwise('add', above, lanes.pattern(1023n << 52n)), 52);
  const whole = lanes.toValue(lanes.bitwise('or', shifted, lanes.pattern(0x433n << 52n)));
  return lanes.binary('sub', whole, lanes.number(4503599627370496 + 1023));
}

/** Locals of the logarithm: above, f, k, s, z, w, r, half. */
export const LOG_LOCALS = 8;

/** log x of normal numbers above zero in a local; `from` is the first of its own locals. */
export function logOfNormal(lanes: Lanes, x: number, from: number): Part {
  const { add, sub, mul, num } = wordsOf(lanes);
  const [above, f, k, s, z, w, r, half] = [from, from + 1, from + 2, from + 3, from + 4, from + 5, from + 6, from + 7];
  const [r0, r1, r2, r3, r4, r5, r6] = LOG_R.map(num) as [Part, Part, Part, Part, Part, Part, Part];
  const even = add(r0, mul(get(w), add(r2, mul(get(w), add(r4, mul(get(w), r6))))));
  const odd = add(r1, mul(get(w), add(r3, mul(get(w), r5))));
  const scaled = lanes.bitwise(
    'sub',
    lanes.toBits(get(x)),
    lanes.bitwise('and', get(above), lanes.pattern(0xfffn << 52n)),
  );
  const inner = add(mul(get(s), add(get(half), get(r))), mul(get(k), num(LN2_LOW)));
  return [
    set(above, lanes.bitwise('sub', lanes.toBits(get(x)), lanes.pattern(0x3fe6a09en << 32n))),
    set(f, sub(lanes.toValue(scaled), num(1))),
    set(k, exponent(lanes, get(above))),
    set(s, lanes.binary('div', get(f), add(num(2), get(f)))),
    set(z, mul(get(s), get(s))),
    set(w, mul(get(z), get(z))),
    set(r, mul(get(z), add(even, mul(get(z), odd)))),
    set(half, mul(mul(num(0.5), get(f)), get(f))),
    sub(mul(get(k), num(LN2_HIGH)), sub(sub(get(half), inner), get(f))),
  ];
}

/** Parameter 0: x. */
export function logFunction(lanes: Lanes, apart: number): HelperBody {
  const plain = wordsOf(lanes).inRange(get(0));
  return {
    locals: [lanes.bits, ...Array.from({ length: LOG_LOCALS - 1 }, () => lanes.value)],
    body: branch(lanes, plain, logOfNormal(lanes, 0, 1), lanes.each(apart, [get(0)])),
  };
}

/** Parameters 0 and 1: x and y. */
export function powFunction(lanes: Lanes, apart: number): HelperBody {
  const { mul, sub, add, num, inRange, masked } = wordsOf(lanes);
  const names = [
    'above', 'row0', 'row1', 'k', 'z', 'zHigh', 'inverse', 'rHigh', 'rLow', 'r', 'base', 'sum', 'halfHigh', 'half',
    'square', 'total', 'r2', 'tail', 'low', 'high', 'rest', 'yHigh', 'lHigh', 'product', 'error',
  ] as const; // prettier-ignore
  const local = Object.fromEntries(names.map((name, n) => [name, 2 + n])) as Record<(typeof names)[number], number>;
  const of = (name: (typeof names)[number]): Part => get(local[name]);
  const let_ = (name: (typeof names)[number], value: Part): Part => set(local[name], value);
  const [a0, a1, a2, a3, a4, a5] = POW_A.map(num) as [Part, Part, Part, Part, Part, Part];
  const rows: readonly Part[] = lanes.count === 1 ? [of('row0')] : [of('row0'), of('row1')];
  const rowOf = (lane: number): Part => [
    lanes.lowWord(lanes.shift('shr_u', of('above'), 40), lane),
    i32(127 * POW_ROW),
    0x71,
  ];
  const r2 = of('r2');
  const series = add(
    add(a0, mul(of('r'), a1)),
    mul(r2, add(add(a2, mul(of('r'), a3)), mul(r2, add(a4, mul(of('r'), a5))))),
  );
  const rounded = lanes.bitwise('add', lanes.toBits(of('z')), lanes.pattern(1n << 31n));
  const lows = add(
    add(mul(of('k'), num(POW_LN2_LOW)), lanes.gather(rows, 24)),
    add(sub(of('base'), of('sum')), of('rLow')),
  );
  const corrected = add(
    add(lows, mul(of('rLow'), add(of('half'), of('halfHigh')))),
    add(sub(of('sum'), of('total')), of('square')),
  );
  const lLow = add(sub(of('high'), of('lHigh')), of('rest'));
  const logarithm: Part = [
    let_('above', lanes.bitwise('sub', lanes.toBits(get(0)), lanes.pattern(0x3fe69000n << 32n))),
    lanes.count === 1 ? let_('row0', rowOf(0)) : [let_('row0', rowOf(0)), let_('row1', rowOf(1))],
    let_('k', exponent(lanes, of('above'))),
    let_(
      'z',
      lanes.toValue(
        lanes.bitwise('sub', lanes.toBits(get(0)), lanes.bitwise('and', of('above'), lanes.pattern(0xfffn << 52n))),
      ),
    ),
    let_('zHigh', lanes.toValue(lanes.bitwise('and', rounded, lanes.pattern(HIGH_HALF)))),
    let_('inverse', lanes.gather(rows, 0)),
    let_('rHigh', sub(mul(of('zHigh'), of('inverse')), num(1))),
    let_('rLow', mul(sub(of('z'), of('zHigh')), of('inverse'))),
    let_('r', add(of('rHigh'), of('rLow'))),
    let_('base', add(add(mul(of('k'), num(POW_LN2_HIGH)), lanes.gather(rows, 16)), of('rHigh'))),
    let_('sum', add(of('base'), of('rLow'))),
    let_('halfHigh', mul(num(-0.5), of('rHigh'))),
    let_('half', mul(num(-0.5), of('r'))),
    let_('square', mul(of('rHigh'), of('halfHigh'))),
    let_('total', add(of('sum'), of('square'))),
    let_('r2', mul(of('r'), of('r'))),
    let_('tail', mul(mul(of('r'), r2), series)),
    let_('low', add(corrected, of('tail'))),
    let_('high', add(of('total'), of('low'))),
    let_('rest', add(sub(of('total'), of('high')), of('low'))),
    let_('yHigh', masked(get(1), TOP_BITS)),
    let_('lHigh', masked(of('high'), TOP_BITS)),
    let_('product', mul(of('yHigh'), of('lHigh'))),
    let_('error', add(mul(sub(get(1), of('yHigh')), of('lHigh')), mul(get(1), lLow))),
  ];
  const other = lanes.each(apart, [get(0), get(1)]);
  const plain = lanes.compare('le', lanes.unary('abs', of('product')), num(EXP_PLAIN));
  const power = branch(lanes, plain, expOfSum(lanes, of('product'), of('error'), 2 + names.length), other);
  const usual = lanes.both(inRange(get(0)), lanes.compare('lt', lanes.unary('abs', get(1)), num(1e300)));
  const locals = names.map((name) => (name === 'above' ? lanes.bits : name.startsWith('row') ? I32 : lanes.value));
  return {
    locals: [...locals, ...Array.from({ length: EXP_LOCALS }, () => lanes.value)],
    body: branch(lanes, usual, [logarithm, power], other),
  };
}
