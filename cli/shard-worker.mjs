/** A thread that computes one shard of an ensemble. */
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register({ tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)) });
const { shardBytes } = await import('./shard.ts');
const part = shardBytes(workerData, (share) => parentPort?.postMessage({ share }));
parentPort?.postMessage({ part }, part.ok ? [part.value.buffer] : []);
