/** Equations as LaTeX for people: names upright, years as subscripts, divisions as fractions, cases as braces. */
import { isReference, type Lookup } from './print.ts';
import type { Equation, Expr } from './types.ts';

export interface LatexOptions {
  /** Puts a number (already as text, plain digits) in the place of a reference. */
  readonly value?: Lookup;
  /** What to show for an id; the id itself when absent. */
  readonly name?: (id: string) => string;
}

/** How tightly a kind of expression binds; a fraction, a call or a name needs no brackets anywhere. */
const levels = { or: 1, and: 2, compare: 3, add: 4, multiply: 5, unary: 6, power: 7, primary: 8 } as const;
type Level = (typeof levels)[keyof typeof levels];

/** @example equationLatex(gdp) // '\mathrm{gdp}_{t} = \mathrm{gdp}_{t-1} \cdot \left(1 + …\right)' */
export function equationLatex(equation: Pick<Equation, 'of' | 'body'>, options: LatexOptions = {}): string {
  return `${symbol(equation.of, 't', options)} = ${exprLatex(equation.body, options)}`;
}

export function exprLatex(expr: Expr, options: LatexOptions = {}): string {
  return print(expr, levels.or, options);
}

function print(expr: Expr, needed: Level, options: LatexOptions): string {
  const value = isReference(expr) ? options.value?.(expr) : undefined;
  if (value !== undefined) return bracketed(numberLatex(value), value.startsWith('-') && needed > levels.add);
  return bracketed(plain(expr, options), levelOf(expr) < needed);
}

function bracketed(latex: string, needed: boolean): string {
  return needed ? `\\left(${latex}\\right)` : latex;
}

/** `6.02e+23` as a product with a power of ten; a comma between thousands without the space of a list. */
function numberLatex(text: string): string {
  if (!/^[-+\d.,e]+$/.test(text)) return `\\text{${escaped(text)}}`;
  const [digits = '', exponent] = text.split(/e\+?/);
  const plain = digits.replaceAll(',', '{,}');
  return exponent === undefined ? plain : `${plain} \\times 10^{${exponent}}`;
}

function plain(expr: Expr, options: LatexOptions): string {
  const at = (inner: Expr, level: Level): string => print(inner, level, options);
  switch (expr.kind) {
    case 'number':
      return numberLatex(String(expr.value));
    case 'series':
      return symbol(expr.id, lagIndex(expr.lag), options);
    case 'at':
      return symbol(expr.id, String(expr.year), options);
    case 'constant':
      return symbol(expr.id, '', options);
    case 'year':
      return 't';
    case 'sum':
      return `\\sum_{i \\in ${word(expr.group, options)}} i_{${lagIndex(expr.lag)}}`;
    case 'negate':
      return `-${at(expr.arg, levels.unary)}`;
    case 'not':
      return `\\lnot ${at(expr.arg, levels.unary)}`;
    case 'binary':
      return binary(expr, options);
    case 'compare':
      return `${at(expr.left, levels.add)} ${comparisons[expr.op]} ${at(expr.right, levels.add)}`;
    case 'logic': {
      const level = expr.op === 'and' ? levels.and : levels.or;
      return `${at(expr.left, level)} ${expr.op === 'and' ? '\\land' : '\\lor'} ${at(expr.right, level)}`;
    }
    case 'if':
      return cases(expr, options);
    case 'call':
      return call(expr, options);
    default:
      return expr satisfies never;
  }
}

const comparisons = { '<': '<', '<=': '\\le', '>': '>', '>=': '\\ge', '==': '=', '!=': '\\ne' } as const;

function lagIndex(lag: number): string {
  return lag === 0 ? 't' : `t-${lag}`;
}

function symbol(id: string, index: string, options: LatexOptions): string {
  return word(id, options) + (index === '' ? '' : `_{${index}}`);
}

/** Upright letters for ids; words of a language go through text mode, which keeps blanks and Chinese. */
function word(id: string, options: LatexOptions): string {
  const name = options.name?.(id) ?? id;
  return /^[A-Za-z0-9_]+$/.test(name) ? `\\mathrm{${escaped(name)}}` : `\\text{${escaped(name)}}`;
}

const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash ',
  '~': '\\textasciitilde ',
  '^': '\\textasciicircum ',
};

function escaped(text: string): string {
  return text.replace(/[\\~^]|[_%$#&{}]/g, (char) => special[char] ?? `\\${char}`);
}

function binary(expr: Extract<Expr, { kind: 'binary' }>, options: LatexOptions): string {
  const at = (inner: Expr, level: Level): string => print(inner, level, options);
  switch (expr.op) {
    case '+':
      return `${at(expr.left, levels.add)} + ${at(expr.right, levels.add)}`;
    case '-':
      return `${at(expr.left, levels.add)} - ${at(expr.right, levels.multiply)}`;
    case '*':
      return `${at(expr.left, levels.multiply)} \\cdot ${at(expr.right, levels.multiply)}`;
    case '/':
      return `\\frac{${at(expr.left, levels.or)}}{${at(expr.right, levels.or)}}`;
    case '^':
      return `{${at(expr.left, levels.primary)}}^{${at(expr.right, levels.or)}}`;
    default:
      return expr.op satisfies never;
  }
}

function cases(expr: Extract<Expr, { kind: 'if' }>, options: LatexOptions): string {
  const rows: string[] = [];
  let rest: Expr = expr;
  for (; rest.kind === 'if'; rest = rest.else) {
    rows.push(`${print(rest.then, levels.or, options)} & ${print(rest.cond, levels.or, options)}`);
  }
  rows.push(`${print(rest, levels.or, options)} & \\text{else}`);
  return `\\begin{cases}${rows.join(' \\\\ ')}\\end{cases}`;
}

function call(expr: Extract<Expr, { kind: 'call' }>, options: LatexOptions): string {
  const args = expr.args.map((arg) => print(arg, levels.or, options)).join(', ');
  switch (expr.fn) {
    case 'sqrt':
      return `\\sqrt{${args}}`;
    case 'abs':
      return `\\left|${args}\\right|`;
    case 'log':
      return `\\ln\\left(${args}\\right)`;
    case 'exp':
    case 'min':
    case 'max':
      return `\\${expr.fn}\\left(${args}\\right)`;
    case 'clamp':
    case 'logistic':
    case 'logit':
      return `\\operatorname{${expr.fn}}\\left(${args}\\right)`;
    default:
      return expr.fn satisfies never;
  }
}

function levelOf(expr: Expr): Level {
  switch (expr.kind) {
    case 'logic':
      return expr.op === 'or' ? levels.or : levels.and;
    case 'compare':
      return levels.compare;
    case 'binary':
      return { '+': levels.add, '-': levels.add, '*': levels.multiply, '/': levels.unary, '^': levels.power }[expr.op];
    case 'negate':
    case 'not':
      return levels.unary;
    case 'number':
      return expr.value < 0 || String(expr.value).includes('e') ? levels.multiply : levels.primary;
    case 'if':
      return levels.or;
    case 'sum':
      return levels.add;
    default:
      return levels.primary;
  }
}
