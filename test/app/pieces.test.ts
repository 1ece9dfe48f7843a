/** The page's small pure pieces: undo, packing, tracks, ticks, tables. No browser is needed. */
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { csvCell, rowsOf } from '../../app/lib/charts/rows.ts';
import { labelRoom, placeLabels } from '../../app/lib/charts/frame.ts';
import { dotted, extent, line, ringed, scale, ticks } from '../../app/lib/charts/scale.ts';
import { copyTitle } from '../../app/lib/notebook/keep/copy-title.ts';
import { noNotebook } from '../../app/lib/notebook/keep/no-notebook.ts';
import { aroundMarks, markedLines } from '../../app/lib/notebook/panels/marked-lines.ts';
import { bounded } from '../../app/lib/notebook/keep/store.ts';
import { awaited } from '../../app/lib/notebook/runtime/pieces.ts';
import { Pace } from '../../app/lib/notebook/pace.ts';
import { levelOf, plainValue, shifted, trackOf, type Lever } from '../../app/lib/state/lever.ts';
import { pack, unpack } from '../../app/lib/state/pack.ts';
import { begin, done, redo, undo } from '../../app/lib/state/timeline.ts';
import type { SeriesView } from '../../engine/index.ts';

describe('Undo', () => {
  it('gives back what was, and redo what came after', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 30 }), (values) => {
        const all = values.reduce((timeline, value) => done(timeline, value, true), begin(-1));
        const back = values.reduce((timeline) => undo(timeline), all);
        expect(back.present).toBe(-1);
        expect(values.reduce((timeline) => redo(timeline), back).present).toBe(values.at(-1));
      }),
    );
  });

  it('takes a whole drag as one step', () => {
    const drag = [2, 3, 4].reduce((timeline, value) => done(timeline, value, false), begin(1));
    const released = done(drag, 5, true);
    expect(undo(released).present).toBe(1);
    expect(undo(done(released, 6, true)).present).toBe(5);
  });

  it('stops at the first and at the last step', () => {
    expect(undo(begin(1)).present).toBe(1);
    expect(redo(begin(1)).present).toBe(1);
  });
});

describe('What is kept', () => {
  it('calls a copy a copy, counts past those there are, and never a copy of a copy of a copy', () => {
    expect(copyTitle('产业', 'zh', new Set())).toBe('产业（副本）');
    expect(copyTitle('产业（副本）', 'zh', new Set(['产业（副本）']))).toBe('产业（副本 2）');
    expect(copyTitle('Growth', 'en', new Set(['Growth (copy)', 'Growth (copy 2)']))).toBe('Growth (copy 3)');
  });

  it('holds forty earlier versions and two megabytes, the oldest go first, the newest stays whatever it takes', () => {
    const version = (at: number, text: string) => ({ at, text });
    expect(bounded(Array.from({ length: 60 }, (_, i) => version(i, 'x'))).map(({ at }) => at)).toHaveLength(40);
    // A Chinese character takes three bytes: 300,000 of them 0.9 MB, three times that is more than two.
    const long = '字'.repeat(300_000);
    expect(bounded([1, 2, 3].map((at) => version(at, long))).map(({ at }) => at)).toEqual([1, 2]);
    expect(bounded([version(1, long.repeat(4)), version(2, 'x')]).map(({ at }) => at)).toEqual([1]);
  });

  it('knows a notebook by its name, its head or a cell in it, and names what else there is', () => {
    expect(noNotebook('随笔.md', 'a,b\n1,2')).toBeUndefined();
    expect(noNotebook('x.MARKDOWN', '')).toBeUndefined();
    expect(noNotebook('a.nb.md.txt', '\uFEFF---\r\ntitle: 一\r\n---\r\n')).toBeUndefined();
    expect(noNotebook('a.txt', '说明\n\n```chart #trend\nseries: [gdp]\n```\n')).toBeUndefined();
    expect(noNotebook('a.txt', '说明\n---\n更多\n```python\n1\n```\n')).toBe('text');
    expect(noNotebook('gdp.csv', 'year,gdp\n2020,1')).toBe('table');
    expect(noNotebook('a.txt', '{"cells": []}')).toBe('json');
    expect(noNotebook('a.json', '{ broken')).toBe('text');
  });
});

