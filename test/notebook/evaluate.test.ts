import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { describeIssue } from '../../engine/messages/index.ts';
import { nothingKept } from '../../engine/notebook/evaluate.ts';
import type { Task } from '../../engine/notebook/kinds/kind.ts';
import { evaluatorOf, type Outcome } from '../../engine/notebook/runtime/evaluate.ts';
import { momentOf } from '../../engine/notebook/runtime/moment.ts';
import { openSheet } from '../../engine/notebook/runtime/sheet.ts';
import { NO_ADJUSTMENTS, type Adjustments } from '../../engine/notebook/types.ts';
import { cells, folder, open, read } from './small.ts';

/** Laws are tried on many cases: slow machines are given time. */
vi.setConfig({ testTimeout: 120_000 });

const words = (sentence: string, adjustments: Adjustments = NO_ADJUSTMENTS, draws = 0): string[] =>
  open(`${sentence}\n`, adjustments, { draws, method: 'random' })
    .result('markdown-1', 'markdown')
    .lives.map(({ shown }) => shown.text.zh);

// 1000 · 1.06^5 = 1338.2255776; 1.02^5 = 1.1040808032; their product is 1477.5091719; 100 · 1.01^5 = 105.1010050.
describe('live sentences', () => {
  test.each([
    ['{{gdp@2025 | 0.00 亿元}}', '1338.23 亿元'],
    ['{{gdp@2025 | 0.000 万亿元}}', '0.134 万亿元'],
    ['{{gdp@2025 | 0.00 billion yuan}}', '133.82 billion yuan'],
    ['{{gdp@2025 | full}}', '1,338.225578 亿元（2020 年价）'],
    ['{{gdp_current@2025}}', '1,478 亿元'],
    ['{{gdp}}', '1,338 亿元'],
    ['{{growth@2023}}', '6.0%'],
    ['{{people_growth | 0.00%}}', '1.00%'],
    ['{{gdp@2025 / people@2025 | 0.00 万元/人}}', '12.73 万元/人'],
    ['{{gdp@2025 - gdp@2020 | +0.0 亿元}}', '+338.2 亿元'],
    ['{{growth_of(gdp_current@2020..2025) | 0.00%}}', '8.12%'],
    ['{{change(deflator@2020..2025) | 0.0%}}', '10.4%'],
    ['{{sum(cut@2021..2023) | 0}}', '18'],
    ['{{average(growth@2021..2025)}}', '6.0%'],
    ['{{first(gdp >= 1200)}}', '2024 年'],
    ['{{first(gdp >= 5000)}}', '—'],
    ['{{verdict(head)}} {{value(head) | 0.0}} {{target(head)}} {{margin(head) | +0.00}}', '可达到'],
    ['{{verdict(cut)}}', '目标未设定'],
    ['{{required(head)}}', '3.7%/年'],
    ['{{past(growth)}}', '5.0%/年'],
    ['{{count(met)}} {{count(not_set)}} {{count(all)}}', '2'],
    ['{{in(fast, gdp@2025) | 0.0}}', '1469.3'],
    ['{{in(supply-side, growth@2023) | 0.0%}}', '10.0%'],
    ['{{diff(gdp@2025, fast) | +0.0}}', '−131.1'],
    ['{{name(gdp)}}', '变量 gdp'],
    ['{{abs(0 - 2) * 3}}', '6'],
    ['{{round(gdp@2025)}}', '1,338 亿元'],
    ['{{gdp@2025 + people@2025}}', '—'],
    ['{{gdp@2025 / 0}}', '—'],
  ])('%s', (sentence, expected) => {
    expect(words(sentence)[0]).toBe(expected);
  });

  test('all parts of a sentence are shown, each for itself', () => {
    expect(words('{{value(head) | 0.00}} {{target(head)}} {{margin(head) | +0.00}} {{nothing@2025}} {{1 +}}')).toEqual([
      '12.73',
      '≥ 12',
      '+0.73',
      '—',
      '？',
    ]);
  });

  test('what the reader set changes the numbers, and the difference is to the scenario as shipped', () => {
    expect(words('{{drag growth}} {{diff(gdp@2025) | +0.0}} {{default(growth)}}', { set: { growth: 7 } })).toEqual([
      '7.0%',
      '+64.3',
      '6.0%',
    ]);
  });

  test('a dragged number carries its control: what is in force, what it goes back to, its own range', () => {
    const [live] = open('{{drag growth 3..8 step 0.5}}\n', { set: { growth: 7 } }).result(
      'markdown-1',
      'markdown',
    ).lives;
    expect(live?.kind).toBe('drag');
    expect(live?.drag).toMatchObject({ range: [3, 8], step: 0.5, changed: true, endogenous: false });
    expect([live?.drag?.values[5], live?.drag?.own[5]]).toEqual([7, 6]);
  });

  test('a probability is counted over draws of the notebook, and is said to be unsampled where there are none', () => {
    // growth is N(6, 0.5) in every year alike: the average is about 6 ± 0.5 or more with P(Z > -1) = 0.841.
    const [many] = words('{{p(growth)}}', NO_ADJUSTMENTS, 4000);
    expect(Number(/\d+/.exec(many ?? '')?.[0])).toBeGreaterThan(81);
    expect(Number(/\d+/.exec(many ?? '')?.[0])).toBeLessThan(87);
    expect(words('{{p(growth)}}')).toEqual(['—']);
    expect(words('{{p(cut)}}', NO_ADJUSTMENTS, 100)).toEqual(['—']);
  });

  test('a format in a unit of another kind is told, and the number is shown by its meaning', () => {
    const [live] = open('{{gdp@2025 | 0.0 万人}}\n').result('markdown-1', 'markdown').lives;
    expect(live?.shown.text.zh).toBe('1,338 亿元');
    expect(live?.issues.map((issue) => describeIssue(issue, 'en'))).toEqual([
      'This number is in 亿元@2020; it cannot be shown in “万人”.',
    ]);
  });

  test('a name that rests on a broken cell says which cell it waits for; other numbers stay', () => {
    const text = cells(['parameters #p', 'growth: 99'], ['', '{{gdp@2025}} {{people@2025 | 0.0}}']);
    const { lives } = open(text).result('markdown-1', 'markdown');
    expect(lives.map(({ shown }) => [shown.text.en, shown.full.en])).toEqual([
      ['—', 'waiting for #p to be mended'],
      ['105.1', '1.05101005 million people'],
    ]);
  });

  test('claims are decided with their sentence and both sides', () => {
    const text =
      '产出达到 {{gdp@2025 | 0 亿元}}，超过目标。\ncheck: gdp@2025 > 0.13 万亿元\ncheck: head is missed\ncheck: cut is not met and growth is met\ncheck: nothing@2025 > 1\n';
    const { checks } = open(text).result('markdown-1', 'markdown');
    expect(checks.map(({ holds }) => holds)).toEqual([true, false, true, undefined]);
    expect(checks[0]?.sentence.zh).toBe('产出达到 1338 亿元，超过目标。');
    expect(checks[0]?.sides.map(({ text: side }) => side.zh)).toEqual([
      '1,338.225578 亿元（2020 年价）',
      '0.13 万亿元',
    ]);
  });
});

