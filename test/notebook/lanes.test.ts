import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import {
  newLanes,
  step,
  type LaneEffect,
  type LaneEvent,
  type Lanes,
  type Work,
} from '../../engine/notebook/runtime/lanes.ts';

/** Laws are tried on many cases: slow machines are given time. */
vi.setConfig({ testTimeout: 120_000 });

/** What a cell comes to is a function of its content alone; the quick and the full result of slow work differ. */
const quick = (content: string): string => `quick ${content}`;
const full = (content: string): string => `full ${content}`;

/** Drives the machine with an executor whose answers can be held back. */
class Bench {
  lanes: Lanes<string> = newLanes<string>();
  open: Extract<LaneEffect, { kind: 'execute' }>[] = [];
  /** Called off, but the executor may not have noticed. */
  late: Extract<LaneEffect, { kind: 'execute' }>[] = [];
  begun: LaneEffect[] = [];

  send(event: LaneEvent<string>): void {
    const { lanes, effects } = step(this.lanes, event);
    this.lanes = lanes;
    for (const effect of effects) {
      this.begun.push(effect);
      if (effect.kind === 'execute') this.open.push(effect);
      else {
        this.late.push(...this.open.filter(({ ticket }) => ticket === effect.ticket));
        this.open = this.open.filter(({ ticket }) => ticket !== effect.ticket);
      }
    }
  }

  finish(flight = this.open[0]): void {
    if (!flight) return;
    this.open = this.open.filter(({ ticket }) => ticket !== flight.ticket);
    const result = flight.lane === 'slow' ? full : quick;
    this.send({
      kind: 'done',
      ticket: flight.ticket,
      outs: flight.jobs.map(({ key, content }) => [key, result(content)] as const),
    });
  }

  settle(): void {
    for (let i = 0; this.open.length > 0; i++) {
      if (i > 1000) throw new Error('it does not come to rest');
      this.finish();
    }
  }

  shown(key: string): string | undefined {
    return this.lanes.shown.get(key)?.out;
  }
}

const cell = (key: string, content: string, slow = false, idle = false): Work => ({
  key,
  content: `${key}${content}`,
  slow,
  idle,
});

