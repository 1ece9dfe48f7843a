/**
 * The grade of a number is the weakest of what it was made from: a printed figure keeps its own, anything computed is at
 * best derived, and whatever an assumption enters is an assumption.
 */
import type { Variable } from '../../model/types.ts';
import type { Grade, Source } from '../../plan/types.ts';
import { parameterOf, ruleIn, variableOf, type Traced } from './numbers.ts';
import { referencesIn } from './references.ts';

const strength: readonly Grade[] = ['official', 'derived', 'assumption'];

function weakest(grades: readonly Grade[]): Grade {
  return strength[Math.max(0, ...grades.map((grade) => strength.indexOf(grade)))] ?? 'assumption';
}

/** Grade of any number of a run; numbers met on the way are kept, since a path shares most of its past. */
export function gradeOf(traced: Traced, id: string, year: number, known = new Map<string, Grade>()): Grade {
  const key = `${id}@${year}`;
  const before = known.get(key);
  if (before) return before;
  const grade = found(traced, id, year, known);
  known.set(key, grade);
  return grade;
}

function found(traced: Traced, id: string, year: number, known: Map<string, Grade>): Grade {
  const parameter = parameterOf(traced, id);
  if (parameter) return isChanged(traced, id) ? 'assumption' : parameter.source.grade;
  const variable = variableOf(traced, id);
  if (variable === undefined || year < traced.linked.years.from) return 'assumption';
  const rule = ruleIn(traced, variable, year);
  if (rule.kind !== 'body') return variable.start?.kind === 'figure' ? variable.start.figure.source.grade : 'derived';
  const inputs = referencesIn(traced, rule.body, year).map((each) =>
    gradeOf(traced, each.id, each.year ?? year, known),
  );
  return weakest(['derived', sourceOf(traced, id, year)?.grade ?? 'assumption', ...inputs]);
}

/** Where the form of the rule in force comes from; undefined for an equation that a scenario or a notebook wrote. */
export function sourceOf(traced: Traced, id: string, year: number): Source | undefined {
  const variable = variableOf(traced, id);
  const written: Variable | undefined = traced.folder.model?.variables.get(id);
  if (variable?.start?.kind === 'expression' && year === traced.linked.years.from) return variable.start.source;
  return written && written.equation.text === variable?.equation.text ? written.source : undefined;
}

/** Whether a scenario or the reader put another value in the place of the model's own. */
export function isChanged({ scenario, folder }: Traced, id: string): boolean {
  const [own, now] = [folder.model?.parameters.get(id)?.default, scenario.values.get(id)];
  return own !== undefined && now !== undefined && own.some((value, index) => value !== now[index]);
}
