/** A thread that computes one shard of an ensemble. */
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register({ tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)) });
const { shardBytes } = await import('./shard.ts');
const bytes = shardBytes(workerData, (share) => parentPort?.postMessage({ share }));
parentPort?.postMessage({ bytes }, [bytes.buffer]);