describe('lanes', () => {
  test('only what is visible is computed, and everything when it is forced', () => {
    const bench = new Bench();
    bench.send({ kind: 'visible', keys: ['a'] });
    bench.send({ kind: 'work', work: [cell('a', '1'), cell('b', '1')] });
    bench.settle();
    expect([bench.shown('a'), bench.shown('b')]).toEqual(['quick a1', undefined]);
    bench.send({ kind: 'force', on: true });
    bench.settle();
    expect(bench.shown('b')).toBe('quick b1');
  });

  test('while one batch is in flight all changes wait, and only the latest is computed', () => {
    const bench = new Bench();
    bench.send({ kind: 'visible', keys: ['a'] });
    for (const content of ['1', '2', '3', '4']) bench.send({ kind: 'work', work: [cell('a', content)] });
    expect(bench.open.map(({ jobs }) => jobs[0]?.content)).toEqual(['a1']);
    bench.finish();
    expect(bench.shown('a')).toBe('quick a1');
    expect(bench.open.map(({ jobs }) => jobs[0]?.content)).toEqual(['a4']);
    bench.settle();
    expect(bench.shown('a')).toBe('quick a4');
    expect(bench.begun.length).toBe(2);
  });

  test('going back to what was shown before computes nothing, and a result under way does not disturb it', () => {
    const bench = new Bench();
    bench.send({ kind: 'visible', keys: ['a'] });
    bench.send({ kind: 'work', work: [cell('a', '1')] });
    bench.settle();
    bench.send({ kind: 'work', work: [cell('a', '2')] });
    bench.send({ kind: 'work', work: [cell('a', '1')] });
    expect(bench.shown('a')).toBe('quick a1');
    bench.settle();
    expect(bench.shown('a')).toBe('quick a1');
    bench.send({ kind: 'work', work: [cell('a', '2')] });
    expect(bench.shown('a')).toBe('quick a2');
    expect(bench.begun.length).toBe(2);
  });

  test('a late answer does not replace what is right, even in a cell that has been scrolled away', () => {
    const bench = new Bench();
    bench.send({ kind: 'visible', keys: ['a'] });
    bench.send({ kind: 'work', work: [cell('a', '1')] });
    bench.settle();
    bench.send({ kind: 'work', work: [cell('a', '2')] });
    bench.send({ kind: 'visible', keys: [] });
    bench.send({ kind: 'work', work: [cell('a', '1')] });
    bench.settle();
    expect(bench.shown('a')).toBe('quick a1');
  });

  test('slow work waits for the end of a drag, is given up when its content changes, and late answers are dropped', () => {
    const bench = new Bench();
    bench.send({ kind: 'visible', keys: ['s'] });
    bench.send({ kind: 'drag', on: true });
    bench.send({ kind: 'work', work: [cell('s', '1', true)] });
    bench.settle();
    expect(bench.shown('s')).toBe('quick s1');
    bench.send({ kind: 'drag', on: false });
    expect(bench.open.map(({ lane }) => lane)).toEqual(['slow']);
    bench.send({ kind: 'work', work: [cell('s', '2', true)] });
    expect(bench.begun.some((effect) => effect.kind === 'cancel')).toBe(true);
    const [late] = bench.late;
    const before = bench.lanes;
    bench.send({ kind: 'done', ticket: late?.ticket ?? 0, outs: [['s', 'full s1']] });
    expect(bench.lanes.shown).toEqual(before.shown);
    bench.settle();
    expect(bench.shown('s')).toBe('full s2');
  });

  test('the steps of a drag are not kept, and what was there before it is', () => {
    const bench = new Bench();
    bench.send({ kind: 'visible', keys: ['a'] });
    bench.send({ kind: 'work', work: [cell('a', '1')] });
    bench.settle();
    bench.send({ kind: 'drag', on: true });
    for (const content of ['2', '3', '4', '1']) {
      bench.send({ kind: 'work', work: [cell('a', content)] });
      bench.settle();
      expect(bench.shown('a')).toBe(`quick a${content}`);
    }
    bench.send({ kind: 'drag', on: false });
    expect([...bench.lanes.cache.keys()]).toEqual(['a1']);
    expect(bench.begun.length).toBe(4);
    bench.send({ kind: 'work', work: [cell('a', '4')] });
    bench.settle();
    expect([...bench.lanes.cache.keys()]).toEqual(['a1', 'a4']);
  });

  test('short slow work goes before longer work that stands above it', () => {
    const bench = new Bench();
    bench.send({ kind: 'visible', keys: ['long', 'short'] });
    bench.send({ kind: 'work', work: [cell('long', '1', true), { ...cell('short', '1', true), soon: true }] });
    bench.finish();
    expect(bench.open.map(({ lane, jobs }) => [lane, jobs[0]?.key])).toEqual([['slow', 'short']]);
    bench.settle();
    expect([bench.shown('long'), bench.shown('short')]).toEqual(['full long1', 'full short1']);
  });

  test('partial results and progress are shown while slow work runs', () => {
    const bench = new Bench();
    bench.send({ kind: 'visible', keys: ['s'] });
    bench.send({ kind: 'work', work: [cell('s', '1', true)] });
    bench.finish(bench.open.find(({ lane }) => lane === 'fast'));
    const ticket = bench.open[0]?.ticket ?? 0;
    bench.send({ kind: 'progress', ticket, done: 5, of: 10, out: 'half s1' });
    expect([bench.shown('s'), bench.lanes.slow?.progress]).toEqual(['half s1', { done: 5, of: 10 }]);
    bench.settle();
    expect(bench.shown('s')).toBe('full s1');
  });

  test('slow work that was called off stays off until it is asked for again', () => {
    const bench = new Bench();
    bench.send({ kind: 'visible', keys: ['s'] });
    bench.send({ kind: 'work', work: [cell('s', '1', true)] });
    bench.send({ kind: 'cancel', key: 's' });
    bench.settle();
    expect(bench.shown('s')).toBe('quick s1');
    bench.send({ kind: 'run', key: 's' });
    bench.settle();
    expect(bench.shown('s')).toBe('full s1');
  });

  test('an executor that fails is told in its cells, and is not asked again for the same content', () => {
    const bench = new Bench();
    bench.send({ kind: 'visible', keys: ['a'] });
    bench.send({ kind: 'work', work: [cell('a', '1')] });
    bench.send({ kind: 'failed', ticket: bench.open[0]?.ticket ?? 0, out: 'failed' });
    expect([bench.shown('a'), bench.begun.length]).toEqual(['failed', 1]);
    bench.send({ kind: 'run', key: 'a' });
    expect(bench.begun.length).toBe(2);
  });

  test('a blocked cell keeps its last output', () => {
    const bench = new Bench();
    bench.send({ kind: 'visible', keys: ['a'] });
    bench.send({ kind: 'work', work: [cell('a', '1')] });
    bench.settle();
    bench.send({ kind: 'work', work: [cell('a', '2', false, true)] });
    expect([bench.shown('a'), bench.open.length]).toEqual(['quick a1', 0]);
  });
});

const KEYS = ['a', 'b', 's', 't'];
const isSlow = (key: string): boolean => key === 's' || key === 't';

