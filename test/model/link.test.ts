import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dependenciesOf, downstreamOf, upstreamOf, type LinkedModel } from '../../engine/index.ts';
import { change, formula, good, link, linkWith, modelText } from './small.ts';

const codes = (issues: readonly { code: string }[]): readonly string[] => issues.map(({ code }) => code);
const ids = (linked: LinkedModel): readonly string[] => linked.order.map(({ id }) => id);

describe('a model that fits together', () => {
  const linked = good(link());

  it('computes every variable after those it uses in the same year', () => {
    const order = ids(linked);
    for (const { id, uses } of linked.order) {
      for (const used of uses.now.filter((one) => order.includes(one)))
        expect(order.indexOf(used), `${used} before ${id}`).toBeLessThan(order.indexOf(id));
    }
  });

  it('keeps the order of declaration where nothing else decides', () => {
    expect(ids(linked)).toEqual([
      'gdp',
      'deflator',
      'gdp_current',
      'people',
      'per_head',
      'cars',
      'chips',
      'share',
      'share_change',
    ]);
  });

  it('computes gdp before cars in the first year, because the start of cars is a share of gdp', () => {
    const start = linked.startOrder ?? [];
    expect(start.indexOf('gdp')).toBeLessThan(start.indexOf('cars'));
  });

  it('says what each variable uses now, before and at fixed years', () => {
    const uses = (id: string) => linked.order.find((one) => one.id === id)?.uses;
    expect(uses('share')).toEqual({ now: ['cars', 'chips', 'gdp'], before: [], at: [] });
    expect(uses('share_change')).toEqual({ now: ['share'], before: ['share'], at: [] });
  });

  it('lists the assumptions that are exogenous and the correlations between them', () => {
    expect(linked.exogenous.map(({ id }) => id)).toEqual([
      'growth',
      'inflation',
      'arrivals',
      'car_share',
      'productivity',
    ]);
    expect(linked.correlations).toHaveLength(1);
  });

  it('follows what feeds what through lags, starts and sums', () => {
    const graph = dependenciesOf(linked);
    expect(graph.uses.get('cars')).toEqual(['cars', 'gdp', 'car_share']);
    expect(upstreamOf('share', graph)).toEqual(expect.arrayContaining(['cars', 'chips', 'gdp', 'growth', 'car_share']));
    expect(downstreamOf('inflation', graph)).toEqual(['deflator', 'gdp_current']);
    expect(downstreamOf('chips', graph)).toEqual(['chips', 'share', 'share_change']);
  });
});

describe('closures and overrides', () => {
  it('a closure makes an assumption endogenous, with its shocks, its record of 2020 and without its correlations', () => {
    const linked = good(link({ lines: 'closure: supply' }));
    const growth = linked.order.find(({ id }) => id === 'growth');
    expect(growth).toMatchObject({ unit: '%', noise: { sd: 1.5 }, start: { kind: 'figure', figure: { value: 2.7 } } });
    expect(ids(linked).indexOf('people')).toBeLessThan(ids(linked).indexOf('growth'));
    expect(ids(linked).indexOf('growth')).toBeLessThan(ids(linked).indexOf('gdp'));
    expect(linked.exogenous.map(({ id }) => id)).not.toContain('growth');
    expect(linked.correlations).toEqual([]);
  });

  it("a scenario's equation replaces the model's, and the closure's", () => {
    const linked = good(
      link({
        lines: 'closure: supply\nequations: { growth: "growth[t] = productivity", people: "people[t] = people[t-1]" }',
      }),
    );
    const text = (id: string) => linked.order.find((one) => one.id === id)?.equation.text;
    expect(text('growth')).toBe('growth[t] = productivity');
    expect(text('people')).toBe('people[t] = people[t-1]');
  });

  it('shocks reach the variable or the assumption that they are on', () => {
    const linked = good(
      link({
        lines:
          'shocks: [{on: gdp, kind: add, from: 2021, value: 5}, {on: growth, kind: multiply, from: 2021, to: 2022, value: 0.5, fade: 0.5}]',
      }),
    );
    expect(linked.order.find(({ id }) => id === 'gdp')?.shocks).toMatchObject([
      { kind: 'add', span: { from: 2021, to: 2021 }, value: 5, fade: 0 },
    ]);
    expect(linked.exogenousShocks?.get('growth')).toMatchObject([{ kind: 'multiply', span: { from: 2021, to: 2022 } }]);
  });

  it('a formula from outside adds a variable with the unit that follows from it', () => {
    const linked = good(
      link({ extra: [formula('人均[t] = gdp_current[t] / people[t]'), formula('两倍[t] = 2 * 人均[t]')] }),
    );
    expect(linked.order.filter(({ id }) => ['人均', '两倍'].includes(id)).map(({ unit }) => unit)).toEqual([
      '万元@current/人',
      '万元@current/人',
    ]);
  });

  it('a formula for a variable that is there replaces its equation and keeps unit and start', () => {
    const linked = good(link({ extra: [formula('gdp[t] = gdp[t-1] * 1.06')] }));
    expect(linked.order.find(({ id }) => id === 'gdp')).toMatchObject({
      unit: '亿元@2020',
      equation: { text: 'gdp[t] = gdp[t-1] * 1.06' },
      start: { kind: 'figure' },
    });
  });

  it('a formula whose unit cannot be seen must declare one', () => {
    expect(codes(link({ extra: [formula('指数[t] = 0 * gdp[t]')] }).issues)).toEqual(['model.unit-needed']);
    expect(link({ extra: [formula('指数[t] = 0 * gdp[t]', '1')] }).ok).toBe(true);
  });
});

