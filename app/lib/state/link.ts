/** Between what the reader chose and the fragment of the address. */
import {
  decodeLink,
  encodeLink,
  error,
  hasErrors,
  printExpr,
  warning,
  type Equation,
  type Issue,
  type LinkState,
  type Overrides,
} from '$engine';
import { versionOf } from '../notebook/share/fingerprint.ts';
import { readEquations, readFiles } from './link-parts.ts';
import { filesBehind } from './own-files.ts';
import type { Studio } from './studio.svelte.ts';

export function fragmentOf({ choice, other, folder }: Studio): string {
  const { set, targets, closure, seed } = choice.overrides;
  const equations = new Map(choice.overrides.equations?.map(({ of, body }) => [of, printExpr(body)]));
  const files = filesBehind(folder, [choice.scenario, other]);
  return encodeLink({
    ...{ plan: choice.plan, scenario: choice.scenario, compared: other, closure, seed, equations, files },
    set: set ?? new Map(),
    targets: targets ?? new Map(),
    // Numbers keep their meaning between versions of a model; equations and files lean on its names.
    ...(equations.size + files.size > 0 && { written: versionOf(folder) }),
  });
}

let turns = 0;

/**
 * Opens a link, or answers why not and changes nothing. Notes alone mean that it was opened. What a link brings as text
 * is read by a worker; a later link that comes meanwhile goes before this one.
 */
export async function openFragment(studio: Studio, fragment: string): Promise<readonly Issue[]> {
  const turn = ++turns;
  const link = decodeLink(fragment);
  if (!link.ok) return link.issues;
  const home = studio.folderOf(link.value.plan);
  if (!home) return studio.openChoice({ ...link.value, overrides: {} });
  const files = await readFiles(link.value.files);
  const equations = await readEquations(link.value.equations);
  if (turn !== turns) return [];
  const notes = link.value.written === undefined || link.value.written === versionOf(home) ? [] : [outdated()];
  const issues = [...files.issues, ...equations.issues];
  if (!files.ok || !equations.ok) return [...notes, ...issues];
  const scenarios = new Map([...home.scenarios, ...files.value]);
  const { plan, scenario, compared } = link.value;
  if (compared !== undefined && scenarios.size > 0 && !scenarios.has(compared))
    return [...notes, error('link.scenario', {}, { found: compared, expected: [...scenarios.keys()].join(', ') })];
  const choice = { plan, scenario, overrides: overridesOf(link.value, equations.value) };
  const refused = studio.openChoice(choice, files.value.size > 0 ? { ...home, scenarios } : undefined);
  if (!hasErrors(refused)) studio.other = compared;
  return [...notes, ...refused];
}

function outdated(): Issue {
  return warning('link.outdated', {});
}

function overridesOf({ set, targets, closure, seed }: LinkState, equations: readonly Equation[]): Overrides {
  return {
    ...(set.size > 0 && { set }),
    ...(targets.size > 0 && { targets }),
    ...(closure !== undefined && { closure }),
    ...(equations.length > 0 && { equations }),
    ...(seed !== undefined && { seed }),
  };
}

/** The whole address to send, in the sender's language. */
export function addressOf(page: string, fragment: string, tag: string): string {
  const url = new URL(page);
  url.hash = fragment;
  url.searchParams.set('lang', tag);
  return url.href;
}
