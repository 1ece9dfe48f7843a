/** What an ensemble is written as: rows of series × year with mean, sd and quantiles; targets with their probability. */
import { existsSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { EnsembleRun, Study, Text } from '../engine/index.ts';
import { json } from './output.ts';
import { fromHere } from './terminal.ts';
import { writeWhole } from './write.ts';

interface SampleRow {
  readonly series: string;
  readonly unit: string;
  readonly year: number;
  readonly mean: number;
  readonly sd: number;
  readonly holes: number;
  readonly quantiles: readonly number[];
}

const outEndings = ['.csv', '.json', '.parquet'] as const;

export function sampleRows({ folder }: Study, run: EnsembleRun): readonly SampleRow[] {
  return [...run.series].flatMap(([series, { years, columns }]) =>
    columns.map(({ mean, sd, holes, quantiles }, i) => {
      const unit = folder.model?.variables.get(series)?.unit ?? folder.model?.parameters.get(series)?.unit ?? '';
      return { series, unit, year: years[i] ?? NaN, mean, sd, holes, quantiles: [...quantiles] };
    }),
  );
}

function quantileNames(run: EnsembleRun): readonly string[] {
  return run.spec.quantiles.map((p) => `q${p}`);
}

export function sampleCsv(study: Study, run: EnsembleRun): string {
  const header = ['series', 'unit', 'year', 'mean', 'sd', 'holes', ...quantileNames(run)];
  const rows = sampleRows(study, run).map((row) => [
    row.series,
    row.unit,
    row.year,
    row.mean,
    row.sd,
    row.holes,
    ...row.quantiles,
  ]);
  return (
    [header, ...rows]
      .map((cells) => cells.map((cell) => (Number.isNaN(cell) ? '' : String(cell))).join(','))
      .join('\n') + '\n'
  );
}

export function sampleJson(study: Study, run: EnsembleRun): string {
  const { spec, targets, joint, quantileMethod } = run;
  const series = Object.fromEntries(
    [...run.series].map(([id, one]) => [
      id,
      { years: one.years, columns: one.columns.map((column) => ({ ...column, quantiles: [...column.quantiles] })) },
    ]),
  );
  return json({ plan: study.folder.id, scenario: study.scenario.id, spec, quantileMethod, targets, joint, series });
}

function sampleParquet(study: Study, run: EnsembleRun): Uint8Array {
  const rows = sampleRows(study, run);
  const quantiles = quantileNames(run).map((name, i) => ({
    name,
    data: rows.map((row) => row.quantiles[i] ?? NaN),
    type: 'DOUBLE' as const,
  }));
  const columnData = [
    { name: 'series', data: rows.map((row) => row.series), type: 'STRING' as const },
    { name: 'unit', data: rows.map((row) => row.unit), type: 'STRING' as const },
    { name: 'year', data: rows.map((row) => row.year), type: 'INT32' as const },
    { name: 'mean', data: rows.map((row) => row.mean), type: 'DOUBLE' as const },
    { name: 'sd', data: rows.map((row) => row.sd), type: 'DOUBLE' as const },
    { name: 'holes', data: rows.map((row) => row.holes), type: 'INT32' as const },
    ...quantiles,
  ];
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}

/** Writes the file in the format of its ending, which has been checked. */
export function writeSample(file: string, study: Study, run: EnsembleRun): void {
  const ending = extname(file);
  const content =
    ending === '.parquet'
      ? sampleParquet(study, run)
      : ending === '.json'
        ? `${sampleJson(study, run)}\n`
        : sampleCsv(study, run);
  writeWhole(file, content);
}

/** What is wrong with the name of the file to write; any name will do for a part. */
export function outFault(out: string | undefined, isPart: boolean): Text | undefined {
  if (out === undefined) return undefined;
  if (!existsSync(dirname(fromHere(out))))
    return { zh: `--out 的文件夹不存在：${dirname(out)}`, en: `The folder of --out does not exist: ${dirname(out)}` };
  if (isPart || (outEndings as readonly string[]).includes(extname(out))) return undefined;
  return {
    zh: `--out 是“${out}”，结尾应为 ${outEndings.join('、')}。`,
    en: `--out is “${out}”, which must end in ${outEndings.join(', ')}.`,
  };
}
