/** Values of a shape from base numbers: the inverse distribution functions, a column at a time. */
import { betaQuantile } from './beta-inverse.ts';
import { exp } from '../math.ts';
import { inverseNormal } from './normal.ts';
import { baseOf, type Shape } from './shape.ts';
import { fillTruncated } from './truncated.ts';

/** Writes a value for every base number (`baseOf(shape)` says of which kind they are). */
export function fillShape(shape: Shape, base: Float64Array, out: Float64Array): void {
  switch (shape.kind) {
    case 'point':
      out.fill(shape.value);
      return;
    case 'normal':
      return fillLine(shape.mean, shape.sd, base, out);
    case 'truncated':
      return fillTruncated(shape.normal, base, out);
    case 'uniform':
      return fillUniformShape(shape.min, shape.max, base, out);
    case 'triangular':
      return fillTriangular(shape.min, shape.mode, shape.max, base, out);
    case 'beta':
      return fillBeta(shape, base, out);
    case 'log_normal':
      return fillLogNormal(shape.median, shape.sd, base, out);
    case 'list':
      return fillList(shape.values, shape.cumulated, base, out);
    default:
      return shape satisfies never;
  }
}

/** The value at probability p in (0, 1). */
export function quantileOf(shape: Shape, p: number): number {
  const base = new Float64Array([baseOf(shape) === 'score' ? inverseNormal(p) : p]);
  const out = new Float64Array(1);
  fillShape(shape, base, out);
  return out[0] as number;
}

function fillLine(centre: number, slope: number, base: Float64Array, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = centre + slope * (base[i] as number);
}

function fillUniformShape(min: number, max: number, base: Float64Array, out: Float64Array): void {
  const width = max - min;
  for (let i = 0; i < out.length; i++) out[i] = Math.min(max, min + width * (base[i] as number));
}

/** Two square-root arcs that meet at the mode. */
function fillTriangular(min: number, mode: number, max: number, base: Float64Array, out: Float64Array): void {
  const split = (mode - min) / (max - min);
  const rise = (max - min) * (mode - min);
  const fall = (max - min) * (max - mode);
  for (let i = 0; i < out.length; i++) {
    const u = base[i] as number;
    out[i] = u < split ? min + Math.sqrt(u * rise) : max - Math.sqrt((1 - u) * fall);
  }
}

function fillBeta(shape: Shape & { readonly kind: 'beta' }, base: Float64Array, out: Float64Array): void {
  const { min, max, table } = shape;
  const width = max - min;
  for (let i = 0; i < out.length; i++) out[i] = Math.min(max, min + width * betaQuantile(table, base[i] as number));
}

function fillLogNormal(median: number, sd: number, base: Float64Array, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = median * exp(sd * (base[i] as number));
}

/** The first value whose cumulated probability reaches u, by halving. */
function fillList(values: Float64Array, cumulated: Float64Array, base: Float64Array, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = values[firstReaching(cumulated, base[i] as number)] as number;
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
