/** Short names of a plan's and a model's content: equal content, equal name. Places in files do not count. */
import { printEquation, type PlanFolder, type Study } from '$engine';
import type { Parcel } from './pack.ts';

const remembered = new WeakMap<PlanFolder, { plan: string; model: string }>();

export function fingerprints(folder: PlanFolder): { readonly plan: string; readonly model: string } {
  const before = remembered.get(folder);
  if (before) return before;
  const { plan, model } = folder;
  const targets = [...plan.indicators, ...plan.textTargets].map(({ id, series, unit, target }) => [
    id,
    series,
    unit,
    target,
  ]);
  const variables = [...(model?.variables.values() ?? [])].map(({ id, unit, equation, start }) => [
    id,
    unit,
    printEquation(equation),
    start?.kind === 'figure' ? start.figure.value : start?.kind,
  ]);
  const parameters = [...(model?.parameters.values() ?? [])].map(({ id, unit, default: values, bounds }) => [
    id,
    unit,
    values,
    bounds,
  ]);
  const now = { plan: nameOf(targets), model: nameOf([variables, parameters]) };
  remembered.set(folder, now);
  return now;
}

/** Names one version of plan and model; what leans on their names was written for one. */
export function versionOf(folder: PlanFolder): string {
  const { plan, model } = fingerprints(folder);
  return `${plan}-${model}`;
}

/** FNV-1a of 32 bits: it tells versions apart, it guards nothing. */
function nameOf(content: unknown): string {
  let hash = 0x811c9dc5;
  for (const letter of JSON.stringify(content)) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** What stands on the screen, so that a later reader can be told what differs. */
export function seenIn(study: Study | undefined): Parcel['seen'] {
  return (study?.judgements ?? []).map(
    ({ id, value, verdict }) => [id, value === undefined ? null : Number(value.toPrecision(6)), verdict] as const,
  );
}
