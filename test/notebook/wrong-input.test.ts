/** What people type wrongly in cells: one mistake is told once, and what the cell offers puts it right. */
import { describe, expect, test } from 'vitest';
import { describeIssue } from '../../engine/messages/index.ts';
import { applyEdits } from '../../engine/notebook/edit/edits.ts';
import { halfWidth } from '../../engine/notebook/kinds/half-width.ts';
import type { Problem } from '../../engine/notebook/runtime/problem.ts';
import { openSheet } from '../../engine/notebook/runtime/sheet.ts';
import { NO_ADJUSTMENTS } from '../../engine/notebook/types.ts';
import { cells, folder, open, read } from './small.ts';

const problemsOf = (text: string): readonly Problem[] => open(text).sheet.cells.flatMap((each) => each.problems);

interface Case {
  readonly head: string;
  readonly typed: string;
  readonly code: string;
  /** What the first offer makes of the text; the cell has no mistake then. */
  readonly mended: string;
}

const fullWidth: readonly Omit<Case, 'code'>[] = [
  { head: 'parameters', typed: 'growth：６.５', mended: 'growth: 6.5' },
  { head: 'path', typed: 'growth：\n  ２０２１：8\n  2022: 5', mended: 'growth:\n  2021: 8\n  2022: 5' },
  {
    head: 'chart',
    typed: 'series：[gdp，cut]\nyears：２０２１..２０２５',
    mended: 'series: [gdp, cut]\nyears: 2021..2025',
  },
  { head: 'sensitivity', typed: 'of: gdp＠2025', mended: 'of: gdp@2025' },
  {
    head: 'formula',
    typed: 'x［t］ = gdp［t］ ÷ people［t］  # 人均：好',
    mended: 'x[t] = gdp[t] / people[t]  # 人均：好',
  },
  { head: 'montecarlo', typed: 'draws: １００\nseries: gdp', mended: 'draws: 100\nseries: gdp' },
  {
    head: 'question',
    typed: 'ask：产出（２０２５年）是多少？\nanswer：gdp@2025\ntolerance: １',
    mended: 'ask: 产出（２０２５年）是多少？\nanswer: gdp@2025\ntolerance: 1',
  },
];