describe('Two texts side by side', () => {
  const own = (a: string, b: string): string[][] =>
    markedLines(a, b).map((side) => side.filter(({ isOwn }) => isOwn).map(({ text }) => text));

  it('mark the lines that only one of them has', () => {
    expect(own('a\nb\nc', 'a\nc\nd')).toEqual([['b'], ['d']]);
    expect(own('a\nold\nz', 'a\nnew\nz')).toEqual([['old'], ['new']]);
    expect(own('same\nsame', 'same\nsame')).toEqual([[], []]);
  });

  it('show a line around what is marked, and that something is left out', () => {
    const shown = (a: string, b: string): string[] =>
      aroundMarks(markedLines(a, b)).map((side) => side.map(({ text }) => text).join(' '));
    expect(shown('1\n2\n3\n4\n5', '1\n2\n3\n4\nnew')).toEqual(['⋯ 4 5', '⋯ 4 new']);
    expect(shown('1\n2\n3\n4\n5', '1\n2\n3\nnew\n4\n5')).toEqual(['⋯ 3 4 ⋯', '⋯ 3 new 4 ⋯']);
    expect(shown('', 'new')).toEqual(['', 'new']);
  });

  it('what is not marked is the same on both sides', () => {
    const texts = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 }).map((lines) => lines.join('\n'));
    const both = (side: readonly { text: string; isOwn: boolean }[]): string[] =>
      side.filter(({ isOwn }) => !isOwn).map(({ text }) => text);
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const [left, right] = markedLines(a, b);
        expect(both(left)).toEqual(both(right));
        expect(left.map(({ text }) => text).join('\n')).toBe(a);
      }),
    );
  });
});

describe('Packing', () => {
  const plain = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.string(),
      fc.boolean(),
      fc.double({ noDefaultInfinity: false }).map((value) => (Object.is(value, -0) ? 0 : value)),
      fc.array(tie('value')),
      fc
        .dictionary(
          fc.string().filter((key) => !key.startsWith('$')),
          tie('value'),
        )
        .map((record) => ({ ...record })),
      fc.array(fc.tuple(fc.string(), tie('value'))).map((entries) => new Map(entries)),
    ),
  })).value;

  it('then unpacking gives equal data: maps, holes and infinities too', () => {
    fc.assert(
      fc.property(plain, (value) => {
        expect(unpack(pack({ value }))).toEqual({ value });
      }),
    );
  });

  it('can put another value for a field, or leave it out', () => {
    const packed = pack({ place: { line: 3 }, places: 1, kept: { place: 2 } }, (key, value) =>
      key === 'place' ? {} : key === 'places' ? undefined : value,
    );
    expect(unpack(packed)).toEqual({ place: {}, kept: { place: {} } });
  });

  it('refuses what is not plain data', () => {
    expect(() => pack({ when: new Date(0) })).toThrow(TypeError);
  });
});

const growth: Lever = {
  parameter: {
    id: 'growth',
    name: { zh: '增速', en: 'growth' },
    group: 'growth',
    unit: '%',
    varies: 'yearly',
    default: [2.7, 6, 6, 6, 6, 6, 5],
    bounds: [-20, 30],
    plausible: [3, 8],
    history: [],
    source: { grade: 'assumption', title: { zh: '甲', en: 'a' } },
    why: { zh: '乙', en: 'b' },
    place: {},
  },
  values: [2.7, 6, 6, 6, 6, 6, 5],
  own: [2.7, 6, 6, 6, 6, 6, 5],
  changed: false,
  endogenous: false,
  years: [2021, 2022, 2023, 2024, 2025, 2026],
  span: { from: 2021, to: 2025 },
};

