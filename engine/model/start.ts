/** Reads how a variable begins: `none`, a printed figure, or an expression over first-year values. */
import { error } from '../issue.ts';
import { childOf, placeOf, record, required, scalarOr, text, type Reader } from '../read/yaml.ts';
import { expressionOf } from './parts.ts';
import { figure, sourceAmong, type Sources } from './sources.ts';
import type { Start } from './types.ts';

export function start(id: string, sources: Sources | undefined): Reader<Start> {
  const printed = figure(sources);
  const computed = record({ expression: required(expressionOf(id)), source: required(sourceAmong(sources), '…') });
  return scalarOr(none, (at, log) => {
    if (childOf(at, 'expression')) {
      const value = computed(at, log);
      return value && { kind: 'expression', ...value.expression, source: value.source };
    }
    const value = printed(at, log);
    return value && { kind: 'figure', figure: value };
  });
}

const none: Reader<Start> = (at, log) => {
  const found = text(at, []) ?? '';
  if (found === 'none') return { kind: 'none' };
  const expected = 'none / {value, year, source} / {expression, source}';
  log.push(error('read.wrong-kind', placeOf(at), { found, expected, fix: 'none' }));
  return undefined;
};