describe('structure', () => {
  const key = (options: Parameters<typeof link>[0] = {}): string => good(link(options)).structureKey;
  it('values of assumptions do not change the program', () => {
    expect(key({ lines: 'set: { growth: 5, arrivals: 10 }' })).toBe(key());
  });
  test.each([
    ['a closure', 'closure: supply'],
    ['an equation', 'equations: { people: "people[t] = people[t-1]" }'],
    ['a shock', 'shocks: [{on: gdp, kind: add, from: 2021, value: 5}]'],
    ['a shock on an assumption', 'shocks: [{on: growth, kind: add, from: 2021, value: 1}]'],
  ])('%s does', (_what, lines) => expect(key({ lines })).not.toBe(key()));
  it('so do a start and the members of a group', () => {
    expect(key({ model: change(modelText, 'value: 25019', 'value: 25018') })).not.toBe(key());
    expect(key({ model: change(modelText, '[cars, chips]', '[cars]') })).not.toBe(key());
  });
});

describe('names and years', () => {
  test.each([
    // equation, code, the underlined part, fix
    ['share[t] = gpd[t] / gdp[t]', 'model.unknown-name', 'gpd[t]', 'gdp'],
    ['share[t] = arivals / people[t]', 'model.unknown-name', 'arivals', 'arrivals'],
    ['share[t] = infaltion', 'model.unknown-name', 'infaltion', 'inflation[t]'],
    ['share[t] = growth', 'model.missing-brackets', 'growth', 'growth[t]'],
    ['people[t] = people[t-1] + arrivals[t]', 'model.constant-with-brackets', 'arrivals[t]', 'arrivals'],
    ['share[t] = industries[t] / gdp[t]', 'model.group-without-sum', 'industries[t]', 'sum(industries[t])'],
    ['share[t] = sum(industry[t]) / gdp[t]', 'model.unknown-group', 'sum(industry[t])', 'industries'],
    ['share[t] = sum(gdp[t]) / gdp[t]', 'model.sum-of-one', 'sum(gdp[t])', ''],
    ['share[t] = 100 * gdp[2019] / gdp[t]', 'model.year-outside', 'gdp[2019]', 'gdp[2020]'],
    ['share[t] = 100 * gdp[2031] / gdp[t]', 'model.year-outside', 'gdp[2031]', 'gdp[2030]'],
    ['share[t] = 100 * gdp[2025] / gdp[t]', 'model.year-not-known-yet', 'gdp[2025]', 'if(t >= 2025, gdp[2025], …)'],
    ['share[t] = growth[t-1]', 'model.lag-without-start', 'growth[t-1]', 'start: {value: …, year: 2020, source: …}'],
    ['gdp[t] = gdp[t-3] * 1.2', 'model.lag-too-long', 'gdp[t-3]', 'if(t >= 2023, gdp[t-3], …)'],
    ['gdp[t] = gdp[t-1] * max', 'model.function-without-brackets', 'max', 'max(…)'],
  ])('%s', (equation, code, underlined, fix) => {
    const issue = linkWith(equation).find((one) => one.code === code);
    expect(issue).toMatchObject({ severity: 'error', place: { equation, variable: equation.split('[')[0] } });
    expect(equation.slice(...(issue?.place.span ?? [0, 0]))).toBe(underlined);
    expect(issue?.fix ?? '').toBe(fix);
  });

  test.each([
    'gdp[t] = if(t >= 2026, gdp[2025], gdp[t-1])',
    'gdp[t] = if(t < 2026, gdp[t-1], gdp[2025])',
    'gdp[t] = t > 2024 and growth[t] > 0 ? gdp[2024] : gdp[t-1]',
    'gdp[t] = if(not (t <= 2023), gdp[t-3], gdp[t-1])',
    'gdp[t] = if(t < 2023 or t == 2025, gdp[t-1], gdp[t-3])',
    'share[t] = 100 * cars[2020] / gdp[2020]',
  ])('a condition on the year makes a fixed year or a long lag safe: %s', (equation) =>
    expect(linkWith(equation)).toEqual([]),
  );

  test.each([
    'gdp[t] = if(t >= 2024, gdp[2025], gdp[t-1])',
    'gdp[t] = if(t <= 2025, gdp[2025], gdp[t-1])',
    'gdp[t] = if(t >= 2025 or growth[t] > 3 * 1 / 100 * 100, gdp[2025], gdp[t-1])',
  ])('a condition that does not exclude the earlier years is not enough: %s', (equation) =>
    expect(codes(linkWith(equation))).toContain('model.year-not-known-yet'),
  );

  it('its own value of a fixed year is not known in that very year', () => {
    expect(codes(linkWith('gdp[t] = if(t >= 2025, gdp[2025], gdp[t-1])'))).toEqual(['model.loop']);
    expect(linkWith('gdp[t] = gdp[2025]').map(({ fix }) => fix)).toEqual(['if(t > 2025, gdp[2025], …)']);
  });

  it("another variable's value of a fixed year counts as a use in that year, so it is computed before", () => {
    const issues = linkWith('gdp[t] = if(t >= 2025, gdp_current[2025] / deflator[t], gdp[t-1])');
    expect(issues.map(({ found }) => found)).toEqual(['gdp → gdp_current → gdp']);
  });

  it('finds all problems of all equations at once', () => {
    const broken = change(
      change(modelText, 'gdp[t] / people[t]', 'gpd[t] / peple[t]'),
      'gdp[t] * deflator[t]',
      'gdp[t] * delfator[t]',
    );
    expect(
      link({ model: broken })
        .issues.filter(({ code }) => code === 'model.unknown-name')
        .map(({ fix }) => fix),
    ).toEqual(['deflator', 'gdp', 'people']);
  });

  it('a start may only look at the first year', () => {
    const broken = change(modelText, 'gdp[2020] * car_share / 100', 'gdp[t] * car_share / 100');
    expect(link({ model: broken }).issues).toMatchObject([
      { code: 'model.start-by-year', fix: 'gdp[2020]', place: { path: 'variables.cars.start' } },
    ]);
    const later = change(modelText, 'gdp[2020] * car_share / 100', 'gdp[2021] * car_share / 100');
    expect(codes(link({ model: later }).issues)).toEqual(['model.year-not-known-yet']);
  });
});

