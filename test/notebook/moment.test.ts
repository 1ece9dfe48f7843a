import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { nothingKept } from '../../engine/notebook/evaluate.ts';
import { evaluatorOf, type Outcome } from '../../engine/notebook/runtime/evaluate.ts';
import { newLanes, step, type LaneEffect, type LaneEvent, type Lanes } from '../../engine/notebook/runtime/lanes.ts';
import { contentKeys, momentOf, type Moment } from '../../engine/notebook/runtime/moment.ts';
import { openSheet } from '../../engine/notebook/runtime/sheet.ts';
import { standingOf } from '../../engine/notebook/runtime/standing.ts';
import { workOf } from '../../engine/notebook/runtime/work.ts';
import { NO_ADJUSTMENTS, type Adjustments } from '../../engine/notebook/types.ts';
import { cells, folder, read } from './small.ts';

/** Laws are tried on many cases: slow machines are given time. */
vi.setConfig({ testTimeout: 120_000 });

/** A notebook with a choice of texts in some of its cells. */
function notebook(pick: readonly number[]): string {
  const of = (index: number, texts: readonly string[]): string => texts[(pick[index] ?? 0) % texts.length] ?? '';
  return cells(
    ['parameters #p', of(0, ['growth: 6', 'growth: 7', 'growth: 7 # plan', 'growth: 70', 'growth: ['])],
    ['parameters #q', of(1, ['saving: 3', 'saving: 2'])],
    ['formula #f', of(2, ['x[t] = gdp[t] * 2', 'x[t] = people[t]', 'x[t] = gdp[t'])],
    [
      'shock #s',
      of(3, ['on: people\nkind: multiply\nfrom: 2022\nvalue: 0.9', 'on: gdp\nkind: multiply\nfrom: 2022\nvalue: 0.9']),
    ],
    ['chart #c', of(4, ['series: [x]', 'series: [cut]', 'series: [gdp]\ncompare: [fast]'])],
    ['', of(5, ['{{gdp@2025}}', '{{cut@2025}} {{verdict(head)}}', '{{p(growth)}}'])],
    ['targets #b', 'group: all\nprobability: false'],
    ['question #k', 'ask: ?\nanswer: people@2025'],
    ['sensitivity #y', 'of: cut@2025'],
  );
}

function moment(pick: readonly number[], adjustments: Adjustments = NO_ADJUSTMENTS): Moment {
  return momentOf(
    openSheet(folder, read(notebook(pick)), adjustments),
    adjustments,
    { draws: 64, method: 'random' },
    'v1',
  );
}

const FIRST = [0, 0, 0, 0, 0, 0];
const keysOf = (pick: readonly number[], adjustments?: Adjustments): ReadonlyMap<string, string> =>
  contentKeys(moment(pick, adjustments));
const changed = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] =>
  [...a.keys()].filter((key) => a.get(key) !== b.get(key));

describe('content keys', () => {
  test('an assumption changes the keys of what is computed from it, and no others', () => {
    expect(changed(keysOf(FIRST), keysOf([1, 0, 0, 0, 0, 0]))).toEqual(['p', 'f', 'c', 'markdown-1', 'b']);
    expect(changed(keysOf(FIRST), keysOf([0, 1, 0, 0, 0, 0]))).toEqual(['q', 'b', 'y']);
    expect(changed(keysOf(FIRST), keysOf(FIRST, { set: { saving: 2 } }))).toEqual(['q', 'b', 'y']);
  });

  test('going back gives the key that was there before', () => {
    expect(changed(keysOf(FIRST), keysOf(FIRST, { set: {} }))).toEqual([]);
  });

  test('an answer concerns its own question alone, a seed and a number of draws only what is random', () => {
    expect(changed(keysOf(FIRST), keysOf(FIRST, { set: {}, answers: { k: '1' } }))).toEqual(['k']);
    const random = [0, 0, 0, 0, 0, 2];
    const fewer = momentOf(
      openSheet(folder, read(notebook(random))),
      NO_ADJUSTMENTS,
      { draws: 32, method: 'random' },
      'v1',
    );
    expect(changed(keysOf(random), contentKeys(fewer))).toEqual(['markdown-1']);
  });

  test('a changed plan or model changes every key', () => {
    const other = momentOf(
      openSheet(folder, read(notebook(FIRST))),
      NO_ADJUSTMENTS,
      { draws: 64, method: 'random' },
      'v2',
    );
    expect(changed(keysOf(FIRST), contentKeys(other)).length).toBe(9);
  });
});

describe('what the reader set and cannot be', () => {
  test('it is left out and told; everything else of it is in force', () => {
    const supply = moment(FIRST, { set: { growth: 5, saving: 2 }, scenario: 'supply-side' });
    expect(supply.adjustments.set).toEqual({ saving: 2 });
    expect(supply.refused.map(({ code }) => code)).toEqual(['scenario.set-endogenous']);
    const wild = moment(FIRST, { set: { growth: 500, nowhere: 1, people_growth: { 2021: 3 }, saving: 2 } });
    expect(wild.adjustments.set).toEqual({ saving: 2 });
    expect(wild.refused.map(({ code }) => code).sort()).toEqual([
      'parameter.beyond-bounds',
      'parameter.constant-path',
      'scenario.unknown-parameter',
    ]);
  });

  test("a scenario that is not there any more gives way to the notebook's, and this is told", () => {
    const { sheet } = moment(FIRST, { set: {}, scenario: 'fst' });
    const { scenario } = moment(FIRST, { set: {}, closure: 'gone' });
    expect(scenario.ok && scenario.value.closure).toBe('given');
    expect([sheet.scenario, sheet.issues.map(({ code, fix }) => [code, fix])]).toEqual([
      'baseline',
      [['scenario.unknown', 'fast']],
    ]);
  });
});

