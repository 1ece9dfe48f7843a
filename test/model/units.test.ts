import { describe, expect, it, test } from 'vitest';
import { change, formula, link, linkWith, modelText } from './small.ts';

/** Issues of one formula over the small model, in a declared unit. */
function issuesOf(body: string, unit = '%') {
  return link({ extra: [formula(`z[t] = ${body}`, unit)] }).issues;
}

const unitOf = (body: string): string | undefined => {
  const read = link({ extra: [formula(`z[t] = ${body}`)] });
  return read.ok ? read.value.order.find(({ id }) => id === 'z')?.unit : read.issues.map(({ code }) => code).join();
};

describe('the unit of an expression follows from its parts', () => {
  test.each([
    // gdp and cars 亿元@2020, gdp_current 亿元@current, people 万人, growth and share %
    ['gdp[t] / people[t]', '万元@2020/人'],
    ['gdp_current[t] / gdp[t]', '元@current/元@2020'],
    ['gdp[t] * deflator[t]', '亿元@current'],
    ['cars[t] / gdp[t]', '1'],
    ['100 * cars[t] / gdp[t]', '%'],
    ['growth[t] / 100', '1'],
    ['1000 * people[t] / people[2020]', '‰'],
    ['growth[t] + 100', '%'],
    ['max(growth[t], 0)', '%'],
    ['min(gdp[t], 2 * cars[t])', '亿元@2020'],
    ['clamp(growth[t], 0, 100)', '%'],
    ['abs(-gdp[t])', '亿元@2020'],
    ['if(growth[t] > 0, gdp[t], 0)', '亿元@2020'],
    ['gdp[t] > cars[t] and t >= 2025 ? growth[t] : share[t]', '%'],
    ['exp(log(gdp[t] / gdp[2020]))', '1'],
    ['logistic(logit(share[t] / 100) + 0.1)', '1'],
    ['(gdp[t] / gdp[2020])^0.5', '1'],
    ['people[t]^2', '万人^2'],
    ['sqrt(people[t]^2)', '万人'],
    ['people[t]^-1', '1/万人'],
    ['sum(industries[t])', '亿元@2020'],
    ['2^(t - 2020)', '1'],
    ['car_share * gdp[t] / 100', '亿元@2020'],
    ['0.6 * 100', '%'],
  ])('%s is in %s', (body, unit) => expect(unitOf(body)).toBe(unit));
});

