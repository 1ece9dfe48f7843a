/** `suisuan sample`: an ensemble of a scenario; bands of every series and the probability of every target. */
import {
  allTargets,
  bandsTable,
  board,
  ensembleSpecOf,
  nearest,
  printPart,
  reviewTable,
  runShard,
  type EnsembleRun,
  type EnsembleSpec,
  type Study,
} from '../../engine/index.ts';
import type { Call } from '../arguments.ts';
import { valueOf, type Command } from '../command.ts';
import { ensembleOf } from '../ensemble.ts';
import { faultLines, report } from '../load.ts';
import { printTable } from '../output.ts';
import { sampleOptions, wantedIn } from '../sample-call.ts';
import { outFault, writeSample } from '../sample-output.ts';
import { readSampling, type Sampling } from '../sampling.ts';
import { askedStudy } from '../study.ts';
import { exit, type Terminal } from '../terminal.ts';
import { tryWriting, writeWhole } from '../write.ts';

export const sample: Command = {
  name: 'sample',
  words: '<scenario>',
  summary: {
    zh: '对一个情景抽样：各序列的区间与每个目标实现的可能性',
    en: 'sample a scenario: bands of every series, probability of every target',
  },
  example: 'suisuan sample baseline --draws 100000 --workers 2 --out bands.csv',
  positionals: [1, 1],
  options: sampleOptions,
  run: async (call, terminal, words = []) => {
    const sampling = readSampling(call);
    if (!('question' in sampling)) return faultLines(sampling, terminal);
    const out = valueOf(call, 'out');
    const wrongOut = out === undefined && sampling.shard ? shardNeedsOut : outFault(out, sampling.shard !== undefined);
    if (wrongOut) return faultLines([wrongOut], terminal);
    const study = askedStudy(call, call.positionals[0] ?? '', terminal);
    if (typeof study === 'number') return study;
    const unknown = (sampling.series ?? []).filter((id) => !study.program.series.includes(id));
    if (unknown.length > 0)
      return faultLines(
        unknown.map((id) => unknownSeries(id, study)),
        terminal,
        exit.issues,
      );
    if (out !== undefined) tryWriting(out);
    const spec = ensembleSpecOf(study, { ...sampling.question, wanted: wantedIn(study, sampling.series) });
    return sampling.shard
      ? writeShard(study, spec, sampling.shard, out ?? '', call, terminal)
      : wholeEnsemble(study, spec, sampling, call, words, terminal);
  },
};

const shardNeedsOut = { zh: '--shard 需要 --out 文件名.part。', en: '--shard needs --out NAME.part.' };

function unknownSeries(id: string, { program }: Study): { zh: string; en: string } {
  const near = nearest(id, program.series);
  return {
    zh: `没有序列“${id}”${near ? `，是否指 ${near}` : ''}。`,
    en: `There is no series “${id}”${near ? `; did you mean ${near}` : ''}.`,
  };
}

function writeShard(
  study: Study,
  spec: EnsembleSpec,
  { index, count }: { index: number; count: number },
  out: string,
  call: Call,
  terminal: Terminal,
): number {
  const progress = progressLine(call, terminal);
  const shard = runShard(study.program, study.scenario.values, spec, index, count, {
    onProgress: ({ done, draws }) => progress(done / draws),
  });
  if (report(shard.issues, terminal) || !shard.ok) return exit.issues;
  writeWhole(out, printPart(shard.value));
  tellWritten(out, terminal);
  return exit.done;
}

async function wholeEnsemble(
  study: Study,
  spec: EnsembleSpec,
  sampling: Sampling,
  call: Call,
  words: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const run = await ensembleOf(study, spec, sampling.workers, words, progressLine(call, terminal));
  if (report(run.issues, terminal) || !run.ok) return exit.issues;
  return give(study, run.value, valueOf(call, 'out'), terminal);
}

/** To the file, or to people. */
export function give(study: Study, run: EnsembleRun, out: string | undefined, terminal: Terminal): number {
  if (out === undefined) printPeople(study, run, terminal);
  else {
    writeSample(out, study, run);
    tellWritten(out, terminal);
  }
  return exit.done;
}

/** To somebody who is looking; a job's log stays empty when all is well. */
function tellWritten(file: string, terminal: Terminal): void {
  if (process.stderr.isTTY) terminal.err(terminal.lang === 'zh' ? `已写入 ${file}` : `Written: ${file}`);
}

function printPeople(study: Study, run: EnsembleRun, terminal: Terminal): void {
  const { folder, scenario, judgements, run: path } = study;
  terminal.out(board(folder, scenario, path, judgements, run).sentence[terminal.lang]);
  terminal.out('');
  printTable(reviewTable(folder, judgements, run), terminal);
  terminal.out('');
  printTable(bandsTable(folder, run, shownSeries(study, run), folder.plan.span.to), terminal);
  const { draws, seed, method } = run.spec;
  terminal.out(
    terminal.lang === 'zh'
      ? `\n抽样 ${draws} 次，种子 ${seed}，方法 ${method}`
      : `\n${draws} draws, seed ${seed}, method ${method}`,
  );
}

/** The plan's own series of the whole model, which has too many for a screen; or all of the few that were asked for. */
function shownSeries({ folder, program }: Study, { series }: EnsembleRun): readonly string[] {
  const isWhole = program.series.every((id) => series.has(id) || !folder.model?.variables.has(id));
  return isWhole ? [...new Set(allTargets(folder.plan).map((target) => target.series))] : [...series.keys()];
}

/** Progress on the error stream of a terminal, in place; nothing when piped. */
function progressLine(call: Call, terminal: Terminal): (share: number) => void {
  if (call.values['quiet'] === true || !process.stderr.isTTY) return () => undefined;
  let last = -1;
  return (share) => {
    const percent = Math.floor(share * 100);
    if (percent === last) return;
    last = percent;
    process.stderr.write(
      percent === 100 ? '\r\u001b[K' : `\r${terminal.lang === 'zh' ? '抽样' : 'sampling'} ${percent}%`,
    );
  };
}
