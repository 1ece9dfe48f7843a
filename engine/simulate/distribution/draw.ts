/** Values of a shape from base numbers: the inverse distribution functions, a column at a time. */
import { betaLogit } from './beta-inverse.ts';
import { exp } from '../math.ts';
import { inverseNormal } from './normal.ts';
import { baseOf, type Shape } from './shape.ts';
import { fillTruncated } from './truncated.ts';
import type { Work } from './work.ts';

/**
 * Writes `count` values into `out` from place `to` on, each from a base number of `base` from place `from` on
 * (`baseOf(shape)` says of which kind they are). The bits are the same whoever works out the exponentials.
 */
export function fillShape(
  shape: Shape,
  base: Float64Array,
  from: number,
  out: Float64Array,
  to: number,
  count: number,
  exponentials: Exponentials = plain,
): void {
  const work = { base, from, out, to, count };
  switch (shape.kind) {
    case 'point':
      out.fill(shape.value, to, to + count);
      return;
    case 'normal':
      return fillLine(shape.mean, shape.sd, Infinity, work);
    case 'truncated':
      return fillTruncated(shape.normal, work);
    case 'uniform':
      return fillLine(shape.min, shape.max - shape.min, shape.max, work);
    case 'triangular':
      return fillTriangular(shape, work);
    case 'beta':
      return fillBeta(shape, work, exponentials);
    case 'log_normal':
      return fillLogNormal(shape.median, shape.sd, work, exponentials);
    case 'list':
      return fillList(shape, work);
    default:
      return shape satisfies never;
  }
}

/** Works out exponentials many at a time. */
export interface Exponentials {
  readonly buffer: Float64Array;
  /** Turns the first `count` numbers of the buffer into their exponentials. */
  readonly exps: (count: number) => void;
}

const room = new Float64Array(1024);

const plain: Exponentials = {
  buffer: room,
  exps: (count) => {
    for (let i = 0; i < count; i++) room[i] = exp(room[i] as number);
  },
};

/** The value at probability p in (0, 1). */
export function quantileOf(shape: Shape, p: number): number {
  const base = new Float64Array([baseOf(shape) === 'score' ? inverseNormal(p) : p]);
  const out = new Float64Array(1);
  fillShape(shape, base, 0, out, 0, 1);
  return out[0] as number;
}

type Of<K extends Shape['kind']> = Shape & { readonly kind: K };

/** start + slope × base, not beyond `most`. */
function fillLine(start: number, slope: number, most: number, { base, from, out, to, count }: Work): void {
  for (let i = 0; i < count; i++) {
    const x = start + slope * (base[from + i] as number);
    out[to + i] = x > most ? most : x;
  }
}

/** Two square-root arcs that meet at the mode. */
function fillTriangular({ min, mode, max }: Of<'triangular'>, { base, from, out, to, count }: Work): void {
  const split = (mode - min) / (max - min);
  const rise = (max - min) * (mode - min);
  const fall = (max - min) * (max - mode);
  for (let i = 0; i < count; i++) {
    const u = base[from + i] as number;
    out[to + i] = u < split ? min + Math.sqrt(u * rise) : max - Math.sqrt((1 - u) * fall);
  }
}

/** By the log-odds x of each value: 1 / (1 + exp(-x)). */
function fillBeta({ min, max, table }: Of<'beta'>, work: Work, { buffer, exps }: Exponentials): void {
  const { base, from, out, to, count } = work;
  const width = max - min;
  for (let done = 0; done < count; done += buffer.length) {
    const piece = Math.min(buffer.length, count - done);
    for (let i = 0; i < piece; i++) buffer[i] = -betaLogit(table, base[from + done + i] as number);
    exps(piece);
    for (let i = 0; i < piece; i++) {
      out[to + done + i] = Math.min(max, min + width * (1 / (1 + (buffer[i] as number))));
    }
  }
}

function fillLogNormal(median: number, sd: number, work: Work, { buffer, exps }: Exponentials): void {
  const { base, from, out, to, count } = work;
  for (let done = 0; done < count; done += buffer.length) {
    const piece = Math.min(buffer.length, count - done);
    for (let i = 0; i < piece; i++) buffer[i] = sd * (base[from + done + i] as number);
    exps(piece);
    for (let i = 0; i < piece; i++) out[to + done + i] = median * (buffer[i] as number);
  }
}

/** The first value whose cumulated probability reaches u, by halving. */
function fillList({ values, cumulated }: Of<'list'>, { base, from, out, to, count }: Work): void {
  for (let i = 0; i < count; i++) out[to + i] = values[firstReaching(cumulated, base[from + i] as number)] as number;
}

function firstReaching(cumulated: Float64Array, u: number): number {
  let low = 0;
  let high = cumulated.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cumulated[middle] as number) >= u) high = middle;
    else low = middle + 1;
  }
  return low;
}