describe('parts that do not agree', () => {
  test.each([
    // body, declared unit, code, underlined part, found, expected
    ['gdp[t] + people[t]', '亿元@2020', 'model.unit-clash', 'people[t]', '万人', '亿元@2020'],
    ['gdp[t]', '万人', 'model.unit-clash', 'gdp[t]', '亿元@2020', '万人'],
    ['gdp[t] + gdp_current[t]', '亿元@2020', 'model.price-bases', 'gdp_current[t]', '亿元@current', '亿元@2020'],
    [
      'gdp_current[t] / people[t]',
      '万元@2020/人',
      'model.price-bases',
      'gdp_current[t] / people[t]',
      '万元@current/人',
      '万元@2020/人',
    ],
    ['cars[t] / gdp[t]', '%', 'model.unit-size', 'cars[t] / gdp[t]', '1', '%'],
    ['1 + growth[t]', '1', 'model.unit-size', 'growth[t]', '%', '1'],
    ['max(share[t], 60)', '%', 'model.unit-size', '60', '1', '%'],
    ['gdp[t]', '万元@2020', 'model.unit-size', 'gdp[t]', '亿元@2020', '万元@2020'],
    ['if(growth[t] > 3, 1, 0)', '1', 'model.unit-size', '3', '1', '%'],
    ['if(gdp[t] > people[t], 1, 0)', '1', 'model.unit-clash', 'people[t]', '万人', '亿元@2020'],
    ['if(t > 2025, gdp[t], people[t])', '亿元@2020', 'model.unit-clash', 'people[t]', '万人', '亿元@2020'],
    ['min(gdp[t], cars[t], people[t])', '亿元@2020', 'model.unit-clash', 'people[t]', '万人', '亿元@2020'],
    ['exp(growth[t])', '1', 'model.not-pure', 'growth[t]', '%', undefined],
    ['log(gdp[t])', '1', 'model.not-pure', 'gdp[t]', '亿元@2020', undefined],
    ['gdp[t]^0.5', '1', 'model.not-pure', 'gdp[t]', '亿元@2020', undefined],
    ['2^growth[t]', '1', 'model.not-pure', 'growth[t]', '%', undefined],
    ['gdp[t] > cars[t]', '1', 'model.truth-as-number', 'gdp[t] > cars[t]', 'gdp[t] > cars[t]', undefined],
    ['1 + (t > 2025)', '1', 'model.truth-as-number', '(t > 2025)', 't > 2025', undefined],
    ['if(t - 2025, 1, 0)', '1', 'model.number-as-truth', 't - 2025', 't - 2025', undefined],
    ['if(not t > 2025, 1, 0)', '1', 'model.number-as-truth', 't', 't', undefined],
    ['if(t > 2025 and 1, 1, 0)', '1', 'model.number-as-truth', '1', '1', undefined],
  ])('%s in %s', (body, unit, code, underlined, found, expected) => {
    const [issue] = issuesOf(body, unit);
    expect(issue).toMatchObject({ code, found, place: { equation: `z[t] = ${body}`, variable: 'z', cell: 'f' } });
    expect(issue?.expected).toBe(expected);
    expect(`z[t] = ${body}`.slice(...(issue?.place.span ?? [0, 0]))).toBe(underlined);
  });

  test.each([
    ['cars[t] / gdp[t]', '%', '100 * (cars[t] / gdp[t])'],
    ['1 + growth[t]', '1', 'growth[t] / 100'],
    ['max(share[t], 60)', '%', '0.6 * 100'],
    ['exp(growth[t])', '1', 'growth[t] / 100'],
    ['people[t] / people[2020]', '‰', '1000 * (people[t] / people[2020])'],
  ])('%s in %s: writing %s instead is accepted', (body, unit, fix) => {
    const [issue] = issuesOf(body, unit);
    expect(issue?.fix).toBe(fix);
    const [from, to] = issue?.place.span ?? [0, 0];
    const repaired = `z[t] = ${body}`.slice(0, from) + fix + `z[t] = ${body}`.slice(to);
    expect(issuesOf(repaired.replace('z[t] = ', ''), unit)).toEqual([]);
  });

  it('says each fault once, however deep it is', () => {
    expect(issuesOf('100 * (1 + (gdp[t] + people[t]) / gdp[t] * 2)').map(({ code }) => code)).toEqual([
      'model.unit-clash',
    ]);
  });

  it('reports the faults of several parts of one equation together', () => {
    expect(issuesOf('(gdp[t] + people[t]) / (cars[t] + gdp_current[t])').map(({ code }) => code)).toEqual(
      expect.arrayContaining(['model.unit-clash', 'model.price-bases']),
    );
  });

  it('a start expression has the unit of its variable', () => {
    const model = change(modelText, 'gdp[2020] * car_share / 100', 'gdp[2020] * car_share');
    expect(link({ model }).issues).toMatchObject([
      { code: 'model.unit-size', place: { path: 'variables.cars.start', equation: 'gdp[2020] * car_share' } },
    ]);
  });

  it('members of a sum share one unit', () => {
    const model = change(modelText, '[cars, chips]', '[cars, people]');
    expect(link({ model }).issues.find(({ code }) => code === 'model.sum-units')).toMatchObject({
      found: 'people: 万人',
      expected: '亿元@2020',
    });
  });

  it('an override is held to the unit that the variable declares', () => {
    expect(linkWith('people[t] = gdp[t]')).toMatchObject([
      { code: 'model.unit-clash', found: '亿元@2020', expected: '万人' },
    ]);
  });
});
