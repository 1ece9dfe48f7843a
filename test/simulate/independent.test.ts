/** Summaries of an ensemble against another library's definitions, on the draws of a small model. */
import { mean, quantile, sampleCorrelation, sampleRankCorrelation, standardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { histogramOf, quantilesOf } from '../../engine/index.ts';
import { summariseColumn } from '../../engine/simulate/summary/column.ts';

/** A skewed column without a pattern: squares of a multiplicative sequence. */
const draws = Float64Array.from({ length: 4001 }, (_, i) => (((i * 1103) % 4001) / 4001) ** 2 * 50 - 3);
const list = [...draws];

describe('Summaries agree with simple-statistics', () => {
  const column = summariseColumn(draws.slice(), [0.1, 0.25, 0.5, 0.75, 0.9]);

  it('on the mean', () => expect(column.mean).toBeCloseTo(mean(list), 9));

  it('on the standard deviation, whose divisor differs by one draw in 4,001', () =>
    expect(Math.abs(column.sd / standardDeviation(list) - 1)).toBeLessThan(1 / 4000));

  it('on quantiles, to the distance of neighbouring draws', () => {
    [0.1, 0.25, 0.5, 0.75, 0.9].forEach((p, i) =>
      expect(Math.abs((column.quantiles[i] ?? NaN) - quantile(list, p))).toBeLessThan(0.03),
    );
    expect(quantilesOf(draws.slice(), [0.5])[0]).toBeCloseTo(quantile(list, 0.5), 1);
  });

  it('on ranks: a rising function keeps the rank correlation of one, and not the plain one', () => {
    const cubes = list.map((value) => value * value * value);
    expect(sampleRankCorrelation(list, cubes)).toBeCloseTo(1, 9);
    expect(sampleCorrelation(list, cubes)).toBeLessThan(0.999);
  });

  it('on how many draws there are', () =>
    expect(histogramOf(draws, 20).counts.reduce((sum, count) => sum + count, 0)).toBe(list.length));
});
