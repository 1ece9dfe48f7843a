/** One number down to its source: the equation, the numbers put in, what feeds it, grade and source. */
import { optional, placed, record, required, text, wholeNumber, type Reader } from '../../../read/yaml.ts';
import { traceNumber } from '../../../present/index.ts';
import type { Trace } from '../../../present/types.ts';
import { checkYear, needs, readBody, type Placed } from '../body.ts';
import { cellKind } from '../kind.ts';

interface EquationSpec {
  readonly of: Placed<string>;
  readonly year?: Placed<number>;
}

export interface EquationResult {
  readonly trace?: Trace;
}

const body: Reader<EquationSpec> = record({ of: required(placed(text), 'gdp'), year: optional(placed(wholeNumber)) });

export const equation = cellKind<EquationSpec, EquationResult>({
  kind: 'equation',
  name: { zh: '方程', en: 'Equation' },
  hint: {
    zh: '一个数从哪里来：方程、代入的数、来源',
    en: 'Where a number comes from: equation, numbers put in, source',
  },
  group: 'show',
  keys: {
    of: { example: 'gdp_current', zh: '哪个序列', en: 'the series' },
    year: { example: '2025', zh: '代入哪一年的数', en: 'the year whose numbers are put in' },
  },
  blank: () => 'of: gdp_current\nyear: 2025',
  read: (source) => readBody(source, body),
  names: ({ of }) => ({ defines: [], needs: needs('series', [of]) }),
  check: ({ year }, { model }) => checkYear(year, model?.years),
  evaluate: ({ of, year }, { here, home }) => {
    const trace = here && traceNumber(here, of.value, year?.value ?? home.plan.span.to);
    return trace ? { trace } : {};
  },
});
