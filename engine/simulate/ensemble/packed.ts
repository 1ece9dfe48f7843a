/**
 * A result for the post between threads: all summaries in one array of numbers, which can be handed over without a copy.
 * Thousands of small arrays would take longer to post than to compute.
 */
import type { Column, EnsembleRun } from '../types.ts';

export interface PackedRun extends Omit<EnsembleRun, 'series' | 'finals'> {
  readonly series: readonly (readonly [id: string, years: readonly number[]])[];
  readonly finals: readonly string[];
  /** Mean, sd, holes and quantiles of each column: those of the series year by year, then the finals'. */
  readonly numbers: Float64Array<ArrayBuffer>;
}

export function packRun({ series, finals, ...rest }: EnsembleRun): PackedRun {
  const columns = [...[...series.values()].flatMap((each) => each.columns), ...finals.values()];
  const size = 3 + rest.spec.quantiles.length;
  const numbers = new Float64Array(columns.length * size);
  columns.forEach(({ mean, sd, holes, quantiles }, i) => {
    numbers.set([mean, sd, holes], i * size);
    numbers.set(quantiles, i * size + 3);
  });
  return { ...rest, series: [...series].map(([id, { years }]) => [id, years]), finals: [...finals.keys()], numbers };
}

export function unpackRun({ series, finals, numbers, ...rest }: PackedRun): EnsembleRun {
  const size = 3 + rest.spec.quantiles.length;
  let at = 0;
  const next = (): Column => {
    const [mean = NaN, sd = NaN, holes = 0] = numbers.subarray(at, at + 3);
    const quantiles = numbers.subarray(at + 3, at + size);
    at += size;
    return { mean, sd, quantiles, holes };
  };
  return {
    ...rest,
    series: new Map(series.map(([id, years]) => [id, { years, columns: years.map(next) }])),
    finals: new Map(finals.map((id) => [id, next()])),
  };
}
