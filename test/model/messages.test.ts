import { describe, expect, it, test } from 'vitest';
import { describeIssue, parseEquation, parsePath, resolveScenario, type Issue } from '../../engine/index.ts';
import { modelMessages } from '../../engine/messages/model.ts';
import { change, formula, home, link, linkWith, modelText, read, scenario } from './small.ts';

const both = (issue: Issue | undefined) => issue && { zh: describeIssue(issue, 'zh'), en: describeIssue(issue, 'en') };

describe('what an economist reads after a typical mistake', () => {
  it('a typo in a name', () => {
    expect(both(linkWith('per_head[t] = gpd[t] / people[t]')[0])).toEqual({
      zh: '没有名为“gpd”的变量或参数，是否指“gdp”？',
      en: 'There is no variable or parameter “gpd”; did you mean “gdp”?',
    });
  });
  it('a sign from the Chinese keyboard', () => {
    expect(both(parseEquation('人均[t] = 产值[t] ÷ 人口[t]').issues[0])).toEqual({
      zh: '方程中不能使用“÷”，请改用“/”。',
      en: '“÷” is not used in equations; write “/”.',
    });
  });
  it('a unit clash shows both units and the factor that is missing', () => {
    expect(both(link({ extra: [formula('z[t] = gdp[t] + people[t]', '亿元@2020')] }).issues[0])).toEqual({
      zh: '单位不一致：相加减、比较或二选一的各部分不是同一种量。“people[t]”的单位是“万人”，应为“亿元@2020”：差一个单位为“万元@2020/人”的因子。',
      en: 'Units do not agree: the parts that are added, compared or chosen between are different things. “people[t]” comes out in “万人”, expected “亿元@2020”: a factor with the unit “万元@2020/人” is missing.',
    });
  });
  it('a percentage used as a ratio', () => {
    expect(both(linkWith('gdp[t] = gdp[t-1] * (1 + growth[t])')[0])).toEqual({
      zh: '单位大小不一致：“growth[t]”以“%”计，应以“1”计（相差 0.01 倍）。可以这样改：growth[t] / 100。',
      en: 'Units differ in size: “growth[t]” is in “%”, expected “1” (a factor of 0.01). What to do: growth[t] / 100.',
    });
  });
  it('mixed price bases name the deflator', () => {
    expect(both(linkWith('gdp_current[t] = gdp[t]')[0])?.zh).toBe(
      '混用了价格口径：“gdp[t]”的单位是“亿元@2020”，应为“亿元@current”。请用平减指数换算：现价 = 2020 年价 × 平减指数（单位 元@current/元@2020）。',
    );
  });
  it('a loop within a year', () => {
    expect(both(linkWith('people[t] = people[t-1] + arrivals * per_head[t] / per_head[2020]')[0])).toEqual({
      zh: '同一年内循环引用：people → per_head → people。请在其中一处改用上一年的值，例如在“per_head”的方程中用“people[t-1]”。',
      en: "These need each other within one year: people → per_head → people. Use last year's value in one of them, for example “people[t-1]” in the equation of “per_head”.",
    });
  });
  it('a path outside the years', () => {
    const { issues } = resolveScenario(home([scenario('s', 'set: { growth: { 2041: 6 } }')]), 's');
    expect(both(issues[0])).toEqual({
      zh: '年份 2041 不在模型的年份 2020-2030 之内。最近的年份是 2030。',
      en: "The year 2041 is outside the model's years 2020-2030. The nearest is 2030.",
    });
  });
  it('a value outside what is possible', () => {
    const { issues } = resolveScenario(home([scenario('s', 'set: { growth: 60 }')]), 's');
    expect(both(issues[0])).toEqual({
      zh: '增速取值 60 不可能：应在 -20 … 30（%）之内。最近的可用值是 30。',
      en: 'Growth cannot be 60: what is possible is -20 … 30 (%). The nearest allowed value is 30.',
    });
  });
  it('an assumption set where the closure computes it', () => {
    const { issues } = resolveScenario(home([scenario('s', 'closure: supply\nset: { growth: 6 }')]), 's');
    expect(both(issues[0])).toEqual({
      zh: '“growth”（增速）在闭合方式“supply”下由方程算出，不能设定。请换闭合方式，或删去这项设定。',
      en: '“growth” (Growth) is endogenous under the closure “supply” and cannot be set. Choose another closure, or remove this setting.',
    });
  });
  it('money without a price basis', () => {
    expect(both(read(change(modelText, 'unit: 亿元@current', 'unit: 亿元')).issues[0])).toEqual({
      zh: '“亿元”没有写明价格口径。请写成“亿元@2020”（2020 年价），或以“@current”表示现价。',
      en: '“亿元” does not say at which prices. Write “亿元@2020” for 2020 prices, or “@current” for current prices.',
    });
  });
  it('a path typed wrongly', () => {
    expect(both(parsePath('2021=6').issues[0])?.en).toBe(
      '“2021=6” is neither a number nor “year: value”. Write, for example, 2021:6,2023:5.5.',
    );
  });
});

describe('every sentence of this room', () => {
  const facts = (name: string): string =>
    ({ found: '甲', expected: '乙', fix: '丙', part: '丁', user: 'exp', where: '戊', factor: '0.01' })[name] ?? name;
  test.each(Object.entries(modelMessages))(
    '%s ends as a sentence in both languages, with and without a fix',
    (_code, message) => {
      for (const f of [facts, (name: string) => (name === 'fix' ? '' : facts(name))]) {
        expect(message.zh(f)).toMatch(/[。？…丙]$/);
        expect(message.en(f)).toMatch(/[.?…丙]$/);
        expect(message.zh(f) + message.en(f)).not.toMatch(/undefined|null|\[object/);
      }
    },
  );
});
