import fc from 'fast-check';
import { create, evaluate, parse, parseDependencies } from 'mathjs/number';
import { describe, expect, it, test } from 'vitest';
import {
  parseEquation,
  parseExpression,
  printEquation,
  printExpr,
  walkExpr,
  type Expr,
} from '../../engine/model/index.ts';
import { anyExpr, withoutSpans } from './arbitrary.ts';

function equation(text: string) {
  const read = parseEquation(text);
  if (!read.ok) throw new Error(`${text}: ${JSON.stringify(read.issues)}`);
  return read.value;
}

function expression(text: string): Expr {
  const read = parseExpression(text);
  if (!read.ok) throw new Error(`${text}: ${JSON.stringify(read.issues)}`);
  return read.value;
}

describe('equations are read as written and printed in one way', () => {
  test.each([
    ['gdp[t]=gdp[t-1]*(1+growth[t]/100)', 'gdp[t] = gdp[t-1] * (1 + growth[t] / 100)'],
    ['x[t] = ((a))', 'x[t] = a'],
    ['x[t] = a - (b - c) - d', 'x[t] = a - (b - c) - d'],
    ['x[t] = a / (b * c) / d', 'x[t] = a / (b * c) / d'],
    ['x[t] = -a^2', 'x[t] = -a^2'],
    ['x[t] = (-a)^2', 'x[t] = (-a)^2'],
    ['x[t] = 2^-a', 'x[t] = 2^-a'],
    ['x[t] = a^b^c', 'x[t] = a^b^c'],
    ['x[t] = (a^b)^c', 'x[t] = (a^b)^c'],
    ['x[t] = a ? b : c ? d : e', 'x[t] = if(a, b, if(c, d, e))'],
    ['x[t] = if(t >= 2025 and a < b or not (c == d), 1, 0)', 'x[t] = if(t >= 2025 and a < b or not (c == d), 1, 0)'],
    ['x[t] = max(y[t], y[t-1], 0.5e1)', 'x[t] = max(y[t], y[t-1], 5)'],
    ['x[t] = sum(sei_industries[t-1]) / y[2020]', 'x[t] = sum(sei_industries[t-1]) / y[2020]'],
    ['人均[t] = 产值[t] / 人口[t]', '人均[t] = 产值[t] / 人口[t]'],
    ['x[t]\n  = y[t] +\n    z[t]', 'x[t] = y[t] + z[t]'],
    ['x[t] = +y[t - 0]', 'x[t] = y[t]'],
  ])('%j', (text, printed) => expect(printEquation(equation(text))).toBe(printed));

  it('gives the tree of a lag, a fixed year, a constant and the year itself', () => {
    const { of, body } = equation('x[t] = y[t-2] + z[2020] * k - t');
    expect(of).toBe('x');
    expect(withoutSpans(body)).toEqual({
      kind: 'binary',
      op: '-',
      left: {
        kind: 'binary',
        op: '+',
        left: { kind: 'series', id: 'y', lag: 2 },
        right: {
          kind: 'binary',
          op: '*',
          left: { kind: 'at', id: 'z', year: 2020 },
          right: { kind: 'constant', id: 'k' },
        },
      },
      right: { kind: 'year' },
    });
  });
});

