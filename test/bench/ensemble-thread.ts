/** Keeps one part of an ensemble open and answers each seed with its result. */
import { parentPort, workerData } from 'node:worker_threads';
import { openPart, packRun, resolveScenario, type PartOfPlan } from '../../engine/index.ts';
import { load } from '../../cli/load.ts';

export interface Order extends Pick<PartOfPlan, 'series' | 'targets'> {
  readonly draws: number;
  readonly quantiles: readonly number[];
}

const { series, targets, draws, quantiles } = workerData as Order;
const folder = load(undefined).folders.get('guangzhou-14');
const scenario = folder && resolveScenario(folder, 'baseline');
if (!folder?.model || !scenario?.ok) throw new Error('the default plan is not here');
const spec = { draws, seed: 0, method: 'random', quantiles } as const;
const part = openPart(folder, 'baseline', {}, { series, targets, lastYear: folder.model.years.to, spec });
if (!part.ok) throw new Error('not opened');
const { values } = scenario.value;
// As in the other rounds, the first year too.
const wanted = series.map((id) => ({ series: id, years: part.value.program.years }));
parentPort?.on('message', (seed: number) => {
  const run = part.value.update(values, { seed, wanted });
  if (!run.ok) throw new Error(run.issues.map(({ code }) => code).join());
  const packed = packRun(run.value);
  parentPort?.postMessage(packed, [packed.numbers.buffer]);
});
