/**
 * Every scenario against `<scenario>.expected.csv`, which `reference.py` computed by another road: its own parser,
 * order of evaluation, exp and log. Same files in, same numbers out, to nine digits.
 */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { folderPath, home, issues, known, model, studyOf } from './home.ts';

interface Expected {
  readonly series: string;
  readonly unit: string;
  /** A hole is undefined. */
  readonly values: readonly (number | undefined)[];
}

function expectedOf(id: string): readonly Expected[] {
  const [head, ...rows] = Papa.parse<string[]>(readFileSync(`${folderPath}/${id}.expected.csv`, 'utf8').trim()).data;
  expect(known(head, 'a head').slice(2)).toEqual(Array.from({ length: 16 }, (_, n) => String(2020 + n)));
  return rows.map(([series = '', unit = '', ...cells]) => ({
    series,
    unit,
    values: cells.map((cell) => (cell === '' ? undefined : Number(cell))),
  }));
}

/** 1e-9 of the value: a few thousand roundings of 1e-16, far below anything printed. */
function agrees(found: number | undefined, expected: number | undefined): boolean {
  if (expected === undefined || found === undefined) return expected === undefined && Number.isNaN(found);
  return Math.abs(found - expected) <= 1e-9 * Math.abs(expected);
}

describe('the shipped folder', () => {
  it('has no issue, not even a warning', () => {
    expect(issues).toEqual([]);
  });

  it('has the ten scenarios', () => {
    expect([...home.scenarios.keys()].sort()).toEqual([
      'baseline',
      'emerging-industries-push',
      'green-first',
      'high-growth',
      'migration-slows',
      'pandemic-drags-on',
      'plan',
      'rd-push',
      'slow-growth',
      'supply-side',
    ]);
  });
});

describe.each([...home.scenarios.keys()])('%s', (id) => {
  const study = studyOf(id);
  const expected = expectedOf(id);

  it('gives the values of the reference in every series and year', () => {
    const differing = expected.flatMap(({ series, values }) => {
      const found = known(study.run.series.get(series), series);
      return values.flatMap((value, n) =>
        agrees(found[n], value) ? [] : [`${series} ${2020 + n}: ${found[n]}, expected ${value}`],
      );
    });
    expect(differing).toEqual([]);
  });

  it('carries exactly the series of the reference, in the same units', () => {
    expect([...study.run.series.keys()].sort()).toEqual(expected.map(({ series }) => series).sort());
    const units = new Map([...model.variables, ...model.parameters].map(([key, { unit }]) => [key, unit]));
    expect(expected.filter(({ series, unit }) => units.get(series) !== unit)).toEqual([]);
  });

  it('has holes in the first year only, each with its reason', () => {
    expect(study.run.holes.filter(({ year, why }) => year !== 2020 || why !== 'before_start')).toEqual([]);
  });
});
