/**
 * Everything about one number: the equation that made it, the numbers put in, what feeds it and what it feeds, sources
 * and grades, and the target that the plan sets on it. For a variable or an assumption, in any year of a run.
 */
import { allTargets } from '../../analyse/targets.ts';
import { dependenciesOf } from '../../model/dependencies.ts';
import type { LinkedVariable, Parameter } from '../../model/types.ts';
import type { Text } from '../../issue.ts';
import type { Source } from '../../plan/types.ts';
import { showValue } from '../shown.ts';
import { shownTargetWords } from '../target-words.ts';
import { toleranceWords } from '../tolerance.ts';
import type { Trace } from '../types.ts';
import { unitName } from '../../analyse/format/unit-words.ts';
import { gradeOf, isChanged, sourceOf } from './grades.ts';
import { adjustments, changedNote } from './notes.ts';
import { numberIn, parameterOf, ruleIn, variableOf, type Traced } from './numbers.ts';
import { referencesIn } from './references.ts';
import { statement, writings } from './substitute.ts';

/** Undefined for a name that is neither a variable nor an assumption of this model. */
export function traceNumber(traced: Traced, id: string, year: number): Trace | undefined {
  const variable = variableOf(traced, id);
  if (variable) return ofVariable(traced, variable, year);
  const parameter = parameterOf(traced, id);
  return parameter && ofParameter(traced, parameter, year);
}

function ofVariable(traced: Traced, variable: LinkedVariable, year: number): Trace {
  const { id, name, unit, start } = variable;
  const rule = ruleIn(traced, variable, year);
  const index = year === traced.linked.years.from && start ? String(year) : 't';
  const isBody = rule.kind === 'body';
  const source = sourceOf(traced, id, year);
  const figure = start?.kind === 'figure' ? start.figure : undefined;
  return {
    ...common(traced, id, name, unit, year),
    ...(isBody ? writings(traced, id, index, rule.body, year) : statement(id, index, numberIn(traced, id, year))),
    uses: isBody ? usesOf(traced, referencesIn(traced, rule.body, year), year) : [],
    sources: distinct([...(source ? [source] : []), ...(figure ? [figure.source] : [])]),
    start: figure,
    adjusted: adjustments(traced, id, year),
    note: traced.folder.model?.variables.get(id)?.note,
  };
}

function ofParameter(traced: Traced, parameter: Parameter, year: number): Trace {
  const { id, name, unit, varies, source, why } = parameter;
  const index = varies === 'yearly' ? String(year) : '';
  return {
    ...common(traced, id, name, unit, year),
    ...statement(id, index, numberIn(traced, id, year)),
    uses: [],
    sources: [source],
    adjusted: adjustments(traced, id, year),
    note: isChanged(traced, id) ? changedNote(traced, parameter, year) : why,
  };
}

type Common = Pick<Trace, 'id' | 'name' | 'unit' | 'year' | 'value' | 'usedBy' | 'grade' | 'target'>;

function common(traced: Traced, id: string, name: Text, unit: string, year: number): Common {
  const usedBy = dependenciesOf(traced.linked).usedBy.get(id) ?? [];
  return {
    id,
    name,
    unit: unitName(unit),
    year,
    value: showValue(numberIn(traced, id, year), unit),
    usedBy: usedBy.map((each) => ({ id: each, name: named(traced, each).name })),
    grade: gradeOf(traced, id, year),
    target: targetOn(traced, id),
  };
}

/** The first target that is judged on this series. */
function targetOn({ folder, scenario }: Traced, id: string): Trace['target'] {
  const indicator = allTargets(folder.plan).find((each) => each.series === id);
  if (indicator === undefined) return undefined;
  const { no, where, note, target, unit } = indicator;
  const words = shownTargetWords(indicator, scenario.targets);
  return { words, tolerance: toleranceWords(target, unit), where, note, no };
}

function usesOf(traced: Traced, references: ReturnType<typeof referencesIn>, year: number): Trace['uses'] {
  const known = new Map<string, Trace['grade']>();
  return references.map(({ id, year: at, kind }) => {
    const { name, unit } = named(traced, id);
    const value = showValue(numberIn(traced, id, at ?? year), unit);
    return { id, year: at, name, value, kind, grade: gradeOf(traced, id, at ?? year, known) };
  });
}

function named(traced: Traced, id: string): { readonly name: Text; readonly unit: string } {
  return variableOf(traced, id) ?? parameterOf(traced, id) ?? { name: { zh: id, en: id }, unit: '1' };
}

function distinct(sources: readonly Source[]): readonly Source[] {
  return [...new Set(sources)];
}
