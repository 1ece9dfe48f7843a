/** A notebook that a page shows beside other things: ensembles, equations and shocks that the page brings. */
import { describe, expect, test } from 'vitest';
import { openStudy } from '../../engine/analyse/study.ts';
import type { Issue, Reading } from '../../engine/issue.ts';
import { parseEquation } from '../../engine/model/index.ts';
import type { Sampling } from '../../engine/notebook/evaluate.ts';
import { listedAssumptions, withoutOpening } from '../../engine/notebook/file/opening.ts';
import { contentKeys, momentOf } from '../../engine/notebook/runtime/moment.ts';
import { NO_ADJUSTMENTS, type Adjustments } from '../../engine/notebook/types.ts';
import { runEnsemble } from '../../engine/simulate/index.ts';
import type { EnsembleRun } from '../../engine/simulate/types.ts';
import { cells, folder, open, read } from './small.ts';

function valueOf<T>(reading: Reading<T>): T {
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues satisfies readonly Issue[]));
  return reading.value;
}

/** Of three draws only: too few to tell a chance, which shows whose draws were counted. */
const few: EnsembleRun = (() => {
  const { program, scenario } = valueOf(openStudy(folder, 'baseline', {}));
  const wanted = [{ series: 'gdp', years: [2021, 2022, 2023, 2024, 2025] }];
  const spec = { draws: 3, seed: 5, method: 'random', quantiles: [0.1, 0.9], wanted, finals: [] } as const;
  return valueOf(runEnsemble(program, scenario.values, spec));
})();

const sampling: Sampling = { draws: 500, method: 'random' };
const supplied = (run: EnsembleRun | undefined, key = 'one'): Sampling => ({ ...sampling, supply: { key, run } });

const words = (text: string, how: Sampling, adjustments: Adjustments = NO_ADJUSTMENTS): readonly string[] =>
  open(text, adjustments, how)
    .result('markdown-1', 'markdown')
    .lives.map(({ shown }) => shown.text.en);

describe('an ensemble that the page computes', () => {
  const own = cells(['', '{{p(growth)}}'], ['target #mine', 'series: gdp\nis: at_least 1']);

  test('is the one that chances in the text are counted over', () => {
    expect(words('{{p(growth)}}', supplied(few))).toEqual(['too few draws']);
    expect(words('{{p(growth)}}', sampling)).toEqual([expect.stringMatching(/\d%/)]);
  });

  test('leaves a chance open until it is there, and no other is counted meanwhile', () => {
    expect(words('{{p(growth)}}', supplied(undefined))).toEqual(['—']);
  });

  test('does not stand for a chart that needs another band: then the notebook samples', () => {
    const chart = (series: string): string =>
      `${cells(['', '{{p(growth)}}'], ['chart #c', `series: [${series}]\nyears: 2020..2025\nbands: [80]`])}`;
    const alone = words('{{p(growth)}}', sampling);
    expect(words(chart('gdp'), supplied(few))).not.toEqual(alone);
    expect(words(chart('head'), supplied(few))).toEqual(alone);
  });

  test('does not stand for a target that only the notebook has', () => {
    expect(open(own, NO_ADJUSTMENTS, supplied(few)).problems).toEqual([]);
    expect(words(own, supplied(few))).toEqual(words('{{p(growth)}}', sampling));
  });

  test('changes the content of what rests on chances, and of nothing else', () => {
    const { sheet } = open(cells(['', '{{p(growth)}}'], ['', '{{gdp@2025}}']));
    const keys = (how: Sampling): readonly (string | undefined)[] => {
      const all = contentKeys(momentOf(sheet, NO_ADJUSTMENTS, how));
      return [all.get('markdown-1'), all.get('markdown-2')];
    };
    const [first, second] = [keys(supplied(few)), keys(supplied(few, 'two'))];
    expect(first[0]).not.toBe(second[0]);
    expect(first[1]).toBe(second[1]);
  });
});

describe('what the reader changes of the model on the page', () => {
  test('an equation is in force in the text: output stands still, so it is what it was', () => {
    const equation = valueOf(parseEquation('gdp[t] = gdp[t-1]'));
    const [before] = words('{{gdp@2025 | 0}}', sampling);
    // 1000 × 1.06^5 = 1338.2; without growth 1000.
    expect(before).toBe('1338');
    expect(words('{{gdp@2025 | 0}}', sampling, { ...NO_ADJUSTMENTS, equations: [equation] })).toEqual(['1000']);
  });

  test('an equation takes the place of one that the notebook has for the same name', () => {
    const text = cells(['', '{{gdp@2025 | 0}}'], ['formula #f', 'gdp[t] = gdp[t-1] * 2']);
    const equation = valueOf(parseEquation('gdp[t] = gdp[t-1]'));
    expect(words(text, sampling)).toEqual(['32000']);
    expect(words(text, sampling, { ...NO_ADJUSTMENTS, equations: [equation] })).toEqual(['1000']);
  });
});

describe('the opening of a notebook that is a page', () => {
  const text = `---\ntitle: A\n---\n\n${cells(
    ['scenario #pick', 'choose: [baseline, fast]'],
    ['parameters #p', 'growth:\n# a remark\ninflation: 2'],
    ['targets #board', 'group: all'],
    ['', 'Words.'],
    ['parameters #q', 'saving:'],
  )}`;

  test('lists the assumptions of its first cell of them, in order', () => {
    expect(listedAssumptions(text)).toEqual(['growth', 'inflation']);
    expect(listedAssumptions(text.replaceAll('\n', '\r\n'))).toEqual(['growth', 'inflation']);
    expect(listedAssumptions('Words only.\n')).toEqual([]);
  });

  test('is what stands before the first text, and the rest keeps its keys', () => {
    expect(withoutOpening(read(text)).cells.map(({ key }) => key)).toEqual(['markdown-1', 'q']);
    expect(withoutOpening(read(cells(['targets #board', 'group: all']))).cells).toEqual([]);
  });
});