describe('An assumption as a control', () => {
  it('speaks of a path by its average over the plan’s years, leaving the given first year out', () => {
    // 2021-2025: (6 + 6 + 6 + 6 + 6) / 5 = 6; 2020 (2.7) and 2026 (5) do not count.
    expect(levelOf(growth)).toBe(6);
  });

  it('moves a path as a whole, within what is possible', () => {
    expect(shifted(growth, 7)).toEqual(
      new Map([2021, 2022, 2023, 2024, 2025, 2026].map((year, i) => [year, i < 5 ? 7 : 6])),
    );
    // From 6 to 30 is 24 up; 5 + 24 = 29 in the last year; a level of 31 would pass the bound of 30 and is held there.
    expect(shifted(growth, 31)).toEqual(new Map([2021, 2022, 2023, 2024, 2025, 2026].map((year) => [year, 30])));
  });

  it('sets a constant path as one number', () => {
    expect(shifted({ ...growth, values: [2.7, 6, 6, 6, 6, 6, 6] }, 6.5)).toBe(6.5);
  });

  it('has a track that holds usual range, past and default, stays still while the value moves on it, and grows for one beyond', () => {
    const track = trackOf(growth);
    expect(track.min).toBeLessThanOrEqual(3);
    expect(track.max).toBeGreaterThanOrEqual(8);
    fc.assert(
      fc.property(fc.double({ min: track.min, max: track.max, noNaN: true }), (value) => {
        expect(trackOf({ ...growth, values: growth.values.map(() => value) })).toEqual(track);
      }),
    );
    expect(trackOf({ ...growth, values: growth.values.map(() => 20) }).max).toBe(20);
  });

  it('is said with its unit, in the scale of each language', () => {
    expect(plainValue(6, '%', 'en')).toBe('6%');
    expect(plainValue(24, '万人', 'zh')).toBe('24 万人');
    expect(plainValue(24, '万人', 'en')).toBe('240,000 people');
  });
});

describe('Axes', () => {
  it('have round ticks inside their domain, at most half again as many as asked', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        (low, size) => {
          const all = ticks([low, low + size], 7);
          expect(all.every((tick) => tick >= low - size * 1e-9 && tick <= low + size * (1 + 1e-9))).toBe(true);
          expect(all.length).toBeLessThanOrEqual(11);
        },
      ),
      // Divided by its step of 0.0002, the end of this domain is rounded to a whole number that lies beyond it.
      { examples: [[999999.9999999999, 0.001]] },
    );
  });

  it('map ends to ends, and a domain without width to its start', () => {
    const across = scale([2015, 2025], [0, 100]);
    expect([across(2015), across(2020), across(2025)]).toEqual([0, 50, 100]);
    expect(scale([3, 3], [10, 90])(3)).toBe(10);
  });

  it('leave a line open at a hole and take no hole into their range', () => {
    expect(
      line([
        [0, 1],
        [1, NaN],
        [2, 3],
      ]),
    ).toBe('M0 1M2 3');
    expect(extent([NaN, 5, 5], 0)).toEqual([4.75, 5.25]);
    expect(extent([], 0)).toEqual([0, 1]);
  });

  it('keep labels a line apart, in their order', () => {
    expect(
      placeLabels(
        [
          { kind: 'b', y: 12, text: '' },
          { kind: 'a', y: 10, text: '' },
        ],
        15,
      ).map(({ kind, y }) => [kind, y]),
    ).toEqual([
      ['a', 10],
      ['b', 25],
    ]);
  });

  it('give labels at most a third of the width, and else none', () => {
    expect(labelRoom(600, ['3.61 万亿元'], '目标 约3.5万亿元')).toMatchObject({
      endsInMargin: true,
      targetInMargin: true,
    });
    expect(labelRoom(250, ['3.61 trillion yuan'], 'Target about 3.5 trillion yuan')).toEqual({
      right: 20,
      endsInMargin: false,
      targetInMargin: false,
    });
  });
});

