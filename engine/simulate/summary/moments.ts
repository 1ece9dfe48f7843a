/**
 * Mean and sum of squared deviations of a column, in one fixed order: within blocks of 256 draws by absolute draw
 * number, then blocks in a binary tree by absolute block number. So the bits do not depend on how the draws were divided
 * among tiles, workers or shards. Values that are not finite are holes: counted, left out.
 */

/** Draws in a block: the unit of summation, and of dividing an ensemble. */
export const BLOCK = 256;

/** `n` finite values with their mean and sum of squared deviations from it. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly m2: number;
}

/** A node of the tree: blocks from index × 2^level to (index + 1) × 2^level. */
export interface TreeNode extends Moments {
  readonly level: number;
  readonly index: number;
}

export const NO_MOMENTS: Moments = { n: 0, mean: 0, m2: 0 };

/**
 * Moments of values[from] to values[to - 1], which must lie in one block and begin it. Sums of x - shift and its square
 * in four lanes (as vector code has them), shift being the first finite value, so that neither cancels.
 */
export function blockMoments(values: Float64Array, from: number, to: number): Moments {
  const shift = values[from] as number;
  let [s0, s1, s2, s3, q0, q1, q2, q3] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = from; i < to; i += 4) {
    const left = to - i;
    const d0 = (values[i] as number) - shift;
    const d1 = left > 1 ? (values[i + 1] as number) - shift : 0;
    const d2 = left > 2 ? (values[i + 2] as number) - shift : 0;
    const d3 = left > 3 ? (values[i + 3] as number) - shift : 0;
    s0 += d0;
    s1 += d1;
    s2 += d2;
    s3 += d3;
    q0 += d0 * d0;
    q1 += d1 * d1;
    q2 += d2 * d2;
    q3 += d3 * d3;
  }
  const squares = q0 + q2 + (q1 + q3);
  // A hole makes every sum that it enters a hole.
  if (!(squares < Infinity)) return momentsAroundHoles(values, from, to);
  return fromSums(to - from, shift, s0 + s2 + (s1 + s3), squares);
}

/** The same, leaving holes out. */
function momentsAroundHoles(values: Float64Array, from: number, to: number): Moments {
  let start = from;
  while (start < to && !Number.isFinite(values[start])) start++;
  if (start === to) return NO_MOMENTS;
  const shift = values[start] as number;
  const sums = [0, 0, 0, 0];
  const squares = [0, 0, 0, 0];
  let n = 0;
  for (let i = start; i < to; i++) {
    const d = (values[i] as number) - shift;
    if (d - d !== 0) continue;
    const lane = (i - from) & 3;
    sums[lane] = (sums[lane] as number) + d;
    squares[lane] = (squares[lane] as number) + d * d;
    n++;
  }
  return fromSums(n, shift, joined(sums), joined(squares));
}

function joined([a = 0, b = 0, c = 0, d = 0]: readonly number[]): number {
  return a + c + (b + d);
}

function fromSums(n: number, shift: number, sum: number, squares: number): Moments {
  // Beyond 1e154 squares overflow: the spread is then infinite rather than unknown.
  return { n, mean: shift + sum / n, m2: squares < Infinity ? Math.max(0, squares - (sum * sum) / n) : Infinity };
}

/** Moments of two neighbouring ranges together (Chan, Golub and LeVeque 1979). */
export function combine(a: Moments, b: Moments): Moments {
  if (a.n === 0) return b;
  if (b.n === 0) return a;
  const n = a.n + b.n;
  const step = b.mean - a.mean;
  return { n, mean: a.mean + step * (b.n / n), m2: a.m2 + b.m2 + step * step * ((a.n * b.n) / n) };
}

/** Adds a node at the right end of a list of neighbouring ones, joining siblings at once. */
export function pushNode(nodes: TreeNode[], node: TreeNode): void {
  let last = node;
  for (;;) {
    const before = nodes[nodes.length - 1];
    if (!before || before.level !== last.level || before.index + 1 !== last.index || before.index % 2 !== 0) break;
    nodes.pop();
    last = { ...combine(before, last), level: last.level + 1, index: before.index / 2 };
  }
  nodes.push(last);
}

/** Adds the blocks of `values`, whose first element is the first draw of block number `block`. */
export function pushBlocks(nodes: TreeNode[], values: Float64Array, block: number): void {
  for (let from = 0; from < values.length; from += BLOCK) {
    const moments = blockMoments(values, from, Math.min(from + BLOCK, values.length));
    pushNode(nodes, { ...moments, level: 0, index: block + from / BLOCK });
  }
}

/** Moments of all nodes, which must cover the blocks from 0 on: what is left unjoined is folded from the right. */
export function settle(nodes: readonly TreeNode[]): Moments {
  return nodes.reduceRight<Moments>((right, node) => combine(node, right), NO_MOMENTS);
}

/** Standard deviation of the draws (divided by n - 1); 0 for a single one. */
export function sdOf({ n, m2 }: Moments): number {
  return n > 1 ? Math.sqrt(m2 / (n - 1)) : 0;
}
