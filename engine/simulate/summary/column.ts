/** One column of draws summarised: mean, spread and quantiles of the finite values, and how many were holes. */
import type { Column } from '../types.ts';
import { BLOCK, blockMoments, sdOf, type Moments } from './moments.ts';
import { finiteOf, quantilesOf } from './quantiles.ts';
import { blockTree } from './tree.ts';

const tree = blockTree();

/** Summary of all draws of a column, from draw 0. A column of holes alone has NaN everywhere. */
export function summariseColumn(values: Float64Array, probabilities: readonly number[]): Column {
  const moments = momentsOf(values);
  const holes = values.length - moments.n;
  const quantiles = quantilesOf(finiteOf(values), probabilities);
  if (moments.n === 0) return { mean: NaN, sd: NaN, quantiles, holes };
  return { mean: moments.mean, sd: sdOf(moments), quantiles, holes };
}

function momentsOf(values: Float64Array): Moments {
  tree.clear();
  for (let from = 0; from < values.length; from += BLOCK) {
    const { n, mean, m2 } = blockMoments(values, from, Math.min(from + BLOCK, values.length));
    tree.push(n, mean, m2);
  }
  return tree.settle();
}
