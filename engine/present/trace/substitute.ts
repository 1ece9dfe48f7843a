/** An equation in four writings: as text and as LaTeX, with names and with the numbers of one year. */
import { exprLatex } from '../../model/latex.ts';
import { printExpr, type Lookup } from '../../model/print.ts';
import type { Expr } from '../../model/types.ts';
import { numberIn, valuesFor, type Traced } from './numbers.ts';

export interface Writings {
  readonly equation: string;
  readonly latex: string;
  readonly substituted: string;
  readonly substitutedLatex: string;
}

/** Six significant digits: enough to redo the sum and still see it. */
const shownDigits = 6;

export function writings(traced: Traced, id: string, index: string, body: Expr, year: number): Writings {
  const result = plainDigits(numberIn(traced, id, year));
  const name = exprLatex(leaf(id));
  const lookup = lookupIn(traced, year);
  return {
    equation: `${id}[${index}] = ${printExpr(body)}`,
    latex: `${name}_{${index}} = ${exprLatex(body)}`,
    substituted: `${id}[${year}] = ${printExpr(body, lookup(listed))} = ${result}`,
    substitutedLatex: `${name}_{${year}} = ${exprLatex(body, { value: lookup(summed) })} = ${latexNumber(result)}`,
  };
}

/** A value that no equation makes: a printed figure, an assumption, a hole. */
export function statement(id: string, index: string, value: number): Writings {
  const text = plainDigits(value);
  const equation = `${id}${index && `[${index}]`} = ${text}`;
  const latex = `${exprLatex(leaf(id))}${index && `_{${index}}`} = ${latexNumber(text)}`;
  return { equation, latex, substituted: equation, substitutedLatex: latex };
}

function leaf(id: string): Expr {
  return { kind: 'constant', id, span: [0, 0] };
}

type SumWords = (values: readonly number[]) => string;

const listed: SumWords = (values) => `(${values.map(plainDigits).join(' + ')})`;
const summed: SumWords = (values) => plainDigits(values.reduce((sum, value) => sum + value, 0));

function lookupIn(traced: Traced, year: number): (sum: SumWords) => Lookup {
  const values = valuesFor(traced, year);
  return (sum) => (reference) => {
    switch (reference.kind) {
      case 'series':
        return plainDigits(values.series(reference.id, reference.lag));
      case 'at':
        return plainDigits(values.at(reference.id, reference.year));
      case 'constant':
        return plainDigits(values.constant(reference.id));
      case 'year':
        return String(year);
      case 'sum':
        return sum(values.members(reference.group).map((id) => values.series(id, reference.lag)));
      default:
        return reference satisfies never;
    }
  };
}

/** Digits that can be typed back: no commas, an ASCII minus; a hole is a dash. */
export function plainDigits(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(shownDigits))) : '—';
}

function latexNumber(text: string): string {
  return text === '—' ? '\\text{—}' : text.replace(/e\+?(-?\d+)/, ' \\times 10^{$1}');
}
