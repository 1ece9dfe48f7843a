/** Laws over the shipped plans: everything that can be shown is shown, in both languages, and agrees with itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluate, valueIn } from '../../engine/analyse/evaluate.ts';
import { allTargets, judge, openStudy, type Study } from '../../engine/analyse/index.ts';
import { readFolders } from '../../engine/model/index.ts';
import { board, chartWords, reviewTable, seriesView, traceNumber } from '../../engine/present/index.ts';
import { valuesFor } from '../../engine/present/trace/numbers.ts';

const root = new URL('../../scenarios/', import.meta.url);
const paths = ['guangzhou-13', 'guangzhou-14'].flatMap((id) =>
  readdirSync(new URL(id, root))
    .filter((name) => /\.(yaml|csv)$/.test(name) && !name.includes('.expected.'))
    .map((name) => `${id}/${name}`),
);
const { folders } = readFolders(
  Object.fromEntries(paths.map((path) => [path, readFileSync(new URL(path, root), 'utf8')])),
);
const fourteen = folders.get('guangzhou-14')!;
const thirteen = folders.get('guangzhou-13')!;

function opened(id: string): Study {
  const study = openStudy(fourteen, id);
  if (!study.ok) throw new Error(JSON.stringify(study.issues[0]));
  return study.value;
}

const baseline = opened('baseline');
const words = (value: unknown): string => JSON.stringify(value);

describe('the board of the 14th plan', () => {
  const shown = board(fourteen, baseline.scenario, baseline.run, baseline.judgements);
  const tiles = [...shown.groups.flatMap((group) => group.tiles), ...shown.text];

  it('has a tile for each of the 28 series in six groups, and the eight targets of the prose', () => {
    expect(shown.groups.map((group) => group.tiles.length)).toEqual([4, 3, 6, 5, 8, 2]);
    expect(shown.text).toHaveLength(8);
  });

  it('counts every series once', () => {
    expect(Object.values(shown.counts).reduce((sum, count) => sum + count, 0)).toBe(28);
  });

  it('leaves no word out in either language and shows no NaN', () => {
    for (const { value, target, verdictWords, name, view } of tiles) {
      for (const text of [value.text, value.full, target, verdictWords, name, view.unit]) {
        expect(text.zh && text.en).toBeTruthy();
        expect(text.zh + text.en).not.toMatch(/NaN|undefined|Infinity/);
      }
    }
    expect(words(shown.sentence)).not.toMatch(/NaN|undefined/);
  });

  it('counts nothing as met that the province has not set', () => {
    const unset = tiles.filter(({ judgement }) => judgement.kind === 'province');
    expect(unset.map(({ verdict }) => verdict)).toEqual(['not_set', 'not_set', 'not_set']);
  });

  it('can be said in words for those who cannot see the charts', () => {
    for (const tile of tiles) {
      const indicator = allTargets(fourteen.plan).find(({ id }) => id === tile.id)!;
      const { title, alt } = chartWords(tile.view, indicator.unit, [2020, 2025], tile);
      expect(title.zh + title.en + alt.zh + alt.en).not.toMatch(/NaN|undefined|缺数|no value/);
    }
  });
});

describe('the trace of every number of the 14th plan', () => {
  it('holds an equation whose numbers give the value that the run has', () => {
    for (const { id, equation, shocks } of baseline.linked.order) {
      const value = evaluate(equation.body, valuesFor(baseline, 2025));
      const expected = valueIn(baseline.run, id, 2025);
      if (shocks.length === 0) expect([id, value]).toEqual([id, expect.closeTo(expected, 6)]);
    }
  });

  it('exists for every variable and assumption, in the first year and in a later one', () => {
    const ids = [...fourteen.model!.variables.keys(), ...fourteen.model!.parameters.keys()];
    for (const id of ids) {
      for (const year of [2020, 2025]) {
        const trace = traceNumber(baseline, id, year)!;
        expect(trace.equation && trace.latex && trace.substituted).toBeTruthy();
        expect(words([trace.substituted, trace.value, trace.uses])).not.toMatch(/NaN|undefined|Infinity/);
        expect(new Set(trace.uses.map((use) => `${use.kind}:${use.id}:${use.year}`)).size).toBe(trace.uses.length);
      }
    }
  });

  it('gives a printed base of the plan the grade of a printed figure', () => {
    expect(traceNumber(baseline, 'gdp', 2020)?.grade).toBe('official');
    expect(traceNumber(baseline, 'gdp', 2025)?.grade).toBe('assumption');
  });
});

describe('history on every tile', () => {
  it('is never joined across a hole, and holds no value that is not published or printed', () => {
    for (const { series } of fourteen.plan.history) {
      const { history } = seriesView({ published: fourteen }, series, {
        name: { zh: series, en: series },
        unit: unitOf(series),
      });
      expect(history.points.length).toBeGreaterThan(0);
      for (const run of history.segments) {
        run.forEach((point, index) => {
          if (index > 0) expect(point.year).toBe((run[index - 1]?.year ?? 0) + 1);
        });
      }
    }
  });
});

function unitOf(series: string): string {
  return fourteen.model?.variables.get(series)?.unit ?? fourteen.model?.parameters.get(series)?.unit ?? '%';
}

describe('the 13th plan, which has no model', () => {
  const judgements = judge(thirteen.plan);

  it('is judged from its 47 published outcomes', () => {
    expect(judgements).toHaveLength(47);
    expect(judgements.filter(({ verdict }) => verdict === 'not_set')).toEqual([]);
  });

  it('missed growth and passengers, and met the cut in energy: 6 < 7.5, 7339 < 8000, 19.4 ≥ 19.3', () => {
    const verdicts = thirteen.plan.indicators.map(({ no, id }) => [
      no,
      judgements.find((each) => each.id === id)?.verdict,
    ]);
    const of = (wanted: string) => verdicts.find(([no]) => no === wanted)?.[1];
    expect([of('1a'), of('8a'), of('15')]).toEqual(['missed', 'missed', 'met']);
  });

  it('has a review table of outcomes without a column for standing', () => {
    const table = reviewTable(thirteen, judgements);
    expect(table.columns.map(({ id }) => id)).not.toContain('progress');
    expect(table.rows).toHaveLength(47);
  });
});

it('says a target of the reader’s own in the scale of the number beside it: 36,000 × 10^8 yuan is 3.6 × 10^12', () => {
  const scenario = { targets: new Map([['gdp_level', 36000]]) };
  const words = seriesView({ published: fourteen, scenario }, 'gdp_current').target?.words;
  expect(words?.zh).toMatch(/^3\.60 万亿元左右（情景设定；规划：约3\.5万亿元）$/);
  expect(words?.en).toMatch(/^about 3\.60 trillion yuan \(from the scenario; plan: about 3\.5 trillion yuan\)$/);
});

it('marks a target on its axis with what its kind means: 110 in five years are 22 a year', () => {
  const mark = (series: string) => {
    const target = seriesView({ published: fourteen }, series).target;
    return target && [target.sign.zh, target.sign.en, target.value];
  };
  expect(mark('labour_productivity')).toEqual(['≥ ', '≥ ', 26]);
  expect(mark('rd_intensity')).toEqual(['约 ', 'about ', 3.4]);
  expect(mark('new_urban_jobs')).toEqual(['年均 ≥ ', 'yearly ≥ ', 22]);
});
