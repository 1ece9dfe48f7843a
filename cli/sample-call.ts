/** The options of `sample`, which its workers read again, and the series that it summarises. */
import type { EnsembleSpec, Study } from '../engine/index.ts';
import type { Options } from './arguments.ts';
import { overrideOptions } from './overrides.ts';
import { samplingOptions } from './sampling.ts';

export const sampleOptions: Options = {
  ...overrideOptions,
  ...samplingOptions,
  out: {
    type: 'string',
    value: 'FILE',
    help: {
      zh: '写入文件：.csv、.json 或 .parquet；--shard 时为 .part',
      en: 'write to a file: .csv, .json or .parquet; with --shard a .part',
    },
  },
  quiet: { type: 'boolean', help: { zh: '不显示进度', en: 'no progress' } },
  lang: { type: 'string', help: { zh: '', en: '' } },
  help: { type: 'boolean', short: 'h', help: { zh: '', en: '' } },
};

/** The wanted columns of the asked series, every year; all variables of the model when none is named. */
export function wantedIn(
  { program, folder }: Study,
  series: readonly string[] | undefined,
): NonNullable<EnsembleSpec['wanted']> {
  const ids = series ?? program.series.filter((id) => folder.model?.variables.has(id));
  return ids.map((id) => ({ series: id, years: program.years }));
}
