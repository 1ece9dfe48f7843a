/** The names that have values in a study: variables and parameters, with their unit and meaning. */
import type { Text } from '../issue.ts';
import type { Grade } from '../plan/types.ts';
import type { PlanFolder } from '../model/folder.ts';
import type { LinkedModel, LinkedVariable, Parameter } from '../model/types.ts';
import type { Study } from './evaluate.ts';

export interface NamedSymbol {
  readonly id: string;
  readonly kind: 'variable' | 'parameter';
  readonly name: Text;
  readonly unit: string;
  readonly varies: 'yearly' | 'constant';
  readonly grade?: Grade;
}

export function symbolOf(id: string, study: Study): NamedSymbol | undefined {
  const variable = variablesOf(study.linked).get(id);
  if (variable) return { id, kind: 'variable', name: variable.name, unit: variable.unit, varies: 'yearly' };
  const parameter = study.folder.model?.parameters.get(id);
  return parameter && ofParameter(parameter);
}

const known = new WeakMap<LinkedModel, ReadonlyMap<string, LinkedVariable>>();

/** Found once for a linked model: sentences ask for many names in every frame. */
function variablesOf(linked: LinkedModel): ReadonlyMap<string, LinkedVariable> {
  const before = known.get(linked);
  if (before) return before;
  const variables = new Map(linked.order.map((variable) => [variable.id, variable]));
  known.set(linked, variables);
  return variables;
}

function ofParameter({ id, name, unit, varies, source }: Parameter): NamedSymbol {
  return { id, kind: 'parameter', name, unit, varies, grade: source.grade };
}

/** Every name that may be written in a formula or sentence, for completion: the notebook's own come with its folder. */
export function symbolsOf({ model }: PlanFolder): readonly NamedSymbol[] {
  const variables = [...(model?.variables.values() ?? [])].map(({ id, name, unit }): NamedSymbol => ({
    id,
    kind: 'variable',
    name,
    unit,
    varies: 'yearly',
  }));
  return [...variables, ...[...(model?.parameters.values() ?? [])].map(ofParameter)];
}
