/**
 * An ensemble in one thread or several. A worker opens the same study from what was read of the files and computes one
 * shard; the shards are joined to exactly the bits of the whole.
 */
import { Worker } from 'node:worker_threads';
import {
  mergeShards,
  readPart,
  runEnsemble,
  type EnsembleRun,
  type EnsembleSpec,
  type PlanFolder,
  type Reading,
  type Study,
} from '../engine/index.ts';

/** What a worker needs to open the study again. */
export interface WorkerOrder {
  readonly folder: PlanFolder;
  readonly words: readonly string[];
  readonly index: number;
  readonly count: number;
}

/** `words` are those of the call, from which each worker opens the study. */
export async function ensembleOf(
  study: Study,
  spec: EnsembleSpec,
  workers: number,
  words: readonly string[],
  onProgress: (share: number) => void,
): Promise<Reading<EnsembleRun>> {
  if (workers === 1) {
    return runEnsemble(study.program, study.scenario.values, spec, {
      onProgress: ({ done, draws }) => onProgress(done / draws),
    });
  }
  const shares = new Float64Array(workers);
  // What is not computed with stays here.
  const folder: PlanFolder = { ...study.folder, observations: [], notebooks: new Map() };
  const parts = await Promise.all(
    Array.from({ length: workers }, (_, index) =>
      shardInWorker({ folder, words, index, count: workers }, (share) => {
        shares[index] = share;
        onProgress(shares.reduce((sum, one) => sum + one, 0) / workers);
      }),
    ),
  );
  const read = parts.map((part, index) => (part.ok ? readPart(part.value, `worker ${index + 1}`) : part));
  const whole = read.flatMap((one) => (one.ok ? [one.value] : []));
  // Every worker meets the same: it is told once.
  const issues = new Map(parts.flatMap((one) => one.issues).map((issue) => [JSON.stringify(issue), issue]));
  const merged: Reading<EnsembleRun> = whole.length === parts.length ? mergeShards(whole) : { ok: false, issues: [] };
  return { ...merged, issues: [...issues.values(), ...merged.issues] };
}

function shardInWorker(order: WorkerOrder, onProgress: (share: number) => void): Promise<Reading<Uint8Array>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./shard-worker.mjs', import.meta.url), { workerData: order });
    worker.on('message', (message: { share: number } | { part: Reading<Uint8Array> }) => {
      if ('share' in message) onProgress(message.share);
      else resolve(message.part);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => code !== 0 && reject(new Error(`worker ended with ${code}`)));
  });
}
