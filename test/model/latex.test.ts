import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, it, test } from 'vitest';
import {
  equationLatex,
  exprLatex,
  parseEquation,
  parseExpression,
  printEquation,
  type Lookup,
} from '../../engine/index.ts';
import { anyExpr } from './arbitrary.ts';
import { good } from './small.ts';

/** KaTeX draws rare characters but warns of them. */
const rareCharactersAside = (code: string) => (code === 'unknownSymbol' ? 'ignore' : 'error');
const latex = (text: string): string => exprLatex(good(parseExpression(text)));

describe('equations as LaTeX', () => {
  it('names upright, years as subscripts, divisions as fractions', () => {
    expect(equationLatex(good(parseEquation('gdp[t] = gdp[t-1] * (1 + growth[t] / 100)')))).toBe(
      String.raw`\mathrm{gdp}_{t} = \mathrm{gdp}_{t-1} \cdot \left(1 + \frac{\mathrm{growth}_{t}}{100}\right)`,
    );
  });
  test.each([
    ['rd_stock[2020]', String.raw`\mathrm{rd\_stock}_{2020}`],
    ['人口[t]', String.raw`\text{人口}_{t}`],
    ['a - (b - c)', String.raw`\mathrm{a} - \left(\mathrm{b} - \mathrm{c}\right)`],
    ['(a / b)^2', String.raw`{\left(\frac{\mathrm{a}}{\mathrm{b}}\right)}^{2}`],
    ['-(a + b)', String.raw`-\left(\mathrm{a} + \mathrm{b}\right)`],
    ['a * -b', String.raw`\mathrm{a} \cdot -\mathrm{b}`],
    ['sum(g[t-1])', String.raw`\sum_{i \in \mathrm{g}} i_{t-1}`],
    ['2 * sum(g[t])', String.raw`2 \cdot \left(\sum_{i \in \mathrm{g}} i_{t}\right)`],
    ['sqrt(log(a))', String.raw`\sqrt{\ln\left(\mathrm{a}\right)}`],
    [
      'if(t >= 2025 and a != b, 1, 0)',
      String.raw`\begin{cases}1 & t \ge 2025 \land \mathrm{a} \ne \mathrm{b} \\ 0 & \text{else}\end{cases}`,
    ],
    [
      'clamp(abs(a), 1e-7, 2)',
      String.raw`\operatorname{clamp}\left(\left|\mathrm{a}\right|, 1 \times 10^{-7}, 2\right)`,
    ],
  ])('%s', (text, expected) => expect(latex(text)).toBe(expected));

  it('shows names in words when told them', () => {
    const name = (id: string): string => (id === 'gdp' ? 'GDP (2020 prices, %)' : id);
    expect(exprLatex(good(parseExpression('gdp[t]')), { name })).toBe(String.raw`\text{GDP (2020 prices, \%)}_{t}`);
  });

  it('typesets without an error, whatever the equation', () => {
    fc.assert(
      fc.property(
        anyExpr,
        (expr) =>
          void katex.renderToString(exprLatex(expr), {
            throwOnError: true,
            strict: rareCharactersAside,
            output: 'mathml',
          }),
      ),
      { numRuns: 200 },
    );
  });
});

describe('equations with their numbers put in', () => {
  const equation = good(parseEquation('x[t] = a[t-1] * (1 - b)^2 + c[2020] / t'));
  const numbers: Lookup = (node) =>
    ({ series: '25,019', at: '-3', constant: '-0.5', year: '2025', sum: '1' })[node.kind];

  it('as text: a negative number gets brackets where a sign would not be read', () => {
    expect(printEquation(equation, numbers)).toBe('x[t] = 25,019 * (1 - (-0.5))^2 + (-3) / 2025');
  });
  it('as LaTeX, with thousands set without a gap', () => {
    expect(equationLatex(equation, { value: numbers })).toBe(
      String.raw`\mathrm{x}_{t} = 25{,}019 \cdot {\left(1 - \left(-0.5\right)\right)}^{2} + \frac{-3}{2025}`,
    );
  });
  it('a reference without a number keeps its name', () => {
    expect(printEquation(equation, (node) => (node.kind === 'constant' ? '0.1' : undefined))).toBe(
      'x[t] = a[t-1] * (1 - 0.1)^2 + c[2020] / t',
    );
  });
});
