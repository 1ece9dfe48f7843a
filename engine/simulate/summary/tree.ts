/** The tree of block moments of `moments.ts` for blocks pushed in order from the first, without making objects. */
import { NO_MOMENTS, type Moments } from './moments.ts';

export interface BlockTree {
  readonly clear: () => void;
  readonly push: (n: number, mean: number, m2: number) => void;
  readonly settle: () => Moments;
}

/** Room for 2^40 blocks. */
const LEVELS = 40;

export function blockTree(): BlockTree {
  const n = new Float64Array(LEVELS);
  const mean = new Float64Array(LEVELS);
  const m2 = new Float64Array(LEVELS);
  let top = 0;
  let blocks = 0;
  /** Joins entry `at + 1` into entry `at`: the operations of `combine`. */
  const join = (at: number): void => {
    const [na, nb] = [n[at] as number, n[at + 1] as number];
    if (nb === 0) return;
    if (na === 0) {
      for (const array of [n, mean, m2]) array[at] = array[at + 1] as number;
      return;
    }
    const sum = na + nb;
    const step = (mean[at + 1] as number) - (mean[at] as number);
    mean[at] = (mean[at] as number) + step * (nb / sum);
    m2[at] = (m2[at] as number) + (m2[at + 1] as number) + step * step * ((na * nb) / sum);
    n[at] = sum;
  };
  return {
    clear: () => {
      top = 0;
      blocks = 0;
    },
    push: (count, average, squares) => {
      n[top] = count;
      mean[top] = average;
      m2[top++] = squares;
      blocks++;
      // As many joins as the number of blocks has zeros at its end: a full subtree of each size.
      for (let rest = blocks; rest % 2 === 0; rest /= 2) join(--top - 1);
    },
    settle: () => {
      for (let at = top - 2; at >= 0; at--) join(at);
      return top === 0 ? NO_MOMENTS : { n: n[0] as number, mean: mean[0] as number, m2: m2[0] as number };
    },
  };
}
