/**
 * The assumptions of an outcome as controls, in the order of the file. A lever that is as it was stays the same object,
 * so that moving one redraws one.
 */
import type { Outcome } from './evaluate.ts';
import type { Lever } from './lever.ts';

export function leversOf(outcome: Outcome, before: readonly Lever[] = []): readonly Lever[] {
  const { folder, scenario, own, study, choice } = outcome;
  const { model } = folder;
  if (!model || !scenario || !own || !study) return [];
  // As the scenario has them: it may spread one otherwise than the model.
  const exogenous = new Map(study.linked.exogenous.map((parameter) => [parameter.id, parameter]));
  const years = Array.from({ length: model.years.to - model.years.from }, (_, i) => model.years.from + 1 + i);
  return [...model.parameters.values()].map((parameter, i) => {
    const lever: Lever = {
      parameter: exogenous.get(parameter.id) ?? parameter,
      values: scenario.values.get(parameter.id) ?? parameter.default,
      own: own.values.get(parameter.id) ?? parameter.default,
      changed: choice.overrides.set?.has(parameter.id) ?? false,
      endogenous: !exogenous.has(parameter.id),
      years,
      span: folder.plan.span,
    };
    const old = before[i];
    return old && isSame(old, lever) ? old : lever;
  });
}

function isSame(a: Lever, b: Lever): boolean {
  return (
    a.parameter === b.parameter &&
    a.changed === b.changed &&
    a.endogenous === b.endogenous &&
    isEqual(a.values, b.values) &&
    isEqual(a.own, b.own)
  );
}

function isEqual(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}