describe('assumption cells', () => {
  test('parameters, paths and shocks work through to the run', () => {
    const text = cells(
      ['parameters #p', 'inflation: 0'],
      ['path #q', 'growth:\n  2021: 10\n  2023: 0'],
      ['shock #s', 'on: people\nkind: add\nfrom: 2025\nvalue: 10'],
      ['', '{{gdp@2021 | 0.0}} {{gdp@2022 | 0.0}} {{gdp_current@2025 | 0.0}} {{people@2025 | 0.000}}'],
    );
    // 1000 · 1.1, · 1.1 again since 10 holds until 2023, then still; people 105.1010050 + 10.
    expect(
      open(text)
        .result('markdown-1', 'markdown')
        .lives.map(({ shown }) => shown.text.zh),
    ).toEqual(['1100.0', '1210.0', '1210.0', '115.101']);
    expect(open(text).result('s', 'shock').shocks[0]?.words.zh).toBe('2025 年增加 10.0 万人');
    expect(open(text).result('q', 'path').paths[0]?.points).toEqual([2021, 2023]);
    expect(
      open(text)
        .result('p', 'parameters')
        .assumptions.map(({ parameter, own }) => [parameter.id, own[1]]),
    ).toEqual([['inflation', 0]]);
  });

  test('a line without a value shows an assumption as the scenario has it, and sets nothing', () => {
    const text = cells(
      ['parameters #p', 'growth:\ninflation:'],
      ['parameters #q', 'growth:'],
      ['', '{{gdp@2025 | 0.0}}'],
    );
    const { problems, result } = open(`---\nscenario: fast\n---\n\n${text}`);
    expect(problems).toEqual([]);
    expect(result('p', 'parameters').assumptions.map(({ parameter, own }) => [parameter.id, own[1]])).toEqual([
      ['growth', 8],
      ['inflation', 2],
    ]);
    expect(result('markdown-1', 'markdown').lives[0]?.shown.text.zh).toBe('1469.3');
  });

  test('a parameter of the notebook can be used in its formulas and moved by the reader', () => {
    const text = cells(
      ['parameters #p', "tax_share:\n  value: 20\n  unit: '%'\n  name: 税收占比\n  bounds: [0, 50]"],
      ['formula #f', '税收[t] = gdp_current[t] * tax_share / 100'],
      ['', '{{税收@2025 | 0.0 亿元}}'],
    );
    expect(open(text).problems).toEqual([]);
    expect(open(text).result('markdown-1', 'markdown').lives[0]?.shown.text.zh).toBe('295.5 亿元');
    expect(open(text, { set: { tax_share: 10 } }).result('markdown-1', 'markdown').lives[0]?.shown.text.zh).toBe(
      '147.8 亿元',
    );
  });

  test('a formula may take the place of an equation of the model, and says what it replaces', () => {
    const text = cells(['formula #f', 'people[t] = people[t-1]'], ['', '{{people@2025 | 0.0}}']);
    expect(open(text).result('markdown-1', 'markdown').lives[0]?.shown.text.zh).toBe('100.0');
    expect(open(text).result('f', 'formula').formulas[0]?.instead).toContain('people_growth');
  });

  test('a target of the notebook is judged like those of the plan, with its unit found by linking', () => {
    const text = cells(
      ['formula #f', '人均现价[t] = gdp_current[t] / people[t]\ntarget: at_least 14 in 2025'],
      ['target #goal', 'series: gdp\nname: 产出目标\nis: at_least 1400'],
      ['', '{{verdict(人均现价)}} {{verdict(goal)}} {{margin(人均现价) | +0.00 万元/人}}'],
      ['targets #b', 'group: all\nprobability: false'],
    );
    const { result, problems } = open(text);
    expect(problems).toEqual([]);
    // 1477.5091719 / 105.1010050 = 14.05799
    expect(result('markdown-1', 'markdown').lives.map(({ shown }) => shown.text.zh)).toEqual([
      '可达到',
      '未达到',
      '+0.06 万元/人',
    ]);
    expect(result('b', 'targets').board.text.map(({ id }) => id)).toEqual(['人均现价', 'goal']);
    expect(result('goal', 'target').tiles.map(({ name }) => name.zh)).toEqual(['产出目标']);
  });

  test('the number that the province assigns makes its target one that can be met', () => {
    const text = cells(['target #t', 'assign:\n  cut: 14'], ['', '{{verdict(cut)}} {{value(cut) | 0}}']);
    expect(
      open(text)
        .result('markdown-1', 'markdown')
        .lives.map(({ shown }) => shown.text.zh),
    ).toEqual(['可达到', '15']);
    expect(open(cells(['target #t', 'assign:\n  head: 14'])).problems).toEqual(['t notebook.target-not-open']);
  });

  test('a scenario of the notebook stands beside those of the plan, and a choice lists what each assumes', () => {
    const text = cells(
      ['scenario #slow', 'name: 慢\nextends: fast\nset:\n  growth: 2'],
      ['scenario #pick', 'choose: [baseline, slow]'],
      ['', '{{in(slow, gdp@2025) | 0.0}}'],
      ['compare #c', 'scenarios: [here, slow, fast]\nseries: [gdp]\ntargets: [head]'],
    );
    const { result, problems } = open(text);
    expect(problems).toEqual([]);
    expect(result('markdown-1', 'markdown').lives[0]?.shown.text.zh).toBe('1104.1');
    expect(result('pick', 'scenario').options.map(({ id, chosen }) => [id, chosen])).toEqual([
      ['baseline', true],
      ['slow', false],
    ]);
    const { rows, columns } = result('c', 'compare');
    expect(columns.map(({ name }) => name.zh)).toEqual(['本笔记本', '慢', '情景fast']);
    expect(rows[0]?.entries.map(({ number }) => Math.round(number ?? 0))).toEqual([1338, 1104, 1469]);
    expect(rows[1]?.entries.map(({ verdict }) => verdict)).toEqual(['met', 'missed', 'met']);
  });

  test('the reader may choose a scenario of the notebook', () => {
    const text = cells(['scenario #slow', 'set:\n  growth: 2'], ['', '{{gdp@2025 | 0.0}}']);
    expect(open(text, { set: {}, scenario: 'slow' }).result('markdown-1', 'markdown').lives[0]?.shown.text.zh).toBe(
      '1104.1',
    );
  });
});

