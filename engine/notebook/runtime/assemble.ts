/**
 * Gathers what sound assumption cells add, and takes out those with a mistake until what is left links. Each round can
 * only find more cells to be broken, so it ends.
 */
import { error, type Issue, type Lang } from '../../issue.ts';
import { linkModel } from '../../model/link.ts';
import type { PlanFolder } from '../../model/folder.ts';
import { resolveScenario } from '../../model/resolve.ts';
import type { StudyOptions } from '../../analyse/study.ts';
import type { Equation } from '../../model/types.ts';
import type { Steps } from '../../steps.ts';
import { overridesOf } from '../evaluate.ts';
import type { Additions } from '../kinds/kind.ts';
import { NO_ADJUSTMENTS, type Adjustments } from '../types.ts';
import { gathered, homeWith } from './additions.ts';
import { lagged, mendsFor, some } from './mends.ts';
import { problem, type Problem } from './problem.ts';
import type { Understood } from './understand.ts';
import { loopThrough, nameGraph, upstreamOf, type NameGraph } from './uses.ts';

/** What the notebook stands on. */
export interface Ground {
  readonly folder: PlanFolder;
  readonly scenario: string;
  readonly closure: string | undefined;
  readonly seed: number | undefined;
  /** What the reader puts in place of equations, the notebook's own included. */
  readonly equations: readonly Equation[] | undefined;
  /** Of the notebook. */
  readonly lang: Lang;
}

export interface Assembly {
  readonly additions: Additions;
  /** The folder with what sound cells add. */
  readonly home: PlanFolder;
  /** The folder with what broken cells would add too, and what its names are computed from. */
  readonly declared: PlanFolder;
  readonly graph: NameGraph;
  /** Found by looking at all cells together: cycles, clashes of units, settings that a closure explains. */
  readonly problems: readonly Problem[];
  /** Why nothing can be run, where no cell is to blame. */
  readonly failure: readonly Issue[];
  /** The model of `home`, linked. */
  readonly linked?: StudyOptions['linked'];
}

interface Draft extends Ground {
  readonly cells: readonly Understood[];
}

/** `found`: problems that are known already; cells with an error among them are left out from the start. */
export function* assembleSteps(
  ground: Ground,
  cells: readonly Understood[],
  found: readonly Problem[],
): Steps<Assembly> {
  const draft: Draft = { ...ground, cells };
  const more: Problem[] = [];
  for (;;) {
    const broken = brokenKeys([...found, ...more]);
    yield;
    const adds = additionsOf(draft, (each) => !broken.has(each.cell.key));
    const loops = cyclesIn(draft, adds, broken);
    if (loops.length > 0) {
      more.push(...loops);
      continue;
    }
    const sound = withoutBlocked(draft, adds, broken);
    yield;
    const trial = tryLink(draft, sound, broken);
    yield;
    if (trial.problems.length === 0) return finished(draft, sound, more, trial);
    more.push(...trial.problems);
  }
}

export function brokenKeys(problems: readonly Problem[]): ReadonlySet<string> {
  const errors = problems.filter(({ issue }) => issue.severity === 'error');
  return new Set(errors.map(({ issue }) => issue.place.cell ?? ''));
}

function additionsOf({ cells, folder }: Draft, takes: (each: Understood) => boolean): Additions {
  return gathered(
    cells.filter(takes).flatMap(({ cell, parsed: { kind, spec } }) => {
      const adds = spec === undefined ? undefined : kind?.adds?.(spec, folder, cell.key);
      return adds ? [{ key: cell.key, adds }] : [];
    }),
  );
}

function graphOf({ folder, scenario, closure, equations = [] }: Ground, adds: Additions): NameGraph {
  const all = { ...adds, equations: [...(adds.equations ?? []), ...equations] };
  return nameGraph(homeWith(folder, adds), scenario, closure, all);
}

/** Formulas that depend on each other within one year, each told in its own cell. */
function cyclesIn(draft: Draft, adds: Additions, broken: ReadonlySet<string>): readonly Problem[] {
  const graph = graphOf(draft, adds);
  const sound = draft.cells.filter(({ cell }) => !broken.has(cell.key));
  return sound.flatMap(({ cell, names }) =>
    names.defines.flatMap(({ space, name, place }) => {
      const loop = space === 'series' ? loopThrough(name, graph) : undefined;
      if (!loop) return [];
      const others = sound.filter(
        (each) => each.cell.key !== cell.key && each.names.defines.some((other) => loop.includes(other.name)),
      );
      const next = loop[1] ?? name;
      const issue = error('notebook.cycle', place, { found: loop.join(' → '), fix: `${next}[t-1]` });
      const links = others.map((other) => other.cell.key);
      return [problem(cell, issue, links, some(lagged(cell, place, next)))];
    }),
  );
}

