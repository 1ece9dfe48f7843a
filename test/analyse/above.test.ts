/** Which of two scenarios is above on a target: on what it is judged by, whatever the last year says. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  aboveView,
  allTargets,
  chancesAbove,
  measuresAbove,
  openEnsemble,
  openMeasures,
  openStudy,
  readFolders,
  type Files,
  type PlanFolder,
  type Reading,
  type Study,
} from '../../engine/index.ts';
import { files } from './small-plan.ts';

function value<T>(reading: Reading<T>): T {
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return reading.value;
}

function folderOf(id: string, all: Files): PlanFolder {
  const { folders, issues } = readFolders(all);
  const folder = folders.get(id);
  if (!folder) throw new Error(JSON.stringify(issues));
  return folder;
}

const design = { draws: 1000, seed: 7, method: 'random' } as const;

describe('A target judged by average growth', () => {
  const folder = folderOf('small', {
    ...files,
    'small/parameters.yaml': (files['small/parameters.yaml'] ?? '').replace(
      'start: 5\n',
      'start: 5\n  distribution: {kind: normal, sd: 1}\n',
    ),
    'small/front-loaded.yaml': (files['small/slump.yaml'] ?? '').replace(
      /set:[\s\S]*/,
      'set: {growth: {2021: 8, 2022: 5.8}}\n',
    ),
    'small/wide.yaml': (files['small/slump.yaml'] ?? '').replace(
      /set:[\s\S]*/,
      'set: {growth: 6.1}\ndistributions: {growth: {kind: normal, sd: 2}}\n',
    ),
  });
  const [steady, early] = ['baseline', 'front-loaded'].map((id) => value(openStudy(folder, id)));

  it('is won by 8 % and then 5.8 % over 6 % throughout, in every draw, though the last year is lost in every draw', () => {
    // 1.08 × 1.058⁴ = 1.3532 beats 1.06⁵ = 1.3382, and one z moves all years of a draw, in both scenarios, alike:
    // (1.08 + z) (1.058 + z)⁴ against (1.06 + z)⁵ at z = 0.05: 1.13 × 1.108⁴ = 1.7031 against 1.11⁵ = 1.6851.
    const above = value(chancesAbove(steady as Study, early as Study, design));
    expect(above.get('growth')).toMatchObject({ met: 1000, of: 1000, equal: 0, probability: 1 });
    const last = (of: Study | undefined) => of?.run.series.get('growth')?.[5];
    expect([last(early), last(steady)]).toEqual([5.8, 6]);
  });

  it('is won by 6.1 + 2 z over 6 + z wherever z > −0.1: with probability Φ(0.1) = 0.53983', () => {
    const wide = value(openStudy(folder, 'wide'));
    const found = value(chancesAbove(steady as Study, wide, { ...design, draws: 40_000, method: 'lhs' })).get('growth');
    // Latin hypercube draws have one z in each of 40,000 equal slices, so the share is right to one slice.
    expect(found?.probability).toBeCloseTo(0.539828, 4);
  });

  it('is compared anew when only a distribution differs', () => {
    const reopened = value(openStudy(folder, 'wide', { set: new Map([['growth', 6]]) }, { before: steady }));
    expect(reopened.program).not.toBe(steady?.program);
  });

  it('is said to be compared by its average growth', () => {
    const found = value(chancesAbove(steady as Study, early as Study, design)).get('growth');
    const target = allTargets(folder.plan).find(({ id }) => id === 'growth')?.target;
    if (!target) throw new Error('no target');
    const [a, b] = [
      { zh: '前快', en: 'Fast first' },
      { zh: '平稳', en: 'Steady' },
    ];
    const view = aboveView(found, target, { name: { zh: '增速', en: 'Growth' }, a, b });
    expect(view?.measure).toEqual({ zh: '2021—2025 年年均增速', en: 'average growth 2021–2025' });
    expect(view?.sentence.zh).toMatch(/^增速，2021—2025 年年均增速：前快高于平稳的可能性/);
    expect(view?.sentence.en).toMatch(/^Growth, average growth 2021–2025: the probability that Fast first is above/);
  });

  it('is the same in every draw for a scenario against itself, and is said to be, not “about 50 %”', () => {
    const above = value(chancesAbove(steady as Study, steady as Study, design)).get('growth');
    expect(above).toMatchObject({ equal: 1000, of: 1000 });
    const words = aboveView(
      above,
      { kind: 'at_least', value: 1, year: 2025 },
      { name: { zh: '甲', en: 'A' }, a: { zh: '乙', en: 'B' }, b: { zh: '丙', en: 'C' } },
    )?.words;
    expect(words).toEqual({ zh: '相同', en: 'the same' });
  });
});

const root = fileURLToPath(new URL('../../scenarios', import.meta.url));

function shipped(): PlanFolder {
  const read = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(yaml|csv)$/.test(entry.name) && !/expected/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(root, path), readFileSync(path, 'utf8')] as const);
  return folderOf('guangzhou-14', Object.fromEntries(read));
}

describe('On the shipped plan', () => {
  const folder = shipped();
  const studies = ['slow-growth', 'baseline'].map((id) => value(openStudy(folder, id)));
  const above = value(chancesAbove(studies[0] as Study, studies[1] as Study, design));

  /** Draws of the yearly values themselves, put together here. */
  const drawn = studies.map(({ program, scenario }) => {
    const years = [2021, 2022, 2023, 2024, 2025];
    const wanted = ['gdp', 'new_urban_jobs'].map((series) => ({ series, years }));
    const session = value(openEnsemble(program, { ...design, quantiles: [], wanted, finals: [] }));
    value(session.update(scenario.values));
    return (series: string, year: number) => session.draws(series, year) ?? new Float64Array();
  });
  const won = ([slow, base]: readonly number[][]): number | undefined =>
    slow?.filter((value, i) => (base?.[i] ?? NaN) > value).length;

  it('a sum over five years is compared by the sum: counted by adding the years of each draw', () => {
    const sums = drawn.map((of) => {
      const all = [2021, 2022, 2023, 2024, 2025].map((year) => of('new_urban_jobs', year));
      return Array.from({ length: design.draws }, (_, i) => all.reduce((sum, column) => sum + (column[i] ?? NaN), 0));
    });
    expect(above.get('new_urban_jobs')?.met).toBe(won(sums));
  });

  it('average growth from one base ranks like the level at the end', () => {
    expect(above.get('growth')?.met).toBe(won(drawn.map((of) => [...of('gdp', 2025)])));
  });

  it('targets that the province has not set are compared by their level', () => {
    expect(above.get('energy_intensity_cut')?.of).toBe(design.draws);
    expect(new Set(above.keys())).toEqual(new Set(allTargets(folder.plan).map(({ id }) => id)));
  });

  it('measures opened for a part of the targets agree with those of all', () => {
    const targets = ['growth', 'new_urban_jobs'];
    const [slow, base] = ['slow-growth', 'baseline'].map((id, i) => {
      const session = value(openMeasures(folder, id, {}, { targets, spec: { ...design, quantiles: [] } }));
      value(session.update((studies[i] as Study).scenario.values));
      return session;
    });
    if (!slow || !base) throw new Error('not opened');
    const part = measuresAbove(base, slow);
    expect([...part]).toEqual(targets.map((id) => [id, above.get(id)]));
  });
});
