import { describe, expect, test } from 'vitest';
import { describeIssue } from '../../engine/messages/index.ts';
import { applyEdits } from '../../engine/notebook/edit/edits.ts';
import { openSheet } from '../../engine/notebook/runtime/sheet.ts';
import { NO_ADJUSTMENTS } from '../../engine/notebook/types.ts';
import { cells, folder, open, read } from './small.ts';

const cell = (text: string, key: string) => {
  const found = open(text).sheet.cells.find((each) => each.cell.key === key);
  if (!found) throw new Error(`no cell ${key}`);
  return found;
};

describe('what depends on what', () => {
  const text = cells(
    ['parameters #p', 'growth: 5'],
    ['parameters #q', 'saving: 2'],
    ['formula #f', '双倍[t] = 2 * gdp[t]'],
    ['formula #late', 'last[t] = gdp[t-1] + 双倍[t]\nstart: 1'],
    ['chart #c', 'series: [last]'],
    ['chart #d', 'series: [cut]'],
    ['shock #s', 'on: people\nkind: multiply\nfrom: 2022\nvalue: 0.9'],
    ['table #t', 'series: [head]'],
  );

  test('a cell depends on what makes, sets or disturbs the names that it is computed from, lags included', () => {
    expect(cell(text, 'c').upstream).toEqual(['p', 'f', 'late']);
    expect(cell(text, 'd').upstream).toEqual(['q']);
    expect(cell(text, 't').upstream).toEqual(['p', 's']);
    expect(cell(text, 'p').upstream).toEqual([]);
  });

  test('a formula of the notebook has its unit from its equation', () => {
    const linked = open(text).sheet.linked?.reading;
    expect(linked?.ok && linked.value.order.find(({ id }) => id === '双倍')?.unit).toBe('亿元@2020');
  });

  test('a lag is no cycle, a dependence within one year is, and both cells say so', () => {
    expect(
      open(cells(['formula #a', 'x[t] = y[t-1] + gdp[t]\nunit: 亿元@2020\nstart: 1'], ['formula #b', 'y[t] = x[t]']))
        .problems,
    ).toEqual([]);
    const loop = open(cells(['formula #a', 'x[t] = y[t] + gdp[t]'], ['formula #b', 'y[t] = x[t]']));
    expect(loop.problems).toEqual(['a notebook.cycle', 'b notebook.cycle']);
    const [first] = cell(cells(['formula #a', 'x[t] = y[t] + gdp[t]'], ['formula #b', 'y[t] = x[t]']), 'a').problems;
    expect(first?.issue.found).toBe('x → y → x');
    expect(first?.links).toEqual(['b']);
  });

  test('an override that closes a loop through the model is found in its cell', () => {
    const { sheet, problems } = open(
      cells(['formula #a', 'gdp[t] = head[t] * people[t]'], ['chart #c', 'series: [cut]']),
    );
    expect(problems).toEqual(['a notebook.cycle']);
    expect(sheet.linked).toBeDefined();
  });
});

