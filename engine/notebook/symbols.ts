/** The names that have values in a study: variables and parameters, with their unit and meaning. */
import type { Text } from '../issue.ts';
import type { Grade } from '../plan/types.ts';
import type { PlanFolder } from '../model/folder.ts';
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
  const variable = study.linked.order.find((each) => each.id === id);
  if (variable) return { id, kind: 'variable', name: variable.name, unit: variable.unit, varies: 'yearly' };
  const parameter = study.folder.model?.parameters.get(id);
  return (
    parameter && {
      id,
      kind: 'parameter',
      name: parameter.name,
      unit: parameter.unit,
      varies: parameter.varies,
      grade: parameter.source.grade,
    }
  );
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
  const parameters = [...(model?.parameters.values() ?? [])].map(({ id, name, unit, varies, source }): NamedSymbol => ({
    id,
    kind: 'parameter',
    name,
    unit,
    varies,
    grade: source.grade,
  }));
  return [...variables, ...parameters];
}
