/** What the cells of a notebook are told while a hand drags: what is out of sight rests, and follows when it is let go. */
import { describe, expect, test } from 'vitest';
import { handOut } from '../../app/lib/notebook/host.ts';
import type { CellOutput } from '../../app/lib/notebook/runtime/output.ts';

const [result, problems] = [{ of: 'an earlier moment' }, []];
const ok: CellOutput = { state: 'ok', problems, issues: [], preliminary: false, result };
const stale: CellOutput = { ...ok, state: 'stale' };

const never = (): boolean => false;
const below = (key: string): boolean => key === 'below';

function told(): Map<string, CellOutput> {
  const to = new Map<string, CellOutput>();
  handOut(new Map(Object.entries({ above: ok, below: ok })), to, never);
  return to;
}

describe('handOut', () => {
  test('a cell that rests is not told that it is out of date, the others are', () => {
    const to = told();
    handOut(new Map(Object.entries({ above: stale, below: stale })), to, below);
    expect([to.get('above'), to.get('below')]).toEqual([stale, ok]);
    handOut(new Map(Object.entries({ above: stale, below: stale })), to, never);
    expect(to.get('below')).toEqual(stale);
  });

  test.each<[string, CellOutput]>([
    ['a new result', { ...ok, result: { of: 'this moment' } }],
    ['a mistake', { ...stale, problems: [], state: 'error' }],
    ['slow work that goes on', { ...stale, progress: 0.5 }],
    ['a cell that stands in its way', { ...stale, state: 'blocked', blockedBy: 'a' }],
  ])('a cell that rests is told of %s', (_, news) => {
    const to = told();
    handOut(new Map(Object.entries({ above: ok, below: news })), to, below);
    expect(to.get('below')).toEqual(news);
  });

  test('a cell that is gone goes, and one that is new comes, though it rests', () => {
    const to = told();
    handOut(new Map(Object.entries({ above: ok, new: stale })), to, () => true);
    expect([...to.keys()]).toEqual(['above', 'new']);
  });
});
