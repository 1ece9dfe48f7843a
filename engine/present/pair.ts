/** One target under two scenarios beside each other: the unit once, both numbers, and how far they lie apart. */
import { usualDigits } from '../analyse/format/digits.ts';
import { rowScale } from '../analyse/format/row.ts';
import { digitsApart } from '../analyse/format/value.ts';
import type { Judgement } from '../analyse/types.ts';
import type { Text } from '../issue.ts';
import { digitsOf, shownValue } from './tile.ts';

export interface PairWords {
  readonly unit: Text;
  readonly here: Text;
  readonly there: Text;
  /** Undefined where one of them has no number. */
  readonly difference?: Text;
  /** The unit of the difference, where it is another: two percentages lie percentage points apart. */
  readonly differenceUnit?: Text;
  readonly apart: number;
}

const percentagePoints: Text = { zh: '个百分点', en: 'percentage points' };

/** Two numbers that are not equal look different. */
export function pairWords(here: Judgement, there: Judgement): PairWords {
  const { unit } = here;
  const [a, b] = [shownValue(here) ?? NaN, shownValue(there) ?? NaN];
  const scale = rowScale([a, b], unit);
  const together = Number.isFinite(a - b) ? digitsApart(a, b, unit) : usualDigits;
  const digits = Math.max(together, digitsOf(here) ?? 0, digitsOf(there) ?? 0);
  return {
    unit: scale.unit,
    here: scale.number(a, digits),
    there: scale.number(b, digits),
    ...(Number.isFinite(a - b) && { difference: scale.difference(a - b) }),
    ...(unit === '%' && { differenceUnit: percentagePoints }),
    apart: a - b,
  };
}