type Trial = Pick<Assembly, 'problems' | 'failure' | 'linked'> & { readonly home: PlanFolder };

/** Resolves and links; what goes wrong is laid at the door of the cell that caused it. */
function tryLink(draft: Draft, adds: Additions, broken: ReadonlySet<string>): Trial {
  const { folder, scenario, closure, seed, equations } = draft;
  const home = homeWith(folder, adds);
  if (!home.model) return { home, problems: [], failure: [] };
  const structure: Adjustments = {
    ...NO_ADJUSTMENTS,
    ...(closure !== undefined && { closure }),
    ...(equations && { equations }),
  };
  const overrides = { ...overridesOf(adds, structure), ...(seed !== undefined && { seed }) };
  const resolved = resolveScenario(home, scenario, overrides);
  const linked = resolved.ok ? linkModel(home.model, resolved.value) : undefined;
  const issues = [...resolved.issues, ...(linked?.issues ?? [])].filter((issue) => issue.severity === 'error');
  const problems = issues.flatMap((issue) => {
    const owner = ownerOf(issue, draft, broken);
    if (!owner) return [];
    const own = inCell(issue, owner);
    return [problem(owner.cell, own, [], mendsFor(owner.cell, own, draft.lang))];
  });
  return {
    home,
    problems,
    failure: problems.length > 0 ? [] : issues,
    ...(linked && resolved.ok && { linked: { scenario: resolved.value, reading: linked } }),
  };
}

/** The sound cell that an issue speaks of: by its place, or because it gives or sets the variable. */
function ownerOf({ place }: Issue, { cells }: Draft, broken: ReadonlySet<string>): Understood | undefined {
  const sound = cells.filter(({ cell }) => !broken.has(cell.key));
  const byPlace = sound.find(({ cell }) => cell.key === place.cell);
  if (byPlace || place.cell !== undefined) return byPlace;
  return sound.find(({ names }) => namedIn(names, place.variable) !== undefined);
}

function namedIn({ defines, touches }: Understood['names'], name: string | undefined) {
  return [...defines, ...(touches ?? [])].find((each) => each.name === name);
}

/** The place in the cell's text where the issue has none of its own: at the name that it speaks of. */
function inCell(found: Issue, { names }: Understood): Issue {
  const issue = found.code === 'model.lag-without-start' ? { ...found, fix: 'start: 0' } : found;
  if (issue.place.line !== undefined) return issue;
  return { ...issue, place: { ...namedIn(names, issue.place.variable)?.place, ...issue.place } };
}

/** Formulas that need a broken one cannot be linked; they are blocked, not wrong. */
function withoutBlocked(draft: Draft, adds: Additions, broken: ReadonlySet<string>): Additions {
  const lost = lostNames(draft, broken);
  if (lost.size === 0) return adds;
  const graph = graphOf(draft, adds);
  const sound = (id: string): boolean => ![...upstreamOf([id], graph)].some((name) => lost.has(name));
  return {
    ...adds,
    variables: (adds.variables ?? []).filter(({ id }) => sound(id)),
    equations: (adds.equations ?? []).filter(({ of }) => sound(of)),
    targets: (adds.targets ?? []).filter(({ series }) => sound(series)),
  };
}

/** Names that only broken cells define: nothing computed from them can be run. */
function lostNames({ cells, folder: { model } }: Draft, broken: ReadonlySet<string>): ReadonlySet<string> {
  const series = (list: readonly Understood[]): readonly string[] =>
    list.flatMap(({ names }) => names.defines.filter(({ space }) => space === 'series').map(({ name }) => name));
  const kept = new Set(series(cells.filter(({ cell }) => !broken.has(cell.key))));
  const lost = series(cells.filter(({ cell }) => broken.has(cell.key)));
  return new Set(lost.filter((name) => !kept.has(name) && !model?.variables.has(name) && !model?.parameters.has(name)));
}

function finished(
  draft: Draft,
  additions: Additions,
  problems: readonly Problem[],
  { home, linked, failure }: Trial,
): Assembly {
  const everything = additionsOf(draft, () => true);
  const order = linked?.reading.ok ? linked.reading.value.order : [];
  const unitOf = (id: string): string | undefined => order.find((each) => each.id === id)?.unit;
  return {
    additions,
    // The very model that was linked.
    home: { ...homeWith(draft.folder, additions, unitOf), ...(home.model && { model: home.model }) },
    declared: homeWith(draft.folder, everything),
    graph: graphOf(draft, everything),
    problems,
    failure,
    ...(linked && { linked }),
  };
}
