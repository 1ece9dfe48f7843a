/** What a notebook shows when nothing moves rests on the draws of the command line: same seed, same numbers. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Sampling } from '../../engine/notebook/evaluate.ts';
import { readNotebook } from '../../engine/notebook/file/read.ts';
import type { ResultOf } from '../../engine/notebook/kinds/registry.ts';
import type { CellKindName } from '../../engine/index.ts';
import { evaluatorOf, type Outcome } from '../../engine/notebook/runtime/evaluate.ts';
import { momentOf } from '../../engine/notebook/runtime/moment.ts';
import { openSheet } from '../../engine/notebook/runtime/sheet.ts';
import { workOf } from '../../engine/notebook/runtime/work.ts';
import { NO_ADJUSTMENTS, type Adjustments } from '../../engine/notebook/types.ts';
import { call } from '../cli/call.ts';
import { home, known } from '../scenarios/home.ts';

vi.setConfig({ testTimeout: 120_000 });

const fence = '```';
const text = `---
format: 1
title: At rest
lang: en
plan: guangzhou-14
scenario: baseline
seed: 7
---

All: {{p(all)}}. Binding: {{p(binding)}}. Growth is {{drag growth}}.

${fence}targets #board
group: all
${fence}

${fence}chart #output
series: [gdp_current]
years: 2020..2025
bands: [80]
${fence}

${fence}table #plain
series: [gdp_current]
${fence}
`;

const quick: Sampling = { draws: 512, method: 'sobol', rest: { draws: 10_000, method: 'random' } };

function momentFor(adjustments: Adjustments = NO_ADJUSTMENTS, sampling: Sampling = quick) {
  const reading = readNotebook('rest.nb.md', text);
  if (!reading.ok) throw new Error('the notebook is refused');
  return momentOf(openSheet(home, reading.value), adjustments, sampling);
}

function opened(adjustments: Adjustments = NO_ADJUSTMENTS, sampling: Sampling = quick) {
  const moment = momentFor(adjustments, sampling);
  const evaluator = evaluatorOf(moment);
  const result = <K extends CellKindName>(key: string, kind: K, out: Outcome): ResultOf<K> => {
    if (out.kind === 'error' || out.result.kind !== kind) throw new Error(`${key}: ${JSON.stringify(out.issues)}`);
    return out.result.value as ResultOf<K>;
  };
  return {
    work: workOf(moment),
    alone: (key: string) => evaluator.evaluate(key),
    together: (...keys: string[]) => evaluatorOf(moment).together(keys),
    now: <K extends CellKindName>(key: string, kind: K) => result(key, kind, evaluator.evaluate(key)),
    atRest: <K extends CellKindName>(key: string, kind: K) => {
      const task = known(evaluator.task(key), `slow work of ${key}`);
      for (;;) {
        const next = task.next();
        if (next.done) return result(key, kind, next.value);
      }
    },
  };
}

interface Counted {
  readonly probabilities: readonly { readonly id: string; readonly probability: number; readonly of: number }[];
  readonly joint: readonly { readonly id: string; readonly probability: number }[];
}

async function counted(...more: string[]): Promise<Counted> {
  const sampling = ['--draws', '10000', '--seed', '7'];
  const { out } = await call('targets', 'baseline', ...sampling, '--format', 'json', ...more);
  return JSON.parse(out) as Counted;
}

const moved: Adjustments = { ...NO_ADJUSTMENTS, set: { growth: 5.4 } };

describe('at rest', () => {
  test.each([
    { name: 'as written', adjustments: NO_ADJUSTMENTS, options: [] },
    { name: 'with growth at 5.4', adjustments: moved, options: ['--set', 'growth=5.4'] },
  ])('every tile has the probability that the command line counts ($name)', async ({ adjustments, options }) => {
    const { probabilities } = await counted(...options);
    const { board, drawn } = opened(adjustments).atRest('board', 'targets');
    const tiles = [...board.groups.flatMap(({ tiles: all }) => all), ...board.text];
    const ours = tiles.flatMap(({ id, probability }) => (probability ? [[id, probability.value] as const] : []));
    expect(ours.length).toBeGreaterThan(25);
    expect(new Map(ours)).toEqual(new Map(probabilities.map(({ id, probability }) => [id, probability])));
    expect(drawn?.en).toBe('10,000 random draws, seed 7');
    expect(tiles.find(({ id }) => id === 'gdp_level')?.probability?.behind.en).toMatch(/ points, 10,000 draws$/);
  });

  test('sentences count the same draws, and say how many there are', async () => {
    const { joint } = await counted();
    const share = known(joint.find(({ id }) => id === 'binding')?.probability, 'the joint probability');
    const [, binding] = opened().atRest('markdown-1', 'markdown').lives;
    // Between 5 and 95 % at an error of one point, probabilities are said in whole points.
    expect(binding?.shown.text.en).toBe(`about ${Math.round(share * 100)}%`);
    expect(binding?.shown.full.en).toMatch(/^±[01]\.\d percentage points, 10,000 draws$/);
  });

  test('bands of a chart are the quantiles of the command line', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'suisuan-')), 'sample.json');
    const asked = ['--series', 'gdp_current', '--quantiles', '0.1,0.9', '--out', file, '--quiet'];
    await call('sample', 'baseline', '--draws', '10000', '--seed', '7', ...asked);
    const written = readFileSync(file, 'utf8');
    const { panels } = opened().atRest('output', 'chart');
    const band = known(
      panels[0]?.lines[0]?.bands?.bands.find(({ level }) => level === 80),
      'the band',
    );
    for (const end of [band.low, band.high]) expect(written).toContain(String(known(end.at(-1), 'its last year')));
  });
});

describe('while something moves', () => {
  test('few draws are counted, and what is shown says so', () => {
    const { drawn } = opened().now('board', 'targets');
    expect(drawn?.en).toBe('512 Sobol draws, seed 7 (10,000 once you let go)');
    const [, binding] = opened().now('markdown-1', 'markdown').lives;
    expect(binding?.shown.full.en).toMatch(/, 512 draws$/);
  });
});

describe('cells that are evaluated together', () => {
  test.each([[['board', 'markdown-1', 'output', 'plain']], [['output']], [['plain', 'markdown-1']]])(
    'show what each shows when all of the notebook is summarised (%s)',
    (keys) => {
      const all = opened();
      expect(all.together(...keys)).toEqual(keys.map((key) => [key, all.alone(key)]));
    },
  );

  test('find what was summarised for others not in their way', () => {
    const evaluator = evaluatorOf(momentFor());
    evaluator.together(['output']);
    expect(evaluator.together(['board'])).toEqual([['board', opened().alone('board')]]);
  });
});

describe('slow work', () => {
  test('is there for cells that rest on chance, before longer work, and for no other', () => {
    const soon = new Map(opened().work.map(({ key, slow, soon: isSoon }) => [key, slow && isSoon]));
    expect(soon).toEqual(
      new Map([
        ['markdown-1', true],
        ['board', true],
        ['output', true],
        ['plain', false],
      ]),
    );
  });

  test('is left to the page where the page supplies its ensemble', () => {
    const { work } = opened(NO_ADJUSTMENTS, { ...quick, supply: { key: 'one' } });
    expect(work.some(({ slow }) => slow)).toBe(false);
  });
});