describe('loops', () => {
  it('names the loop within a year from the first variable around to itself', () => {
    const issues = linkWith('people[t] = people[t-1] + arrivals * per_head[t] / per_head[2020]');
    expect(issues).toMatchObject([{ code: 'model.loop', found: 'people → per_head → people' }]);
  });
  it('a variable that needs itself is a loop of one', () => {
    expect(linkWith('gdp[t] = gdp[t] * 2')).toMatchObject([
      { code: 'model.loop', found: 'gdp → gdp', fix: 'gdp[t-1]' },
    ]);
  });
  it('finds two separate loops', () => {
    const looped = change(
      change(modelText, 'cars[t-1] * 1.05', 'cars[t] * 1.05'),
      'chips[t-1] * 1.1',
      'chips[t] * 1.1',
    );
    expect(link({ model: looped }).issues.map(({ found }) => found)).toEqual(['cars → cars', 'chips → chips']);
  });
  it('a loop through starts is one of the first year', () => {
    const looped = change(
      change(modelText, 'gdp[2020] * car_share / 100', 'chips[2020]'),
      '{ value: 1500, year: 2020, source: book }',
      '{ expression: "cars[2020]", source: form }',
    );
    expect(link({ model: looped }).issues).toMatchObject([
      { code: 'model.loop-in-first-year', found: 'cars → chips → cars' },
    ]);
  });
  it('opposite directions in the first year and later are no loop: the first year has its own order', () => {
    // Later cars follows chips; in 2020 chips starts from cars.
    const model = change(
      change(modelText, 'cars[t-1] * 1.05', 'chips[t] * 1.05'),
      '{ value: 1500, year: 2020, source: book }',
      '{ expression: "cars[2020]", source: form }',
    );
    const linked = good(link({ model }));
    expect(ids(linked).indexOf('chips')).toBeLessThan(ids(linked).indexOf('cars'));
    expect(linked.startOrder?.indexOf('cars')).toBeLessThan(linked.startOrder?.indexOf('chips') ?? -1);
  });
});

describe('laws of linking', () => {
  it('the order does not depend on how often or in which process it is found', () => {
    expect(ids(good(link()))).toEqual(ids(good(link())));
  });
  it('random formulas over each other: either an order that respects every use, or a named loop that really is one', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const edges = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), { maxLength: 7 });
    fc.assert(
      fc.property(edges, (pairs) => {
        const uses = new Map(
          names.map((name) => [name, [...new Set(pairs.filter(([from]) => from === name).map(([, to]) => to))]]),
        );
        const extra = names.map((name) =>
          formula(`${name}[t] = ${['1', ...(uses.get(name) ?? []).map((used) => `${used}[t]`)].join(' + ')}`, '1'),
        );
        const read = link({ extra });
        if (read.ok) {
          const order = ids(read.value);
          for (const [from, to] of pairs) expect(order.indexOf(to)).toBeLessThan(order.indexOf(from));
        } else {
          expect(new Set(codes(read.issues))).toEqual(new Set(['model.loop']));
          for (const { found } of read.issues) {
            const loop = String(found).split(' → ');
            expect(loop[0]).toBe(loop.at(-1));
            for (const [i, name] of loop.slice(0, -1).entries()) expect(uses.get(name)).toContain(loop[i + 1]);
          }
        }
      }),
    );
  });
});
