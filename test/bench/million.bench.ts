/**
 * A million draws, streamed, in two threads: seconds from start to the joined result, and the most memory that the
 * process took. First the plan's own series and all targets, then every series of the model. `… million.bench.ts [draws]`
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { mergeShards, readPart, type EnsemblePart } from '../../engine/index.ts';
import { load } from '../../cli/load.ts';

const draws = Number(process.argv[2] ?? 1_000_000);
const THREADS = 2;

const plan = load(undefined).folders.get('guangzhou-14')?.plan;
const own = (plan?.indicators ?? []).map(({ series }) => series);

async function part(words: readonly string[], index: number): Promise<EnsemblePart> {
  const workerData = { words, index, count: THREADS };
  const thread = new Worker(new URL('../../cli/shard-worker.mjs', import.meta.url), { workerData });
  for (;;) {
    const [{ bytes }] = (await once(thread, 'message')) as [{ readonly bytes?: Uint8Array }];
    if (!bytes) continue;
    const read = readPart(bytes, `part ${index}`);
    if (!read.ok) throw new Error('a part cannot be read');
    return read.value;
  }
}

async function measure(what: string, series: readonly string[]): Promise<void> {
  const chosen = series.length > 0 ? ['--series', series.join(',')] : [];
  const words = ['baseline', '--draws', String(draws), ...chosen];
  const before = process.cpuUsage();
  const start = performance.now();
  const parts = await Promise.all(Array.from({ length: THREADS }, (_, index) => part(words, index)));
  const whole = mergeShards(parts);
  if (!whole.ok) throw new Error('the parts cannot be joined');
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const method = whole.value.quantileMethod;
  console.log(
    `${what.padEnd(34)} ${seconds.toFixed(1).padStart(6)} s   ${((user + system) / 1e6).toFixed(1).padStart(6)} s of work   ` +
      `${(process.resourceUsage().maxRSS / 1024).toFixed(0).padStart(5)} MB at most   ${JSON.stringify(method)}`,
  );
}

console.log(`${draws.toLocaleString('en')} draws, ${THREADS} threads`);
await measure(`the plan's ${own.length} series`, own);
await measure('every series of the model', []);