const wrong: readonly Case[] = [
  ...fullWidth.map((each) => ({ ...each, code: 'notebook.full-width' })),
  { head: 'parameters', typed: 'growth: 6%', code: 'notebook.percent-typed', mended: 'growth: 6' },
  { head: 'parameters', typed: 'growth: 5\ngrowth: 6', code: 'read.duplicate', mended: 'growth: 5' },
  { head: 'parameters', typed: 'growth', code: 'notebook.settings-shape', mended: 'growth:' },
  { head: 'parameters', typed: 'mine: 4', code: 'notebook.unknown-name', mended: "mine: {value: 4, unit: '%'}" },
  {
    head: 'path',
    typed: 'growth:\n  2021: 5\n  2040: 6',
    code: 'path.year-outside',
    mended: 'growth:\n  2021: 5\n  2026: 6',
  },
  {
    head: 'shock',
    typed: 'on: gdp\nkind: multiply\nfrom: 2022\nvalue: 80%',
    code: 'notebook.percent-typed',
    mended: 'on: gdp\nkind: multiply\nfrom: 2022\nvalue: 0.8',
  },
  {
    head: 'shock',
    typed: 'on: gdp\nkind: multiply\nfrom: 2024\nto: 2022\nvalue: 0.8',
    code: 'model.years-order',
    mended: 'on: gdp\nkind: multiply\nfrom: 2022\nto: 2024\nvalue: 0.8',
  },
  {
    head: 'shock',
    typed: 'on: gdp\nkind: add\nfrom: 2040\nvalue: 1',
    code: 'notebook.phrase-year',
    mended: 'on: gdp\nkind: add\nfrom: 2026\nvalue: 1',
  },
  {
    head: 'shock',
    typed: 'on: gdp\nkind: multiplies\nfrom: 2022\nvalue: 1',
    code: 'read.wrong-kind',
    mended: 'on: gdp\nkind: multiply\nfrom: 2022\nvalue: 1',
  },
  {
    head: 'shock',
    typed: 'on: gdp\nfrom: 2022\nvalue: 1',
    code: 'read.missing-field',
    mended: 'on: gdp\nfrom: 2022\nvalue: 1\nkind: multiply',
  },
  {
    head: 'target',
    typed: "series: gdp\nunit: '%'\nis: at_least 3",
    code: 'notebook.target-unit',
    mended: "series: gdp\nunit: '亿元@2020'\nis: at_least 3",
  },
  {
    head: 'target',
    typed: 'series: gdp\nis: at_least 3 in 2040',
    code: 'notebook.phrase-year',
    mended: 'series: gdp\nis: at_least 3 in 2026',
  },
  { head: 'target', typed: 'assign: {cutt: 3}', code: 'notebook.target-not-open', mended: 'assign: {cut: 3}' },
  {
    head: 'chart',
    typed: 'series: gdp\nyears: 2050',
    code: 'notebook.phrase-year',
    mended: 'series: gdp\nyears: 2026',
  },
  {
    head: 'table',
    typed: 'series: gdp\nyears: 1900..1950',
    code: 'notebook.phrase-year',
    mended: 'series: gdp\nyears: 2020..2026',
  },
  {
    head: 'compare',
    typed: 'series: gdp\nyear: 2099',
    code: 'notebook.phrase-year',
    mended: 'series: gdp\nyear: 2026',
  },
  { head: 'equation', typed: 'of: gdp@2025', code: 'notebook.unknown-name', mended: 'of: gdp' },
  { head: 'explain', typed: 'of: gdp', code: 'notebook.unknown-name', mended: 'of: gdp@2025' },
  {
    head: 'sensitivity',
    typed: 'of: gdp@2025\ntop: 0',
    code: 'notebook.number-range',
    mended: 'of: gdp@2025\ntop: 10',
  },
  {
    head: 'sensitivity',
    typed: 'of: head\nparameters: [gdp]',
    code: 'notebook.not-assumption',
    mended: 'of: head\nparameters: [growth]',
  },
  { head: 'seek', typed: 'target: head\nby: gdp', code: 'notebook.not-assumption', mended: 'target: head\nby: growth' },
  { head: 'montecarlo', typed: 'draws: 0', code: 'simulate.draws', mended: 'draws: 10000' },
  { head: 'montecarlo', typed: 'draws: 1万', code: 'read.wrong-kind', mended: 'draws: 10000' },
  { head: 'montecarlo', typed: 'method: sobel', code: 'read.wrong-kind', mended: 'method: sobol' },
  { head: 'question', typed: 'ask: a', code: 'notebook.question-open', mended: 'ask: a\ncheck: gdp_level is met' },
  {
    head: 'question',
    typed: 'ask: a\nchoices: [yes, no]',
    code: 'notebook.question-open',
    mended: 'ask: a\nchoices: [yes, no]\nanswer: yes',
  },
  {
    head: 'question',
    typed: 'ask: 增速: 多少\nanswer: gdp@2025',
    code: 'read.syntax',
    mended: "ask: '增速: 多少'\nanswer: gdp@2025",
  },
  {
    head: 'question',
    typed: 'ask: a\nanswer: head is met',
    code: 'notebook.answer-claim',
    mended: 'ask: a\ncheck: head is met',
  },
  {
    head: 'question',
    typed: 'ask: a\nanswer: gdp@2025\ntolerance: -1',
    code: 'notebook.number-range',
    mended: 'ask: a\nanswer: gdp@2025\ntolerance: 1',
  },
  { head: 'formula', typed: 'x[t] = 0', code: 'model.unit-needed', mended: "x[t] = 0\nunit: '%'" },
  {
    head: 'formula',
    typed: 'x[t] = 2 * x[t-1]\nunit: 1',
    code: 'model.lag-without-start',
    mended: 'x[t] = 2 * x[t-1]\nstart: 0\nunit: 1',
  },
  {
    head: 'formula',
    typed: 'x[t] = gdp[t]\nx[t] = gdp[t]',
    code: 'read.duplicate',
    mended: 'x[t] = gdp[t]\nx_2[t] = gdp[t]',
  },
];

