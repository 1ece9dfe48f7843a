/**
 * A million draws, streamed, in two threads: seconds from the order to the joined result, work, and the most memory that
 * the process took. First the plan's own series and all targets, then every series of the model.
 * `npm run bench million [draws]`
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { mergeShards, readPart, type EnsemblePart } from '../../engine/index.ts';
import { load } from '../../cli/load.ts';
import type { Order } from './million-thread.ts';

const draws = Number(process.argv[2] ?? 1_000_000);
const THREADS = 2;

const plan = load(undefined).folders.get('guangzhou-14')?.plan;
const own = (plan?.indicators ?? []).map(({ series }) => series);

async function begun(): Promise<Worker> {
  const thread = new Worker(new URL('./million-thread.mjs', import.meta.url));
  await once(thread, 'message');
  return thread;
}

async function part(thread: Worker, order: Order): Promise<EnsemblePart> {
  thread.postMessage(order);
  const [bytes] = (await once(thread, 'message')) as [Uint8Array];
  const read = readPart(bytes, `part ${order.index}`);
  if (!read.ok) throw new Error('a part cannot be read');
  return read.value;
}

async function measure(threads: readonly Worker[], what: string, series?: readonly string[]): Promise<void> {
  const before = process.cpuUsage();
  const start = performance.now();
  const parts = await Promise.all(
    threads.map((thread, index) => part(thread, { series, draws, index, count: threads.length })),
  );
  const whole = mergeShards(parts);
  if (!whole.ok) throw new Error('the parts cannot be joined');
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const { quantileMethod } = whole.value;
  const error = quantileMethod.kind === 'streamed' ? (quantileMethod.worstError ?? 0) : 0;
  console.log(
    `${what.padEnd(36)} ${seconds.toFixed(1).padStart(5)} s   ${((user + system) / 1e6).toFixed(1).padStart(5)} s of work   ` +
      `${(process.resourceUsage().maxRSS / 1024).toFixed(0).padStart(4)} MB   quantiles within ${(100 * error).toFixed(2)} % of a width`,
  );
}

const threads = await Promise.all(Array.from({ length: THREADS }, begun));
console.log(
  `${draws.toLocaleString('en')} draws, ${THREADS} threads; before: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
);
await measure(threads, `the plan's ${own.length} series, all targets`, own);
await measure(threads, 'every series of the model');
for (const thread of threads) await thread.terminate();