describe('laws of reading and printing', () => {
  it('reading what was printed gives the same tree', () => {
    fc.assert(
      fc.property(anyExpr, (expr) => {
        expect(withoutSpans(expression(printExpr(expr)))).toEqual(withoutSpans(expr));
      }),
      { numRuns: 500 },
    );
  });

  it('the characters that a part spans read as that part alone', () => {
    fc.assert(
      fc.property(anyExpr, (generated) => {
        const text = printExpr(generated);
        for (const part of walkExpr(expression(text))) {
          expect(withoutSpans(expression(text.slice(...part.span)))).toEqual(withoutSpans(part));
        }
      }),
    );
  });

  it('a tree of arithmetic has the value that mathjs itself gives to its text', () => {
    const names = { gdp: 3, growth_2: -2, x: 0.5 };
    const arithmetic = fc.letrec<{ e: Expr }>((tie) => ({
      e: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('gdp', 'growth_2', 'x').map((id): Expr => ({ kind: 'constant', id, span: [0, 0] })),
        fc.integer({ min: 0, max: 9 }).map((value): Expr => ({ kind: 'number', value, span: [0, 0] })),
        tie('e').map((arg): Expr => ({ kind: 'negate', arg, span: [0, 0] })),
        fc
          .tuple(fc.constantFrom('+', '-', '*', '/'), tie('e'), tie('e'))
          .map(([op, left, right]): Expr => ({ kind: 'binary', op, left, right, span: [0, 0] })),
        fc.tuple(tie('e'), fc.integer({ min: 0, max: 3 })).map(([left, n]): Expr => ({
          kind: 'binary',
          op: '^',
          left,
          right: { kind: 'number', value: n, span: [0, 0] },
          span: [0, 0],
        })),
      ),
    })).e;
    const value = (e: Expr): number => {
      if (e.kind === 'number') return e.value;
      if (e.kind === 'constant') return names[e.id as keyof typeof names];
      if (e.kind === 'negate') return -value(e.arg);
      if (e.kind !== 'binary') throw new Error(e.kind);
      const [l, r] = [value(e.left), value(e.right)];
      return { '+': l + r, '-': l - r, '*': l * r, '/': l / r, '^': l ** r }[e.op];
    };
    fc.assert(
      fc.property(arithmetic, (expr) => {
        const parsed = value(expression(printExpr(expr)));
        const byMathjs = evaluate(printExpr(expr), { ...names }) as number;
        expect(
          Object.is(parsed, byMathjs) ||
            Math.abs(parsed - byMathjs) <= 1e-12 * Math.abs(byMathjs) ||
            (Number.isNaN(parsed) && Number.isNaN(byMathjs)),
        ).toBe(true);
      }),
    );
  });
});

describe('what is not in the language is refused where it stands', () => {
  test.each([
    // text, code, the underlined characters, fix
    ['x[t] += 3', 'equation.update', '+=', ''],
    ['x[t] = "a"', 'equation.text', '"', ''],
    ['x[t] = 2x', 'equation.implicit-product', '2x', '2 * x'],
    ['x[t] = 2(a)', 'equation.implicit-product', '2(', '2 * ('],
    ['x[t] = (a)(b)', 'equation.implicit-product', '(', undefined],
    ['x[t] = (a) b', 'equation.implicit-product', 'b', undefined],
    ['x[t] = growth[t]%', 'equation.sign', '%', '/ 100'],
    ['x[t] = a × b', 'equation.sign', '×', '*'],
    ['x[t] = （a）', 'equation.sign', '（', '('],
    ['x[t] = a ≥ b', 'equation.sign', '≥', '>='],
    ['x[t] = a && b', 'equation.sign', '&&', 'and'],
    ['x[t] = a**2', 'equation.sign', '**', '^'],
    ['x[t] = [1, 2]', 'equation.not-in-language', '[', undefined],
    ['x[t] = {a: 1}', 'equation.sign', '{', ''],
    ['x[t] = 1:3', 'equation.not-in-language', '1', undefined],
    ['x[t] = a; y[t] = 3', 'equation.sign', ';', ''],
    ['x[t] = y[t] = 3', 'equation.second-equals', 'y', undefined],
    ['f(x) = x^2', 'equation.left-side', 'f', 'f[t] = …'],
    ['x = 3', 'equation.left-side', 'x', 'x[t] = …'],
    ['x[t-1] = 3', 'equation.left-side', 'x[t-1]', 'x[t] = …'],
    ['t[t] = 3', 'equation.left-side', 't', 'x[t] = …'],
    ['x[t] == 3', 'equation.no-equals', 'x[t] == 3', '='],
    ['3 + 4', 'equation.no-equals', '3 + 4', 'x[t] = …'],
    ['x[t] = y[t+1]', 'equation.future', '[t+1]', 'y[t]'],
    ['x[t] = y[t-0.5]', 'equation.index', '[t-0.5]', 'y[t]'],
    ['x[t] = y[k]', 'equation.index', '[k]', 'y[t]'],
    ['x[t] = y[t, 1]', 'equation.index', '[t, 1]', 'y[t]'],
    ['x[t] = t[t-1]', 'equation.year-indexed', 't', 't'],
    ['x[t] = gdp(t)', 'equation.round-brackets', 'gdp', 'gdp[t]'],
    ['x[t] = ln(a)', 'equation.function', 'ln', 'log'],
    ['x[t] = mxa(a, b)', 'equation.function', 'mxa', 'max'],
    ['x[t] = if(a, b)', 'equation.arguments', 'if', 'if(c, a, b)'],
    ['x[t] = log(a, 10)', 'equation.arguments', 'log', 'log(x)'],
    ['x[t] = sum(a + b)', 'equation.sum', 'a + b', 'sum(group[t])'],
    ['x[t] = a < b < c', 'equation.chained', 'a', 'a < b and b < c'],
    ['x[t] = true', 'equation.reserved', 'true', ''],
    ['x[t] = a mod b', 'equation.reserved', 'mod', ''],
    ['x[t] = 1e999', 'equation.not-in-language', '1e999', undefined],
    ['x[t] = 1 + * 2', 'equation.syntax', '*', undefined],
    ['x[t] = (1', 'equation.unfinished', '', undefined],
    ['x[t] =', 'equation.unfinished', '', undefined],
    ['', 'equation.no-equals', '', 'x[t] = …'],
  ])('%j → %s', (text, code, underlined, fix) => {
    const { ok, issues } = parseEquation(text, { file: 'm.yaml', line: 7 });
    expect(ok).toBe(false);
    expect(issues[0]).toMatchObject({ code, severity: 'error', place: { file: 'm.yaml', line: 7, equation: text } });
    expect(text.slice(...(issues[0]?.place.span ?? [0, 0]))).toBe(underlined);
    if (fix !== undefined) expect(issues[0]?.fix ?? '').toBe(fix);
  });

  it('refuses what is too long or too deep to read instead of filling the stack', () => {
    const codes = (text: string): readonly string[] => parseEquation(text).issues.map(({ code }) => code);
    expect(codes(`x[t] = ${'a + '.repeat(2000)}a`)).toEqual(['equation.too-long']);
    expect(codes(`x[t] = ${'('.repeat(100)}a${')'.repeat(100)}`)).toEqual(['equation.nested']);
    expect(codes(`x[t] = ${'-'.repeat(900)}a`)).toEqual([]);
    expect(codes(`x[t] = ${'a^'.repeat(490)}a`)).toEqual([]);
    expect(codes(`x[t] = ${'a ? b : '.repeat(240)}a`)).toEqual([]);
  });
});