describe('cells that show', () => {
  test('a chart has a panel for each unit, bands only where asked, a table and words for those who do not see it', () => {
    const text = cells([
      'chart #c',
      'series: [gdp, gdp_current, people]\nyears: 2020..2025\nbands: [50, 80]\ncompare: [fast]',
    ]);
    const chart = open(text, NO_ADJUSTMENTS, { draws: 256, method: 'random' }).result('c', 'chart');
    expect(
      chart.panels.map(({ unitText, lines }) => [
        unitText,
        lines.map(({ id, scenario }) => `${id}${scenario ? ' fast' : ''}`),
      ]),
    ).toEqual([
      ['亿元@2020', ['gdp', 'gdp fast']],
      ['亿元@current', ['gdp_current', 'gdp_current fast']],
      ['万人', ['people', 'people fast']],
    ]);
    expect(chart.panels[0]?.lines[0]?.bands?.bands.map(({ level }) => level)).toEqual([50, 80]);
    expect([chart.from, chart.to]).toEqual([2020, 2025]);
    expect(chart.table.columns.length).toBe(2 + 6);
    expect(chart.alt.zh).toContain('2025 年 1,338 亿元');
  });

  test('an equation shows the number down to its source', () => {
    const { trace } = open(cells(['equation #e', 'of: gdp\nyear: 2021'])).result('e', 'equation');
    expect(trace?.value.text.zh).toBe('1,060 亿元');
    expect(trace?.uses.map(({ id }) => id).sort()).toEqual(['gdp', 'growth']);
  });

  test('a board shows one group, some targets, or all', () => {
    const ids = (body: string): string[] =>
      open(cells(['targets #b', body]))
        .result('b', 'targets')
        .board.groups.flatMap(({ tiles }) => tiles.map(({ id }) => id));
    expect(ids('group: green')).toEqual(['cut']);
    expect(ids('targets: [head, growth]')).toEqual(['growth', 'head']);
    expect(ids('group: all')).toEqual(['growth', 'head', 'cut']);
    expect(open(cells(['targets #b', 'group: gren'])).problems).toEqual(['b notebook.unknown-group']);
    expect(open(cells(['targets #b', 'year: 2024'])).problems).toEqual(['b notebook.targets-year']);
  });

  test('a table gives values by year, a constant its one value', () => {
    const { table } = open(cells(['table #t', 'series: [people_growth, people]\nyears: [2020, 2025]'])).result(
      't',
      'table',
    );
    expect(table.rows.map((row) => row.slice(2).map(({ value }) => value && Math.round(value * 1000) / 1000))).toEqual([
      [1, 1],
      [100, 105.101],
    ]);
  });

  test('the title that a table was given is shown; one that it was not given only names it to those who hear it', () => {
    const titleOf = (more: string): unknown =>
      open(cells(['table #t', `series: [people]${more}`])).result('t', 'table').title;
    expect([titleOf('\ntitle: 人口'), titleOf('')]).toEqual([{ zh: '人口', en: '人口' }, undefined]);
  });
});

