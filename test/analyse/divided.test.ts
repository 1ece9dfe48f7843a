/** An ensemble in parts, by series and targets, against the same ensemble in one piece. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import {
  allTargets,
  dealPlan,
  ensembleSpecOf,
  joinParts,
  openPart,
  openStudy,
  readFolders,
  runEnsemble,
  type EnsembleRun,
  type PlanFolder,
  type Reading,
} from '../../engine/index.ts';

const root = fileURLToPath(new URL('../../scenarios', import.meta.url));

function shipped(): PlanFolder {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(yaml|csv)$/.test(entry.name) && !/expected/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(root, path), readFileSync(path, 'utf8')] as const);
  const folder = readFolders(Object.fromEntries(files)).folders.get('guangzhou-14');
  if (!folder) throw new Error('the plan did not read');
  return folder;
}

function value<T>(reading: Reading<T>): T {
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return reading.value;
}

const folder = shipped();
const study = value(openStudy(folder, 'baseline'));
const draws = 1500;
const quantiles = [0.1, 0.5, 0.9];
const series = allTargets(folder.plan)
  .map((target) => target.series)
  .filter((id) => study.run.series.has(id));

function inParts(count: number): EnsembleRun {
  const spec = { draws, seed: study.scenario.seed, method: 'random', quantiles } as const;
  const shares = value(dealPlan(folder, 'baseline', {}, { series, lastYear: 2025 }, count));
  const runs = shares.map((share) =>
    value(value(openPart(folder, 'baseline', {}, { ...share, lastYear: 2025, spec })).update(study.scenario.values)),
  );
  return value(joinParts(folder.plan, runs));
}

const whole = value(runEnsemble(study.program, study.scenario.values, ensembleSpecOf(study, { draws, quantiles })));

it.each([1, 2, 3])('%i parts of a plan, joined, have the bits of the whole', (count) => {
  const joined = inParts(count);
  expect(joined.targets).toEqual(whole.targets);
  expect(new Map(joined.joint.map((each) => [each.id, each.met]))).toEqual(
    new Map(whole.joint.map((each) => [each.id, each.met])),
  );
  const at = whole.series.get('gdp_current')?.years.indexOf(2025) ?? -1;
  for (const id of new Set(series)) {
    const own = joined.series.get(id)?.columns.at(-1);
    expect(own, id).toEqual(whole.series.get(id)?.columns[at]);
  }
});

it('Parts of other draws are not joined', () => {
  const [one, other] = [inParts(1), inParts(1)];
  expect(() => joinParts(folder.plan, [one, { ...other, spec: { ...other.spec, seed: 7 } }])).toThrow(/different/);
});