describe('no text crashes the reader', () => {
  const check = (text: string): void => {
    const read = parseEquation(text);
    if (read.ok) expect(printEquation(equation(printEquation(read.value)))).toBe(printEquation(read.value));
    else expect(read.issues.length).toBeGreaterThan(0);
  };
  it('any characters', () => fc.assert(fc.property(fc.string({ unit: 'binary' }), check), { numRuns: 500 }));
  it('any order of the tokens that the language and its neighbours know', () => {
    const token = fc.constantFrom(
      ...[
        'x',
        'gdp',
        't',
        '人口',
        '[',
        ']',
        '(',
        ')',
        '[t]',
        '[t-1]',
        '=',
        '==',
        '+',
        '-',
        '*',
        '/',
        '^',
        ',',
        ':',
        '?',
        '<',
        '>=',
        '!=',
        'and',
        'or',
        'not',
      ],
      ...[
        'if',
        'sum',
        'max',
        '1',
        '.5',
        '2.',
        '1e3',
        '0x1F',
        'i',
        'to',
        'in',
        'mod',
        'end',
        'true',
        'NaN',
        '"',
        "'",
        '%',
        '!',
        '{',
        '}',
        ';',
        '#',
        '.',
        '..',
        '\n',
        ' ',
        '.*',
        '?.',
        '??',
        '>>',
        '~',
        '&',
        '|',
      ],
    );
    fc.assert(
      fc.property(
        fc.array(token, { maxLength: 12 }),
        fc.constantFrom('', ' '),
        (tokens, joiner) => (check(`x[t] = ${tokens.join(joiner)}`), check(tokens.join(joiner))),
      ),
      { numRuns: 3000 },
    );
  });
  it('a true equation with one character changed', () => {
    const text = 'rd_intensity[t] = clamp(a[t-1] * (1 + b / 100), 0, if(t >= 2025, c[2020], sum(g[t])))';
    fc.assert(
      fc.property(fc.nat(text.length), fc.string({ unit: 'grapheme', maxLength: 2 }), (at, char) =>
        check(text.slice(0, at) + char + text.slice(at + 1)),
      ),
      { numRuns: 500 },
    );
  });
});

describe('the parser that it borrows', () => {
  it('is left as it was for everybody else: Chinese names are read here only', () => {
    expect(equation('人口[t] = 1').of).toBe('人口');
    expect(() => parse('人口 + 1')).toThrow();
    expect(() => create({ parseDependencies: parseDependencies ?? {} }).parse('人口 + 1')).toThrow();
  });
});