describe('questions', () => {
  const asked = (body: string, answer?: string, set: Adjustments['set'] = {}) =>
    open(cells(['question #q', body]), { set, ...(answer !== undefined && { answers: { q: answer } }) }).result(
      'q',
      'question',
    );

  test('a number is right within its tolerance, in any unit of its kind; the right one follows the assumptions', () => {
    const body = 'ask: 产出？\nanswer: gdp@2025\ntolerance: 1';
    expect(asked(body).state).toBe('open');
    expect(asked(body, '1338').state).toBe('right');
    expect(asked(body, '0.1338 万亿元').state).toBe('right');
    expect(asked(body, '1,338').state).toBe('right');
    expect(asked(body, '１，３３８').state).toBe('right');
    expect(asked(body, '1338。0').state).toBe('right');
    expect(asked(body, '1340').state).toBe('wrong');
    expect(asked(body, '1338 万人').state).toBe('unreadable');
    expect(asked(body, 'about right').state).toBe('unreadable');
    expect(asked(body, '1338', { growth: 5 }).state).toBe('wrong');
    expect(asked(body, '1338').answer?.zh).toBe('1,338 亿元');
  });

  test.each([
    '1,338',
    '１３３８',
    '1338亿',
    '0.1338万亿',
    '约1338 亿元。',
    '133.8 billion',
    '¥133.8 billion',
    'about 133.8 billion yuan',
  ])('a student may write 1,338 亿元 as “%s”', (typed) =>
    expect(asked('ask: x\nanswer: gdp@2025\ntolerance: 1', typed).state).toBe('right'),
  );

  test('per cent may be written with either sign, in points or bare; what is of another kind is no answer', () => {
    const body = 'ask: x\nanswer: growth@2025';
    for (const typed of ['6', '6%', '６％', '6 个百分点', '6 percentage points', '6 percent'])
      expect([typed, asked(body, typed).state]).toEqual([typed, 'right']);
    expect([asked(body, '6 万人').state, asked(body, '-6').state]).toEqual(['unreadable', 'wrong']);
    expect(asked(body).unit).toEqual({ zh: '%', en: '%' });
  });

  test('a claim about a target says what it is judged by and what is asked', () => {
    const sides = asked('ask: x\ncheck: head is met')
      .parts.flatMap((part) => part.sides)
      .map(({ text }) => text.zh);
    // 1338.2 / (100 × 1.01^5 = 105.1) = 12.73
    expect(sides).toEqual(['12.7 万元/人', '目标 ≥ 12']);
  });

  test('a choice is right or wrong, and the answer must be among the choices', () => {
    const body = 'ask: 哪一个？\nchoices: [甲, 乙]\nanswer: 乙';
    expect([asked(body, '甲').state, asked(body, '乙').state]).toEqual(['wrong', 'right']);
    expect(open(cells(['question #q', 'ask: x\nchoices: [甲]\nanswer: 丙'])).problems).toEqual([
      'q notebook.answer-not-choice',
    ]);
  });

  test('a claim is met by moving assumptions', () => {
    const body = 'ask: 让产出到 1400。\ncheck: gdp@2025 >= 1400';
    expect([asked(body).state, asked(body, undefined, { growth: 7 }).state]).toEqual(['open', 'right']);
    expect(asked(body).parts[0]?.sides.map(({ text }) => text.zh)).toEqual(['1,338 亿元', '1,400']);
  });

  test('a claim of several parts says which of them hold', () => {
    const body = 'ask: 让产出到 1400。\ncheck: gdp@2025 >= 1400 and growth@2025 <= 6.5 and growth@2025 >= 0';
    const stand = (set?: Adjustments['set']): unknown =>
      asked(body, undefined, set).parts.map(({ claim, holds }) => [claim, holds]);
    const [first, second, third] = ['gdp@2025 >= 1400', 'growth@2025 <= 6.5', 'growth@2025 >= 0'];
    expect(stand()).toEqual([
      [first, false],
      [second, true],
      [third, true],
    ]);
    expect(stand({ growth: 7 })).toEqual([
      [first, true],
      [second, false],
      [third, true],
    ]);
    expect(asked(body, undefined, { growth: 7 }).state).toBe('open');
  });

  test('a question without answer or check is told so, unless it is meant to be open', () => {
    expect(open(cells(['question #q', 'ask: x'])).problems).toEqual(['q notebook.question-open']);
    expect(open(cells(['question #q', 'ask: x\nopen: true'])).problems).toEqual([]);
  });
});