describe('a mistake in a cell', () => {
  test.each(wrong)(
    'is told once, in both languages, and mended by what is offered first: $head “$typed”',
    ({ head, typed, code, mended }) => {
      const text = cells([head, typed]);
      const problems = problemsOf(text);
      expect(problems.map(({ issue }) => issue.code)).toEqual([code]);
      const [found] = problems;
      if (!found) return;
      for (const lang of ['zh', 'en'] as const)
        expect(describeIssue(found.issue, lang)).not.toMatch(/undefined|NaN|“”/);
      const [fix] = found.fixes;
      const { notebook } = applyEdits(fix?.edits ?? [], { notebook: read(text), adjustments: NO_ADJUSTMENTS }).draft;
      expect(notebook.cells[0]?.text).toBe(mended);
      const after = openSheet(folder, notebook).cells.flatMap(({ problems: left }) => left);
      expect(after.filter(({ issue }) => issue.code !== 'notebook.unknown-name').map(({ issue }) => issue)).toEqual([]);
    },
  );

  test.each(['shock', 'formula', 'target', 'chart', 'table', 'equation', 'sensitivity', 'seek', 'explain', 'question'])(
    'of an empty %s cell is that it is empty, and an example can be put in',
    (head) => {
      const [found, ...more] = problemsOf(cells([head, '# nothing yet']));
      expect([found?.issue.code, more]).toEqual(['notebook.cell-empty', []]);
      expect(found?.fixes.map(({ name }) => name.en)).toEqual(['Put in an example']);
    },
  );

  test('of an empty cell of assumptions stops nothing', () => {
    const { sheet } = open(cells(['parameters #p', ''], ['chart #c', 'series: gdp']));
    expect(sheet.cells.map(({ broken, problems }) => [broken, problems[0]?.issue.code])).toEqual([
      [false, 'notebook.cell-empty'],
      [false, undefined],
    ]);
  });
});

describe('a name', () => {
  test('that the cell itself gives is not offered in place of a missing one', () => {
    const [found] = problemsOf(cells(['formula', 'xy[t] = yx[t]']));
    expect(found?.fixes.map(({ name }) => name.en)).toEqual(['Add yx']);
  });

  test('that a target and a scenario take from the plan is changed with the cell', () => {
    const text = cells(['target #head', 'series: head\nis: at_least 3']);
    const [found] = problemsOf(text);
    const { notebook } = applyEdits(found?.fixes[0]?.edits ?? [], {
      notebook: read(text),
      adjustments: NO_ADJUSTMENTS,
    }).draft;
    expect(notebook.cells.map(({ id, text: same }) => [id, same])).toEqual([
      ['head_2', 'series: head\nis: at_least 3'],
    ]);
    expect(openSheet(folder, notebook).cells.flatMap(({ problems }) => problems)).toEqual([]);
  });

  test('of a target leads to its series where a series is wanted', () => {
    const [found] = problemsOf(cells(['chart', 'series: [growth_rate]']));
    expect(found?.fixes.map(({ name }) => name.en)).toEqual(['Add growth_rate']);
  });

  test('said twice is shown once, and several may stand on a line without brackets', () => {
    const { result } = open(cells(['table #t', 'series: gdp，people, gdp']));
    expect(result('t', 'table').table.rows.map(([first]) => first?.text.en)).toEqual([
      'Variable gdp',
      'Variable people',
    ]);
  });
});

describe('signs of a Chinese input method', () => {
  test('stay in prose, in quotes and in comments', () => {
    const text = 'ask: |\n  问：多少？（１）\nname：增速（％）\nset：\n  growth：６  # 注：六\nwhy: "１：２"';
    expect(halfWidth(text)).toBe(
      'ask: |\n  问：多少？（１）\nname: 增速（％）\nset:\n  growth: 6  # 注：六\nwhy: "１：２"',
    );
  });

  test('change nothing where there are none', () => {
    const text = "a: [1, 2]\nb:   'x'\nx[t] = if(t >= 2021, 1, 2)";
    expect(halfWidth(text)).toBe(text);
  });
});

describe('a scenario of the notebook', () => {
  test('may fill in only what the plan leaves open, and its equations may use only what there is', () => {
    const [a, b] = [
      problemsOf(cells(['scenario #s', 'extends: baseline\ntargets: {head: 3}'])),
      problemsOf(cells(['scenario #s', 'extends: baseline\nequations: {growth: "growth[t] = nothing[t]"}'])),
    ];
    expect([...a, ...b].map(({ issue }) => issue.code)).toEqual(['notebook.target-not-open', 'notebook.unknown-name']);
  });

  test('says everything that it changes: assumptions, shocks, assigned targets', () => {
    const body =
      'extends: baseline\nset: {growth: 5}\nshocks: {on: saving, kind: add, from: 2022, value: 2}\ntargets: {cut: 4}';
    expect(
      open(cells(['scenario #s', body]))
        .result('s', 'scenario')
        .changes.map(({ en }) => en),
    ).toEqual([
      'Parameter growth: 5.0%',
      'Parameter saving: raised by 2.0 percentage points in 2022',
      'Target of Energy cut: 4.0%',
    ]);
  });
});