describe('Marks of one kind', () => {
  it('are one path: dots as lines without length, rings as two half circles from their left end', () => {
    const points = [
      { x: 10, y: 5.006 },
      { x: 30, y: 7 },
    ];
    expect(dotted(points)).toBe('M10 5.01h0M30 7h0');
    expect(ringed(points, 2)).toBe('M8 5.01a2 2 0 0 1 4 0a2 2 0 0 1 -4 0ZM28 7a2 2 0 0 1 4 0a2 2 0 0 1 -4 0Z');
    expect(dotted([]) + ringed([], 2)).toBe('');
  });
});

describe('What moves', () => {
  afterEach(() => void vi.unstubAllGlobals());

  it('takes its first step of a frame at once and all that follow as one in the next', () => {
    let frames: (() => void)[] = [];
    const frame = (): void => frames.splice(0).forEach((run) => run());
    vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run));
    vi.stubGlobal('cancelAnimationFrame', () => (frames = []));
    let steps = 0;
    const pace = new Pace(() => {
      steps++;
      pace.taken();
    });
    pace.soon();
    expect(steps).toBe(1);
    pace.soon();
    pace.soon();
    expect(steps).toBe(1);
    frame();
    expect(steps).toBe(2);
    frame();
    expect(steps).toBe(2);
    pace.inNextFrame();
    expect(steps).toBe(2);
    frame();
    expect(steps).toBe(3);
    pace.soon();
    pace.stop();
    frame();
    expect(steps).toBe(3);
  });
});

describe('Steps whose end is awaited', () => {
  const steps = function* (log: number[]): Generator<undefined, string, void> {
    for (let n = 0; n < 3; n++) {
      log.push(n);
      yield;
    }
    return 'all';
  };
  const never = (): void => undefined;
  afterEach(() => void vi.unstubAllGlobals());

  it('give what they end with, seen or not, or the fault that ended them', async () => {
    for (const hidden of [false, true]) {
      vi.stubGlobal('document', { hidden });
      const log: number[] = [];
      expect([await awaited(steps(log), () => true, never), log]).toEqual(['all', [0, 1, 2]]);
    }
    const broken = function* (): Generator<undefined, string, void> {
      yield;
      throw new RangeError('broken');
    };
    await expect(awaited(broken(), () => true, never)).rejects.toThrow('broken');
  });

  it('stop where nobody wants them any more, and give nothing', async () => {
    vi.stubGlobal('document', { hidden: false });
    const log: number[] = [];
    expect(await awaited(steps(log), () => log.length < 2, never)).toBeUndefined();
    expect(log).toEqual([0, 1]);
  });
});

describe('Tables', () => {
  const source = { grade: 'official', title: { zh: '甲', en: 'a' } } as const;
  const point = { year: 2020, value: 3, vintage: 'first', source, sourceGrade: 'A', superseded: false } as const;
  const view: SeriesView = {
    id: 'x',
    name: { zh: '甲', en: 'x' },
    unit: { zh: '%', en: '%' },
    years: [2020, 2021, 2022],
    values: [3, NaN, 5],
    history: {
      series: 'x',
      points: [point, { ...point, year: 2018, superseded: true }],
      segments: [[point]],
      breaks: [],
    },
    target: { year: 2022, value: 6, words: { zh: '6', en: '6' }, sign: { zh: '', en: '' } },
  };

  it('have a row for each year that says something, with nothing in the place of a hole', () => {
    expect(rowsOf(view, { from: 2018, to: 2022 })).toEqual([
      { year: 2020, published: 3, vintage: 'first', projection: 3 },
      { year: 2022, projection: 5, target: 6 },
    ]);
  });

  it('write cells that no spreadsheet takes for a formula or for two cells', () => {
    expect(['=1+1', '@x', 'a,b', 'a"b', -3.5, undefined].map(csvCell)).toEqual([
      "'=1+1",
      "'@x",
      '"a,b"',
      '"a""b"',
      '-3.5',
      '',
    ]);
  });
});
