/** Mean and variance of a shape in closed form: what a large sample of it must approach. */
import { exp } from '../math.ts';
import type { Shape } from './shape.ts';
import { truncatedMean, truncatedVariance } from './truncated.ts';

export function meanOf(shape: Shape): number {
  switch (shape.kind) {
    case 'point':
      return shape.value;
    case 'normal':
      return shape.mean;
    case 'truncated':
      return truncatedMean(shape.normal);
    case 'uniform':
      return shape.min + (shape.max - shape.min) / 2;
    case 'triangular':
      return (shape.min + shape.mode + shape.max) / 3;
    case 'beta':
      return shape.min + ((shape.max - shape.min) * shape.a) / (shape.a + shape.b);
    case 'log_normal':
      return shape.median * exp((shape.sd * shape.sd) / 2);
    case 'list':
      return listMoment(shape.values, shape.cumulated, (x) => x);
    default:
      return shape satisfies never;
  }
}

export function varianceOf(shape: Shape): number {
  switch (shape.kind) {
    case 'point':
      return 0;
    case 'normal':
      return shape.sd * shape.sd;
    case 'truncated':
      return truncatedVariance(shape.normal);
    case 'uniform':
      return square(shape.max - shape.min) / 12;
    case 'triangular':
      // (a² + b² + c² - ab - ac - bc) / 18, written with differences so that nothing cancels.
      return (square(shape.max - shape.min) - (shape.max - shape.mode) * (shape.mode - shape.min)) / 18;
    case 'beta':
      return betaVariance(shape.a, shape.b) * square(shape.max - shape.min);
    case 'log_normal': {
      const growth = exp(shape.sd * shape.sd);
      return square(shape.median) * growth * (growth - 1);
    }
    case 'list': {
      const mean = meanOf(shape);
      return listMoment(shape.values, shape.cumulated, (x) => square(x - mean));
    }
    default:
      return shape satisfies never;
  }
}

function betaVariance(a: number, b: number): number {
  return (a * b) / (square(a + b) * (a + b + 1));
}

function square(x: number): number {
  return x * x;
}

/** Σ probability × f(value). */
function listMoment(values: Float64Array, cumulated: Float64Array, f: (x: number) => number): number {
  let sum = 0;
  let before = 0;
  for (let i = 0; i < values.length; i++) {
    sum += ((cumulated[i] as number) - before) * f(values[i] as number);
    before = cumulated[i] as number;
  }
  return sum;
}
