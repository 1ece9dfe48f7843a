/** The assumptions of an outcome as controls, in the order of the file. */
import type { Outcome } from './evaluate.ts';
import type { Lever } from './lever.ts';

export function leversOf({ folder, scenario, own, study, choice }: Outcome): readonly Lever[] {
  const { model } = folder;
  if (!model || !scenario || !own || !study) return [];
  const exogenous = new Set(study.linked.exogenous.map((parameter) => parameter.id));
  const years = Array.from({ length: model.years.to - model.years.from }, (_, i) => model.years.from + 1 + i);
  return [...model.parameters.values()].map((parameter) => ({
    parameter,
    values: scenario.values.get(parameter.id) ?? parameter.default,
    own: own.values.get(parameter.id) ?? parameter.default,
    changed: choice.overrides.set?.has(parameter.id) ?? false,
    endogenous: !exogenous.has(parameter.id),
    years,
    span: folder.plan.span,
  }));
}