const adjustments: fc.Arbitrary<Adjustments> = fc.record({
  set: fc.oneof(
    fc.constant({}),
    fc.record({ growth: fc.constantFrom(5, 6) }),
    fc.record({ saving: fc.constantFrom(1, 3) }),
    fc.record({ growth: fc.constant({ 2022: 4 }), people_growth: fc.constantFrom(1, 2) }),
  ),
});
const scenario = fc.constantFrom<Partial<Adjustments>>({}, {}, { scenario: 'fast' }, { scenario: 'supply-side' });
const setting = fc.tuple(adjustments, scenario).map(([set, chosen]): Adjustments => ({ ...set, ...chosen }));
const picks = fc.array(fc.nat(4), { minLength: 6, maxLength: 6 });

/** What a screen would show, without objects that only carry the means of showing it. */
function shown(outcome: Outcome): string {
  return JSON.stringify(outcome, (key, value: unknown) =>
    value instanceof Map ? [...value] : key === 'place' ? undefined : value,
  );
}

describe('laws of content keys', () => {
  test('equal keys mean equal results', () => {
    fc.assert(
      fc.property(picks, picks, setting, setting, (a, b, setA, setB) => {
        const [one, two] = [moment(a, setA), moment(b, setB)];
        const [keysA, keysB] = [contentKeys(one), contentKeys(two)];
        const [first, second] = [evaluatorOf(one), evaluatorOf(two)];
        const states = new Map(two.sheet.cells.map((each) => [each.cell.key, each]));
        for (const { cell, broken, blockedBy } of one.sheet.cells) {
          const other = states.get(cell.key);
          if (keysA.get(cell.key) !== keysB.get(cell.key) || broken || blockedBy || other?.broken || other?.blockedBy)
            continue;
          expect(shown(first.evaluate(cell.key))).toBe(shown(second.evaluate(cell.key)));
        }
      }),
      { numRuns: 150 },
    );
  });

  test('studies kept from earlier moments change no result', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(picks, setting), { minLength: 1, maxLength: 5 }), (steps) => {
        const kept = nothingKept();
        for (const [pick, set] of steps) {
          const now = moment(pick, set);
          const [warm, cold] = [evaluatorOf(now, kept), evaluatorOf(now)];
          for (const { cell } of now.sheet.cells)
            expect(shown(warm.evaluate(cell.key))).toBe(shown(cold.evaluate(cell.key)));
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** The whole way: edits and drags go to the lanes, an executor evaluates each flight in the moment it was begun in. */
describe('the runtime as a whole', () => {
  test('whatever is edited and dragged, at rest every cell shows what a fresh notebook shows', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(picks, setting, fc.boolean()), { minLength: 1, maxLength: 6 }), (steps) => {
        let lanes: Lanes<Outcome> = newLanes<Outcome>();
        let open: { effect: Extract<LaneEffect, { kind: 'execute' }>; of: Moment }[] = [];
        let now = moment(FIRST);
        const send = (event: LaneEvent<Outcome>): void => {
          const next = step(lanes, event);
          lanes = next.lanes;
          for (const effect of next.effects) {
            if (effect.kind === 'execute') open.push({ effect, of: now });
            else open = open.filter((each) => each.effect.ticket !== effect.ticket);
          }
        };
        const finish = (): void => {
          const flight = open.shift();
          if (!flight) return;
          const evaluator = evaluatorOf(flight.of);
          const { ticket, jobs, lane } = flight.effect;
          send({
            kind: 'done',
            ticket,
            outs: jobs.map(
              ({ key }) => [key, lane === 'fast' ? evaluator.evaluate(key) : toEnd(evaluator, key)] as const,
            ),
          });
        };
        send({ kind: 'force', on: true });
        for (const [pick, set, rests] of steps) {
          now = moment(pick, set);
          send({ kind: 'work', work: workOf(now) });
          if (rests) finish();
        }
        for (let i = 0; open.length > 0 && i < 100; i++) finish();
        const fresh = evaluatorOf(now);
        for (const cell of now.sheet.cells) {
          const standing = standingOf(cell, lanes);
          if (standing.state === 'error' || standing.state === 'blocked') continue;
          expect(standing.state).toBe('ok');
          const { key } = cell.cell;
          const full = cell.parsed.kind?.task ? toEnd(fresh, key) : fresh.evaluate(key);
          expect(standing.out && shown(standing.out)).toBe(shown(full));
        }
      }),
      { numRuns: 80 },
    );
  });
});

function toEnd(evaluator: ReturnType<typeof evaluatorOf>, key: string): Outcome {
  const task = evaluator.task(key);
  if (!task) return evaluator.evaluate(key);
  for (;;) {
    const next = task.next();
    if (next.done) return next.value;
  }
}
