/**
 * An ensemble in one thread or several. A worker opens the same study from the same files and computes one shard; the
 * shards are joined to exactly the bits of the whole.
 */
import { Worker } from 'node:worker_threads';
import {
  mergeShards,
  readPart,
  runEnsemble,
  type EnsembleRun,
  type EnsembleSpec,
  type Issue,
  type Reading,
  type Study,
} from '../engine/index.ts';

/** What a worker needs to open the study again. */
export interface WorkerOrder {
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
  const parts = await Promise.all(
    Array.from({ length: workers }, (_, index) =>
      shardInWorker({ words, index, count: workers }, (share) => {
        shares[index] = share;
        onProgress(shares.reduce((sum, one) => sum + one, 0) / workers);
      }),
    ),
  );
  const read = parts.map((bytes, index) => readPart(bytes, `worker ${index + 1}`));
  const issues: Issue[] = read.flatMap((one) => [...one.issues]);
  const whole = read.flatMap((one) => (one.ok ? [one.value] : []));
  return whole.length === parts.length ? mergeShards(whole) : { ok: false, issues };
}

function shardInWorker(order: WorkerOrder, onProgress: (share: number) => void): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./shard-worker.mjs', import.meta.url), { workerData: order });
    worker.on('message', (message: { share: number } | { bytes: Uint8Array }) => {
      if ('share' in message) onProgress(message.share);
      else resolve(message.bytes);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => code !== 0 && reject(new Error(`worker ended with ${code}`)));
  });
}
