/** A thread that computes one shard of an ensemble. */
import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerOrder } from './ensemble.ts';
import { shardBytes } from './shard.ts';

const part = shardBytes(workerData as WorkerOrder, (share) => parentPort?.postMessage({ share }));
parentPort?.postMessage({ part }, part.ok ? [part.value.buffer as ArrayBuffer] : []);
