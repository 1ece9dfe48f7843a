/** Values of a shape from base numbers: the inverse distribution functions, a column at a time. */
import { betaQuantile } from './beta-inverse.ts';
import { exp } from '../math.ts';
import { inverseNormal } from './normal.ts';
import { baseOf, type Shape } from './shape.ts';
import { fillTruncated } from './truncated.ts';
import type { Work } from './work.ts';

/**
 * Writes `count` values into `out` from place `to` on, each from a base number of `base` from place `from` on
 * (`baseOf(shape)` says of which kind they are).
 */
export function fillShape(
  shape: Shape,
  base: Float64Array,
  from: number,
  out: Float64Array,
  to: number,
  count: number,
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
      return fillBeta(shape, work);
    case 'log_normal':
      return fillLogNormal(shape.median, shape.sd, work);
    case 'list':
      return fillList(shape, work);
    default:
      return shape satisfies never;
  }
}

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

function fillBeta({ min, max, table }: Of<'beta'>, { base, from, out, to, count }: Work): void {
  const width = max - min;
  for (let i = 0; i < count; i++) {
    out[to + i] = Math.min(max, min + width * betaQuantile(table, base[from + i] as number));
  }
}

function fillLogNormal(median: number, sd: number, { base, from, out, to, count }: Work): void {
  for (let i = 0; i < count; i++) out[to + i] = median * exp(sd * (base[from + i] as number));
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
