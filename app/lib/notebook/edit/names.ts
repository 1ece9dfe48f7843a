/** Every name that can be written in a cell, with its meaning and unit: for completion and for the help on hovering. */
import { unitName, type Text } from '$engine';
import type { Session } from '../session.svelte.ts';

export interface KnownName {
  readonly id: string;
  readonly sort: 'parameter' | 'variable' | 'target' | 'scenario';
  readonly name: Text;
  readonly unit?: Text;
  readonly why?: Text;
}

const none = { zh: '', en: '' };

export function knownNames(session: Session): readonly KnownName[] {
  const { home } = session.conducted ?? {};
  if (!home) return [];
  const parameters = [...(home.model?.parameters.values() ?? [])].map((one) => ({
    id: one.id,
    sort: 'parameter' as const,
    name: one.name,
    unit: unitName(one.unit),
    why: one.why,
  }));
  const variables = [...(home.model?.variables.values() ?? [])].map((one) => ({
    id: one.id,
    sort: 'variable' as const,
    name: one.name,
    unit: one.unit === '' ? none : unitName(one.unit),
    ...(one.note && { why: one.note }),
  }));
  const targets = [...home.plan.indicators, ...home.plan.textTargets].map((one) => ({
    id: one.id,
    sort: 'target' as const,
    name: one.name,
    why: one.targetText,
  }));
  const scenarios = [...home.scenarios.values()].map((one) => ({
    id: one.id,
    sort: 'scenario' as const,
    name: one.name,
    why: one.assumes,
  }));
  const taken = new Set([...parameters, ...variables].map(({ id }) => id));
  return [...parameters, ...variables, ...targets.filter(({ id }) => !taken.has(id)), ...scenarios];
}
