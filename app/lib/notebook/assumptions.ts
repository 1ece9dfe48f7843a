/** An assumption of an open notebook as a control: what is in force, what stands against a value, how it is kept. */
import { resolveScenario, type Adjustments, type Issue, type Overrides, type PathSpec } from '$engine';
import type { Lever } from '../state/lever.ts';
import type { Conducted } from './runtime/output.ts';

export function leverIn(conducted: Conducted | undefined, { set }: Adjustments, id: string): Lever | undefined {
  const { home, here, own } = conducted ?? {};
  const parameter = home?.model?.parameters.get(id);
  if (!home || !here || !parameter) return undefined;
  return {
    parameter,
    values: here.scenario.values.get(id) ?? parameter.default,
    own: own?.get(id) ?? parameter.default,
    changed: Object.hasOwn(set, id),
    endogenous: here.linked.order.some((variable) => variable.id === id),
    years: here.run.years.slice(1),
    span: home.plan.span,
  };
}

/** What stands against a value: the engine judges it on the scenario in force. */
export function refusalsIn(conducted: Conducted | undefined, overrides: Overrides): readonly Issue[] {
  const { home, here } = conducted ?? {};
  if (!home || !here) return [];
  const tried = resolveScenario(home, here.scenario.id, overrides);
  return tried.ok ? [] : tried.issues;
}

export function plainPath(spec: PathSpec): Adjustments['set'][string] {
  return typeof spec === 'number' ? spec : Object.fromEntries(spec);
}

export function withSet(adjustments: Adjustments, id: string, spec: PathSpec): Adjustments {
  return { ...adjustments, set: { ...adjustments.set, [id]: plainPath(spec) } };
}
