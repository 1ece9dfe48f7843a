/** Dealing work to hands: small deals whose best answer can be seen, and laws of any deal. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dealEvenly, type Item } from '../../engine/analyse/deal-evenly.ts';

const item = (needs: readonly number[], alone = 0): Item => ({ needs, alone });

it('What stands on the same goes together: two pairs on a piece of 10 each, 12 to each hand instead of 22', () => {
  const items = [item([0], 1), item([1], 1), item([0], 1), item([1], 1)];
  expect(dealEvenly(items, [10, 10], 2).toSorted()).toEqual([
    [0, 2],
    [1, 3],
  ]);
});

it('What all stand on is done by every hand, and the rest is shared evenly: 5 + 3 + 1 beside 5 + 2 + 2', () => {
  const items = [item([0], 3), item([0], 2), item([0], 2), item([0], 1)];
  const loads = dealEvenly(items, [5], 2).map((hand) => hand.reduce((sum, n) => sum + (items[n]?.alone ?? 0), 5));
  expect(loads).toEqual([9, 9]);
});

it('One hand takes everything, and nothing to deal leaves all hands empty', () => {
  expect(dealEvenly([item([0]), item([])], [1], 1)).toEqual([[0, 1]]);
  expect(dealEvenly([], [], 2)).toEqual([[], []]);
});

const work = fc.record({
  costs: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 8 }),
  items: fc.array(
    fc.record({ needs: fc.uniqueArray(fc.integer({ min: 0, max: 7 })), alone: fc.integer({ min: 0, max: 9 }) }),
    { maxLength: 10 },
  ),
  hands: fc.integer({ min: 1, max: 4 }),
});

it('Every item is in exactly one hand, and no hand has more than all of the work', () => {
  fc.assert(
    fc.property(work, ({ costs, items, hands }) => {
      const within = items.map(({ needs, alone }) => item(needs.filter((n) => n < costs.length), alone)); // prettier-ignore
      const dealt = dealEvenly(within, costs, hands);
      expect(dealt.length).toBe(hands);
      expect(dealt.flat().toSorted((a, b) => a - b)).toEqual(within.map((_, n) => n));
      const loadOf = (hand: readonly number[]): number => {
        const pieces = new Set(hand.flatMap((n) => within[n]?.needs ?? []));
        const shared = [...pieces].reduce((sum, piece) => sum + (costs[piece] ?? 0), 0);
        return hand.reduce((sum, n) => sum + (within[n]?.alone ?? 0), shared);
      };
      const all = loadOf(within.map((_, n) => n));
      for (const hand of dealt) expect(loadOf(hand)).toBeLessThanOrEqual(all);
    }),
  );
});
