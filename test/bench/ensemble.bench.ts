/**
 * The whole default model as an ensemble: every series in every year from 2020 to 2035, five quantiles of each, every
 * target, 10,000 draws; beside scalar C, numpy, mathjs and Squiggle on the same linked model. Rounds are interleaved, so
 * that whatever else the machine does falls on all of them; medians, and ratios to C.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import {
  allTargets,
  createPathMachine,
  dealPlan,
  joinParts,
  openEnsemble,
  runPath,
  unpackRun,
  type EnsembleRun,
  type PackedRun,
} from '../../engine/index.ts';
import { load } from '../../cli/load.ts';
import { differenceFromC } from './c-model-check.ts';
import type { Order } from './ensemble-thread.ts';
import { cRival, numpyRival, squiggleRival, type Rival } from './rivals.ts';
import { mathjsRunner } from './run-mathjs.ts';
import { defaultModel } from './run-model.ts';

const DRAWS = 10_000;
const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95];
const ROUNDS = 5;

const model = defaultModel();
const { program, linked, scenario } = model;
const folder = load(undefined).folders.get('guangzhou-14') ?? missing();
const { plan } = folder;

function missing(): never {
  throw new Error('the default plan is not here');
}

function oneThread(): Rival {
  const session = openEnsemble(program, { draws: DRAWS, seed: 0, method: 'random', quantiles: QUANTILES });
  if (!session.ok) throw new Error('not opened');
  let seed = 0;
  const round = (): number => {
    const start = performance.now();
    // Another seed: everything is drawn, computed and summarised anew.
    if (!session.value.update(scenario.values, { seed: ++seed }).ok) throw new Error('not run');
    return ((performance.now() - start) * 1e6) / DRAWS;
  };
  for (let i = 0; i < 5; i++) round();
  return { name: 'Suisuan, one thread', round };
}

/** Two threads, each some of the series over all draws, as in the page. */
async function twoThreads(): Promise<Rival & { readonly close: () => void }> {
  const shares = dealPlan(folder, 'baseline', {}, { series: program.series, lastYear: 2035 }, 2);
  if (!shares.ok) throw new Error('not dealt');
  const threads = shares.value.map((share) => {
    const order: Order = { ...share, draws: DRAWS, quantiles: QUANTILES };
    return new Worker(new URL('./ensemble-thread.mjs', import.meta.url), { workerData: order });
  });
  const ask = async (thread: Worker, seed: number): Promise<EnsembleRun> => {
    thread.postMessage(seed);
    const [run] = (await once(thread, 'message')) as [PackedRun];
    return unpackRun(run);
  };
  let seed = 0;
  const round = async (): Promise<number> => {
    const start = performance.now();
    seed++;
    const parts = await Promise.all(threads.map((thread) => ask(thread, seed)));
    const joined = joinParts(plan, parts);
    if (!joined.ok || joined.value.targets.length < allTargets(plan).length - 4) throw new Error('not joined');
    return ((performance.now() - start) * 1e6) / DRAWS;
  };
  for (let i = 0; i < 5; i++) await round();
  return { name: 'Suisuan, two threads', round, close: () => threads.forEach((thread) => void thread.terminate()) };
}

/** mathjs a draw at a time; sampling and quantiles are left out, which it would add to. */
function mathjs(): Rival {
  const run = mathjsRunner(linked);
  const few = 100;
  const round = (): number => {
    const start = performance.now();
    for (let i = 0; i < few; i++) run(scenario.values);
    return ((performance.now() - start) * 1e6) / few;
  };
  round();
  return { name: 'mathjs, compiled (simulation alone)', round };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function line(name: string, times: readonly number[], c: number, ours: number): void {
  const spread = `${(Math.min(...times) / 1000).toFixed(1)} … ${(Math.max(...times) / 1000).toFixed(1)}`;
  const cells = [
    (median(times) / 1000).toFixed(1),
    spread,
    (median(times) / c).toFixed(2),
    (median(times) / ours).toFixed(1),
  ];
  console.log(name.padEnd(44) + cells.map((cell, i) => cell.padStart([9, 18, 9, 12][i] ?? 9)).join(''));
}

async function measure(): Promise<void> {
  runPath(createPathMachine(program), scenario.values);
  const c = cRival(model, DRAWS);
  if (c) console.log(`C and the machine agree within ${differenceFromC(model).toExponential(1)}`);
  const pair = await twoThreads();
  const rivals = [oneThread(), pair, c, numpyRival(model, DRAWS), mathjs(), await squiggleRival(model, QUANTILES)];
  const there = rivals.filter((one) => one !== undefined);
  const times = new Map(there.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++) for (const one of there) times.get(one.name)?.push(await one.round());
  pair.close();
  const of = (name: string | undefined): number => median(times.get(name ?? '') ?? []);
  const heads = ['µs a draw', 'least … most', 'to C', 'to ours'];
  console.log(''.padEnd(44) + heads.map((head, i) => head.padStart([9, 18, 9, 12][i] ?? 9)).join(''));
  for (const { name } of there) line(name, times.get(name) ?? [], of(c?.name), of('Suisuan, one thread'));
}

await measure();