function finished(text: string, key: string): { outcome: Outcome; steps: number } {
  const sheet = openSheet(folder, read(text));
  const task: Task<Outcome> | undefined = evaluatorOf(
    momentOf(sheet, NO_ADJUSTMENTS, { draws: 0, method: 'random' }),
    nothingKept(),
  ).task(key);
  if (!task) throw new Error('no slow work');
  for (let steps = 0; ; steps++) {
    const next = task.next();
    if (next.done) return { outcome: next.value, steps };
    expect(next.value.done).toBeLessThanOrEqual(next.value.of);
  }
}

const slow = (body: string, kind: string): unknown => {
  const { outcome } = finished(cells([`${kind} #s`, body]), 's');
  if (outcome.kind === 'error') throw new Error(JSON.stringify(outcome));
  return outcome.result.value;
};

describe('slow kinds', () => {
  test('a scenario of the notebook may spread an assumption otherwise: 6.05 + z beats 6 + z / 2 where z > −0.1', () => {
    const spread = 'set:\n  growth: 6.05\ndistributions:\n  growth: {kind: normal, sd: 1}';
    const text = cells(['scenario #wide', spread], ['compare #s', 'scenarios: [baseline, wide]\ntargets: [growth]']);
    // Φ(0.1) = 0.54.
    expect(finished(text, 's').outcome).toMatchObject({
      result: { value: { rows: [{ entries: [{}, { above: { words: { zh: '约 54%' } } }] }] } },
    });
  });

  test('a spread that cannot be is told in the cell that states it', () => {
    const of = (line: string) => open(cells(['scenario #wide', `distributions:\n  ${line}`])).problems;
    expect(of('growth: {kind: normal, sd: -1}')).toEqual(['wide distribution.negative']);
    expect(of('growht: {kind: normal, sd: 1}')).toEqual(['wide scenario.unknown-parameter']);
    expect(of('growth: {kind: gauss, sd: 1}')).toEqual(['wide read.wrong-kind']);
    expect(of('growth: {kind: normal, sd: 1}')).toEqual([]);
  });

  test('a comparison says how likely each scenario is above the first, draw by draw with common random numbers', () => {
    // Growth of 8 beats growth of 6 whatever the draw adds to both; supply-side growth, 1 + 3 × 3 = 10, is not drawn:
    // it beats 6 + 0.5 z unless z > 8.
    expect(slow('scenarios: [baseline, fast, supply-side]\ntargets: [head, growth]', 'compare')).toMatchObject({
      sampled: true,
      rows: [
        {
          measure: { zh: '2025 年的数', en: 'its value in 2025' },
          entries: [
            {},
            { above: { beside: { zh: '高于首列的可能性 > 99.9%', en: 'above the first: > 99.9%' } } },
            { above: { words: { zh: '> 99.9%' } } },
          ],
        },
        { measure: { zh: '2021—2025 年年均增速', en: 'average growth 2021–2025' } },
      ],
    });
  });

  test('sensitivity orders assumptions by what their usual range does', () => {
    // growth 0 … 10: 1000 to 1610.51; people_growth and the others do not touch gdp.
    expect(slow('of: gdp@2025', 'sensitivity')).toMatchObject({
      bars: [{ id: 'growth', values: [1000, expect.closeTo(1610.51, 9) as number] }],
      tried: 4,
      of: 4,
    });
  });

  test('goal seek finds the smallest move, says when nothing has to move, and when nothing helps', () => {
    // "about 6" allows 0.5 below: 5.5; from the fast scenario nothing has to move.
    // Met already, and down to that edge.
    expect(slow('target: growth\nby: growth', 'seek')).toMatchObject({
      state: 'met_already',
      neededValue: expect.closeTo(5.5, 6) as number,
    });
    expect(slow('target: growth\nby: inflation', 'seek')).toMatchObject({
      words: {
        en: '“Output: average growth” is met already, and no possible value of Parameter inflation alone would miss it.',
      },
    });
    const supply = `---\nscenario: supply-side\n---\n\n${cells(['seek #s', 'target: growth\nby: growth'])}`;
    expect(finished(supply, 's').outcome).toMatchObject({ result: { value: { state: 'not_free' } } });
    const lowered = finished(
      cells(['parameters #p', 'growth: 3'], ['seek #s', 'target: growth\nby: growth']),
      's',
    ).outcome;
    expect(lowered).toMatchObject({ result: { value: { state: 'found', usual: true } } });
    const needed =
      lowered.kind === 'ok' && lowered.result.kind === 'seek' ? lowered.result.value.neededValue : undefined;
    expect(needed).toBeCloseTo(5.5, 6);
    expect(slow('target: cut\nby: growth', 'seek')).toMatchObject({ state: 'not_judged' });
    const stuck = finished(
      cells(['parameters #p', 'growth: 3'], ['seek #s', 'target: growth\nby: inflation']),
      's',
    ).outcome;
    expect(stuck).toMatchObject({ result: { value: { state: 'unreachable' } } });
    // A path moves as a whole and is spoken of by its average: (3 + 3 + 3 + 3 + 8) / 5 = 4, not by the 8 of its last year.
    const uneven = cells(['path #p', 'growth:\n  2021: 3\n  2025: 8'], ['seek #s', 'target: growth\nby: growth']);
    expect(finished(uneven, 's').outcome).toMatchObject({
      result: { value: { now: { text: { en: '4.0%' } }, neededValue: expect.closeTo(5.5, 6) as number } },
    });
  });

  test('the parts of a difference and what cannot be put down to one assumption add up to the whole', () => {
    const text = cells(['parameters #p', 'growth: 8\ninflation: 4'], ['explain #s', 'of: gdp_current@2025']);
    const { outcome } = finished(text, 's');
    if (outcome.kind === 'error' || outcome.result.kind !== 'explain') throw new Error('no explanation');
    const { parts, total, from, to } = outcome.result.value;
    // 1000·(1.08·1.04)^5 = 1787.686… less 1477.509…
    expect(total).toBeCloseTo(1000 * (1.08 * 1.04) ** 5 - 1000 * (1.06 * 1.02) ** 5, 9);
    expect(parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(total, 9);
    // Both moved by 2 points, from 6 and from 2: the same relative step is larger on the smaller base.
    expect(parts.map(({ id }) => id)).toEqual(['inflation', 'growth']);
    expect([from.name.zh, to.name.zh]).toEqual(['情景baseline', '本笔记本']);
  });

  test('a large sample runs in steps and gives probabilities with their errors, spreads and what fails first', () => {
    const { outcome, steps } = finished(cells(['montecarlo #s', 'draws: 2000\nseries: [gdp]\nyear: 2025']), 's');
    if (outcome.kind === 'error' || outcome.result.kind !== 'montecarlo') throw new Error('no sample');
    const { value } = outcome.result;
    expect(steps).toBeGreaterThan(1);
    expect([value.draws, value.preliminary]).toEqual([2000, false]);
    expect(value.targets.map(({ id }) => id)).toEqual(['growth', 'head']);
    const median = value.spreads[0]?.quantiles.find(({ at }) => at === 0.5)?.value.text.zh;
    expect(median).toMatch(/^1,3[34]\d 亿元$/);
    expect(value.spreads[0]?.histogram?.counts.reduce((sum, count) => sum + count, 0)).toBe(2000);
  });

  test('the quick result of a slow cell says that it is preliminary', () => {
    expect(open(cells(['montecarlo #s', 'draws: 2000'])).result('s', 'montecarlo')).toMatchObject({
      preliminary: true,
      draws: 0,
    });
    expect(open(cells(['seek #s', 'target: head\nby: growth'])).result('s', 'seek').state).toBe('not_run');
  });
});

describe('laws of evaluation', () => {
  const body = fc.array(
    fc.constantFrom(
      'growth: 6',
      'series: [gdp]',
      'years: 2015..2035',
      '{{gdp@2025}}',
      'x[t] = gdp[t]',
      'of: gdp',
      '- a',
      '[',
      'check: gdp@2025 > 1',
      'target: head',
      'by: growth',
      'draws: 10',
      'ask: x',
      'answer: 1',
      '{',
      '  a: b',
      'null',
      '!!x',
      '&a b',
      '*a',
      '? x',
    ),
    { maxLength: 5 },
  );
  const kinds = [
    'markdown',
    ...'parameters path shock scenario formula target targets chart table compare equation audit question notes montecarlo sensitivity seek explain backtest'.split(
      ' ',
    ),
  ];

  test('no text in any kind of cell makes anything throw, and each mistake has words in both languages', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...kinds), body), { minLength: 1, maxLength: 4 }), (parts) => {
        const text = cells(
          ...parts.map(([kind, lines]) => [kind === 'markdown' ? '' : kind, lines.join('\n')] as const),
        );
        const { sheet, outcome } = open(text);
        for (const { cell, problems } of sheet.cells) {
          const found = outcome(cell.key);
          const issues = [...problems.map(({ issue }) => issue), ...found.issues];
          expect(issues.filter(({ code }) => code === 'notebook.internal')).toEqual([]);
          for (const issue of issues)
            for (const lang of ['zh', 'en'] as const)
              expect(describeIssue(issue, lang)).not.toMatch(/undefined|\[object/);
        }
      }),
      { numRuns: 400 },
    );
  });
});
