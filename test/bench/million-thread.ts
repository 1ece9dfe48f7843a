/** Computes one share of a large ensemble for each order. */
import { parentPort } from 'node:worker_threads';
import { compile, printPart, runShard } from '../../engine/index.ts';
import { defaultModel } from './run-model.ts';

export interface Order {
  /** Undefined: every series of the model. */
  readonly series: readonly string[] | undefined;
  readonly draws: number;
  readonly index: number;
  readonly count: number;
}

const { linked, finals, scenario, program } = defaultModel();

parentPort?.on('message', ({ series, draws, index, count }: Order) => {
  // Only what the wanted series and the targets need.
  const needed = series ? compile(linked, { finals, outputs: series }) : program;
  const wanted = series?.map((id) => ({ series: id, years: needed.years }));
  const spec = { draws, seed: 1, method: 'random', quantiles: [0.05, 0.25, 0.5, 0.75, 0.95], finals: [] } as const;
  const part = runShard(needed, scenario.values, { ...spec, ...(wanted && { wanted }) }, index, count);
  if (!part.ok) throw new Error(part.issues.map(({ code }) => code).join());
  const bytes = Uint8Array.from(printPart(part.value));
  parentPort?.postMessage(bytes, [bytes.buffer]);
});
parentPort?.postMessage('ready');
