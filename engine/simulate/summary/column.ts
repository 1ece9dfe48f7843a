/** One column of draws summarised: mean, spread and quantiles of the finite values, and how many were holes. */
import type { Column } from '../types.ts';
import { pushBlocks, sdOf, settle, type TreeNode } from './moments.ts';
import { quantilesOf } from './quantiles.ts';

/** Summary of all draws of a column, from draw 0. A column of holes alone has NaN everywhere. */
export function summariseColumn(values: Float64Array, probabilities: readonly number[]): Column {
  const nodes: TreeNode[] = [];
  pushBlocks(nodes, values, 0);
  const moments = settle(nodes);
  const holes = values.length - moments.n;
  const finite = holes === 0 ? values : values.filter((value) => Number.isFinite(value));
  const quantiles = quantilesOf(finite, probabilities);
  if (moments.n === 0) return { mean: NaN, sd: NaN, quantiles, holes };
  return { mean: moments.mean, sd: sdOf(moments), quantiles, holes };
}
