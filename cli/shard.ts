/** Computes one shard of the ensemble that a call's words ask for. */
import { ensembleSpecOf, printPart, runShard, type Reading } from '../engine/index.ts';
import { readCall } from './arguments.ts';
import type { WorkerOrder } from './ensemble.ts';
import { sampleOptions, wantedIn } from './sample-call.ts';
import { readSampling } from './sampling.ts';
import { askedStudy } from './study.ts';

const silent = { lang: 'en', colour: false, out: () => undefined, err: () => undefined } as const;

/** The bytes of shard `index` of `count`, or why there are none; the call was already found right by the main thread. */
export function shardBytes(
  { folder, words, index, count }: WorkerOrder,
  onProgress: (share: number) => void,
): Reading<Uint8Array> {
  const { call } = readCall(words, sampleOptions, 1);
  const sampling = readSampling(call);
  const study = askedStudy(call, call.positionals[0] ?? 'baseline', silent, folder);
  if (typeof study === 'number' || !('question' in sampling)) throw new Error('the call was right in the main thread');
  const spec = ensembleSpecOf(study, { ...sampling.question, wanted: wantedIn(study, sampling.series) });
  const shard = runShard(study.program, study.scenario.values, spec, index, count, {
    onProgress: ({ done, draws }) => onProgress(done / draws),
  });
  return shard.ok ? { ...shard, value: printPart(shard.value) } : shard;
}