describe('mistakes stay where they are made', () => {
  test('a name given twice is told in both cells, each with the way to the other', () => {
    const text = cells(
      ['parameters #p', 'growth: 5'],
      ['path #q', 'growth:\n  2021: 8'],
      ['chart #c', 'series: [gdp]'],
      ['chart #d', 'series: [cut]'],
    );
    const { sheet, problems } = open(text);
    expect(problems).toEqual(['p notebook.defined-twice', 'q notebook.defined-twice']);
    expect(sheet.cells.map((each) => each.problems[0]?.links)).toEqual([['q'], ['p'], undefined, undefined]);
    expect(sheet.cells.map((each) => each.blockedBy)).toEqual(['q', 'p', 'p', undefined]);
  });

  test('a missing name offers the nearest one and a new cell; both edits mend it', () => {
    const text = cells(['chart #c', 'series: [gdpp, cut]']);
    const [found] = cell(text, 'c').problems;
    expect(found?.issue).toMatchObject({
      code: 'notebook.unknown-name',
      found: 'gdpp',
      fix: 'gdp',
      place: { cell: 'c', line: 1, column: 10 },
    });
    expect(found?.fixes.map(({ name }) => name.en)).toEqual(['Change to gdp', 'Add gdpp']);
    for (const { edits } of found?.fixes ?? []) {
      const { draft } = applyEdits(edits, { notebook: read(text), adjustments: NO_ADJUSTMENTS });
      const problems = openSheet(folder, draft.notebook).cells.flatMap((each) =>
        each.problems.map(({ issue }) => issue.code),
      );
      expect(problems.filter((code) => code !== 'model.unit-needed')).toEqual([]);
    }
  });

  /** The text of all cells once the first offered edit of the first problem of a cell was taken. */
  function mended(
    text: string,
    key: string,
  ): { readonly offer: string | undefined; readonly problems: string[]; readonly texts: string[] } {
    const fix = cell(text, key).problems.flatMap(({ fixes }) => fixes)[0];
    const { notebook } = applyEdits(fix?.edits ?? [], { notebook: read(text), adjustments: NO_ADJUSTMENTS }).draft;
    const problems = openSheet(folder, notebook).cells.flatMap((each) =>
      each.problems.flatMap(({ issue }) => (issue.severity === 'error' ? [issue.code] : [])),
    );
    return { offer: fix?.name.en, problems, texts: notebook.cells.map((each) => each.text.trim()) };
  }

  test.each([
    {
      name: 'a cycle: last year in place of this one',
      text: cells(['formula #a', 'x[t] = y[t] + gdp[t]\nunit: 亿元@2020\nstart: 1'], ['formula #b', 'y[t] = 2 * x[t]']),
      key: 'a',
      offer: "Use last year's y",
      after: ['x[t] = y[t-1] + gdp[t]\nunit: 亿元@2020\nstart: 1', 'y[t] = 2 * x[t]'],
    },
    {
      name: 'a variable given twice: another name, in all of its equation and nowhere else',
      text: cells(['formula #a', 'x[t] = gdp[t]'], ['formula #b', 'x[t] = x[t-1] + gdp[t]\nstart: 1']),
      key: 'b',
      offer: 'Change to x_2',
      after: ['x[t] = gdp[t]', 'x_2[t] = x_2[t-1] + gdp[t]\nstart: 1'],
    },
    {
      name: 'an assumption given twice: not here',
      text: cells(['parameters #p', 'growth: 5\nsaving: 2'], ['path #q', 'growth:\n  2021: 8\n  2022: 6']),
      key: 'p',
      offer: 'Remove growth here',
      after: ['saving: 2', 'growth:\n  2021: 8\n  2022: 6'],
    },
    {
      name: 'a cell that would be empty without it: goes',
      text: cells(['parameters #p', 'growth: 5\nsaving: 2'], ['path #q', 'growth:\n  2021: 8\n  2022: 6']),
      key: 'q',
      offer: 'Remove growth here',
      after: ['growth: 5\nsaving: 2'],
    },
    {
      name: 'a value that cannot be: the nearest that can',
      text: cells(['parameters #p', 'growth: 60']),
      key: 'p',
      offer: 'Change to 30',
      after: ['growth: 30'],
    },
    {
      name: 'a misspelt key',
      text: cells(['chart #c', 'series: [gdp]\nyaers: 2020..2025']),
      key: 'c',
      offer: 'Change to years',
      after: ['series: [gdp]\nyears: 2020..2025'],
    },
    {
      name: 'a misspelt kind',
      text: cells(['chrat #c', 'series: [gdp]']),
      key: 'c',
      offer: 'Change to chart',
      after: ['series: [gdp]'],
    },
    {
      name: 'a misspelt function',
      text: '{{averge(gdp@2021..2025)}}\n',
      key: 'markdown-1',
      offer: 'Change to average',
      after: ['{{average(gdp@2021..2025)}}'],
    },
  ])('one press mends $name', ({ text, key, offer, after }) => {
    expect(mended(text, key)).toEqual({ offer, problems: [], texts: after });
  });

  test('a cell that needs a broken one is blocked by it and names it; the others go on', () => {
    const text = cells(
      ['formula #f', 'x[t] = gdp[t'],
      ['chart #c', 'series: [x]'],
      ['chart #d', 'series: [gdp]'],
      ['formula #g', 'y[t] = x[t] * 2'],
    );
    const { sheet, outcome } = open(text);
    expect(sheet.cells.map((each) => [each.broken, each.blockedBy])).toEqual([
      [true, undefined],
      [false, 'f'],
      [false, undefined],
      [false, 'f'],
    ]);
    expect(outcome('d').kind).toBe('ok');
  });

  test('an assumption out of bounds adds nothing, and what reads it waits', () => {
    const text = cells(
      ['parameters #p', 'growth: 60\nsaving: 2'],
      ['chart #c', 'series: [gdp]'],
      ['chart #d', 'series: [people]'],
    );
    const { sheet, problems } = open(text);
    expect(problems).toEqual(['p parameter.beyond-bounds']);
    expect(sheet.cells.map((each) => each.blockedBy)).toEqual([undefined, 'p', undefined]);
    expect(sheet.additions.set?.size).toBe(0);
  });

  test('an assumption cell that is no YAML at all blocks everything that shows a value', () => {
    const { sheet } = open(cells(['parameters #p', 'growth: ['], ['chart #c', 'series: [people]'], ['', 'words only']));
    expect(sheet.cells.map((each) => each.blockedBy)).toEqual([undefined, 'p', undefined]);
  });

  test('units that clash are told in the formula, at its line', () => {
    const [found] = cell(cells(['formula #f', '# sum\nx[t] = gdp[t] + people[t]']), 'f').problems;
    expect(found?.issue).toMatchObject({ code: 'model.unit-clash', place: { cell: 'f', line: 2 } });
    expect(describeIssue(found?.issue ?? neverIssue(), 'zh')).toContain('单位');
  });

  test('a parameter that the closure explains cannot be set, and the cell says so', () => {
    const text = `---\nscenario: supply-side\n---\n\n${cells(['parameters #p', 'growth: 5'])}`;
    expect(open(text).problems).toEqual(['p scenario.set-endogenous']);
  });

  test('an id written twice leaves two cells, and an edit that gives the second its own', () => {
    const text = cells(['chart #a', 'series: [gdp]'], ['chart #a', 'series: [cut]']);
    const second = cell(text, 'a-1').problems[0];
    expect(second?.issue.code).toBe('notebook.id-twice');
    const { draft } = applyEdits(second?.fixes[0]?.edits ?? [], { notebook: read(text), adjustments: NO_ADJUSTMENTS });
    expect(openSheet(folder, draft.notebook).cells.flatMap((each) => each.problems)).toEqual([]);
  });

  test('an unknown kind and an unknown key are kept, told, and stop nothing', () => {
    const { problems, outcome, sheet } = open(
      cells(['chrat #a', 'series: [gdp]'], ['chart #c', 'series: [gdp]\ncolour: red']),
    );
    expect(problems).toEqual(['a notebook.unknown-kind', 'c notebook.unknown-key']);
    expect(sheet.cells[0]?.problems[0]?.issue.fix).toBe('chart');
    expect(outcome('c').kind).toBe('ok');
  });

  test('a scenario that is not there stops what is run, and no cell is blamed', () => {
    const { sheet, outcome } = open(`---\nscenario: nowhere\n---\n\n${cells(['chart #c', 'series: [gdp]'])}`);
    expect(sheet.failure.map(({ code }) => code)).toEqual(['scenario.unknown']);
    expect(sheet.cells.every(({ broken }) => !broken)).toBe(true);
    expect(outcome('c')).toMatchObject({ kind: 'error', issues: [{ code: 'scenario.unknown', place: { cell: 'c' } }] });
  });

  test('a name of the plan may not be taken by a new parameter, target or scenario', () => {
    const text = cells(
      ['parameters #p', "people:\n  value: 3\n  unit: '%'"],
      ['target #head', 'series: gdp\nis: at_least 3'],
      ['scenario #fast', 'set:\n  growth: 3'],
    );
    expect(open(text).problems).toEqual([
      'p notebook.name-taken',
      'head notebook.name-taken',
      'fast notebook.name-taken',
    ]);
  });

  test('a code block whose word is almost a kind is pointed out', () => {
    expect(open('```formual\nx\n```\n').problems).toEqual(['markdown-1 notebook.near-kind']);
  });
});

describe('opening again', () => {
  test('editing prose keeps everything that was linked; editing an assumption does not', () => {
    const text = cells(['', 'words'], ['parameters #p', 'growth: 5'], ['chart #c', 'series: [gdp]']);
    const notebook = read(text);
    const before = openSheet(folder, notebook);
    const edited = (key: string, to: string) => ({
      ...notebook,
      cells: notebook.cells.map((each) => (each.key === key ? { ...each, text: to } : each)),
    });
    expect(openSheet(folder, edited('markdown-1', 'other words'), {}, before).home).toBe(before.home);
    expect(openSheet(folder, edited('p', 'growth: 4'), {}, before).home).not.toBe(before.home);
  });
});

function neverIssue(): never {
  throw new Error('no issue');
}
