/** `suisuan merge`: joins the parts of an ensemble to exactly the bits of the whole. */
import { readFileSync } from 'node:fs';
import { checkBelongs, error, mergeShards, readPart, type EnsemblePart, type Issue } from '../../engine/index.ts';
import { valueOf, type Command } from '../command.ts';
import { faultLines, report } from '../load.ts';
import { overrideOptions } from '../overrides.ts';
import { outFault } from '../sample-output.ts';
import { askedStudy } from '../study.ts';
import { exit, fromHere } from '../terminal.ts';
import { tryWriting } from '../write.ts';
import { give } from './sample.ts';

export const merge: Command = {
  name: 'merge',
  words: '<part>…',
  summary: {
    zh: '把 sample --shard 的各份合并为整体（逐位相同）',
    en: 'join the parts of sample --shard to the whole (the same bits)',
  },
  example: 'suisuan merge --scenario baseline part-*.part --out bands.csv',
  positionals: [1, 100_000],
  options: {
    ...overrideOptions,
    scenario: {
      type: 'string',
      value: 'ID',
      help: { zh: '各份所属的情景（默认 baseline）', en: 'scenario of the parts (default baseline)' },
    },
    out: {
      type: 'string',
      value: 'FILE',
      help: { zh: '写入文件：.csv、.json 或 .parquet', en: 'write to a file: .csv, .json or .parquet' },
    },
  },
  run: (call, terminal) => {
    const out = valueOf(call, 'out');
    const wrongOut = outFault(out, false);
    if (wrongOut) return faultLines([wrongOut], terminal);
    if (out !== undefined) tryWriting(out);
    const issues: Issue[] = [];
    const parts = call.positionals.flatMap((file) => readPartFile(file, issues));
    if (report(issues, terminal)) return exit.issues;
    const merged = mergeShards(parts);
    if (report(merged.issues, terminal) || !merged.ok) return exit.issues;
    const study = askedStudy(call, valueOf(call, 'scenario') ?? 'baseline', terminal);
    if (typeof study === 'number') return study;
    const [first] = parts;
    const foreign = first ? checkBelongs(first, study.program, study.scenario.values) : [];
    return report(foreign, terminal) ? exit.issues : give(study, merged.value, out, terminal);
  },
};

function readPartFile(file: string, log: Issue[]): readonly EnsemblePart[] {
  try {
    const part = readPart(new Uint8Array(readFileSync(fromHere(file))), file);
    log.push(...part.issues);
    return part.ok ? [part.value] : [];
  } catch (fault) {
    const found = fault instanceof Error && 'code' in fault ? `${file} (${String(fault.code)})` : file;
    log.push(
      error(
        'read.wrong-kind',
        { file },
        {
          found,
          expected: { zh: '一个可读的分片文件', en: 'a readable part file' },
          fix: 'sample --shard 1/4 --out 1.part',
        },
      ),
    );
    return [];
  }
}