type Act =
  | { readonly kind: 'edit'; readonly contents: readonly number[]; readonly idle: readonly boolean[] }
  | { readonly kind: 'visible'; readonly keys: readonly string[] }
  | { readonly kind: 'drag' | 'force'; readonly on: boolean }
  | { readonly kind: 'finish'; readonly which: number }
  | { readonly kind: 'late'; readonly which: number }
  | { readonly kind: 'progress' | 'cancel' | 'run'; readonly which: number };

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constant('edit' as const),
    contents: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
    idle: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('visible' as const), keys: fc.subarray(KEYS) }),
  fc.record({ kind: fc.constantFrom('drag' as const, 'force' as const), on: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('finish' as const, 'late' as const), which: fc.nat(2) }),
  fc.record({ kind: fc.constantFrom('progress' as const, 'cancel' as const, 'run' as const), which: fc.nat(3) }),
);

function perform(bench: Bench, each: Act): void {
  switch (each.kind) {
    case 'edit':
      return bench.send({
        kind: 'work',
        work: KEYS.map((key, i) =>
          cell(key, String(each.contents[i]), isSlow(key), each.idle[i] === true && i % 2 === 1),
        ),
      });
    case 'visible':
      return bench.send({ kind: 'visible', keys: each.keys });
    case 'drag':
    case 'force':
      return bench.send({ kind: each.kind, on: each.on });
    case 'finish':
      return bench.finish(bench.open[each.which % Math.max(1, bench.open.length)]);
    case 'late': {
      const flight = bench.late[each.which % Math.max(1, bench.late.length)];
      if (flight)
        bench.send({
          kind: 'done',
          ticket: flight.ticket,
          outs: flight.jobs.map(({ key, content }) => [key, full(content)] as const),
        });
      return;
    }
    case 'progress': {
      const flight = bench.open.find(({ lane }) => lane === 'slow');
      if (flight)
        bench.send({ kind: 'progress', ticket: flight.ticket, done: 1, of: 2, out: `half ${flight.jobs[0]?.content}` });
      return;
    }
    case 'cancel':
    case 'run':
      return bench.send({ kind: each.kind, key: KEYS[each.which] ?? 'a' });
    default:
      return each satisfies never;
  }
}

/** Every output that is shown is one of its content; one that was right for its cell is not replaced by a late one. */
function checkShown(bench: Bench, before: Lanes<string>, each: Act): void {
  const answer = each.kind === 'finish' || each.kind === 'late' || each.kind === 'progress';
  for (const [key, { content, out }] of bench.lanes.shown) {
    expect([quick(content), full(content), `half ${content}`]).toContain(out);
    const wanted = bench.lanes.work.find((work) => work.key === key)?.content;
    const old = before.shown.get(key);
    if (answer && old?.content === wanted && wanted !== undefined) expect(content).toBe(wanted);
    if (answer && old && old.content === content && old.full) expect(out).toBe(full(content));
  }
}

describe('laws of the lanes', () => {
  test('whatever the order of events and answers, at rest every cell shows what evaluating it from nothing gives', () => {
    fc.assert(
      fc.property(
        fc.array(act, { maxLength: 60 }),
        fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
        (acts, last) => {
          const bench = new Bench();
          for (const each of acts) {
            const before = bench.lanes;
            const begunBefore = bench.begun.length;
            perform(bench, each);
            checkShown(bench, before, each);
            expect(bench.open.filter(({ lane }) => lane === 'fast').length).toBeLessThanOrEqual(1);
            expect(bench.open.filter(({ lane }) => lane === 'slow').length).toBeLessThanOrEqual(1);
            const slowBegun = bench.begun
              .slice(begunBefore)
              .some((effect) => effect.kind === 'execute' && effect.lane === 'slow');
            if (bench.lanes.dragging) expect(slowBegun).toBe(false);
          }
          bench.send({ kind: 'drag', on: false });
          bench.send({ kind: 'force', on: true });
          bench.send({ kind: 'work', work: KEYS.map((key, i) => cell(key, String(last[i]), isSlow(key))) });
          for (const key of KEYS) bench.send({ kind: 'run', key });
          bench.settle();
          for (const [i, key] of KEYS.entries()) {
            const content = `${key}${last[i]}`;
            expect(bench.shown(key)).toBe(isSlow(key) ? full(content) : quick(content));
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('the cache is bounded, and forgets what was used longest ago', () => {
    const bench = new Bench();
    bench.send({ kind: 'visible', keys: ['a'] });
    for (let i = 0; i < 2000; i++) {
      bench.send({ kind: 'work', work: [cell('a', String(i))] });
      bench.settle();
      if (i % 100 === 0) bench.send({ kind: 'work', work: [cell('a', '0')] });
      bench.settle();
    }
    expect(bench.lanes.cache.size).toBe(600);
    expect(bench.lanes.cache.has('a0')).toBe(true);
    expect(bench.lanes.cache.has('a1')).toBe(false);
  });
});
