/** Reads rank correlations between the draws of parameters: `{ a: growth, b: inflation, rank: 0.25 }`. */
import { listOf, number, placeOf, record, required, text, type Reader } from '../read/yaml.ts';
import type { Correlation } from './types.ts';

const shape = record({
  a: required(text, 'growth'),
  b: required(text, 'inflation'),
  rank: required(number, '0.2'),
});

const correlation: Reader<Correlation> = (at, log) => {
  const value = shape(at, log);
  return value && { ...value, place: placeOf(at) };
};

export const correlations: Reader<readonly Correlation[]> = listOf(correlation);
