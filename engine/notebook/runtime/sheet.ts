/**
 * The notebook understood: every cell read, its names held against the others', the sound ones gathered into a plan
 * folder of the notebook's own, and for each cell what it depends on. Pure: the same text and plan give the same sheet.
 *
 * An assumption cell with a mistake adds nothing, and whatever reads a name of it is blocked until it is mended: a
 * number on the screen never rests on half of an assumption.
 */
import { error, warning, type Issue } from '../../issue.ts';
import type { PlanFolder } from '../../model/folder.ts';
import { nearest } from '../../read/nearest.ts';
import { eachOf, whole, type Steps } from '../../steps.ts';
import { settingsOf, type Settings } from '../file/settings.ts';
import type { Names } from '../kinds/kind.ts';
import type { Adjustments, Cell, Notebook } from '../types.ts';
import { assembleSteps, brokenKeys, type Assembly, type Ground } from './assemble.ts';
import { checkNames } from './check-names.ts';
import { feedersIn, namesRead, opaqueFor, spreadOf, upstreamCells } from './depends.ts';
import type { Parsed } from './parse.ts';
import { problem, type Problem } from './problem.ts';
import { isAssumption, understand, type Understood } from './understand.ts';

export interface SheetCell {
  readonly cell: Cell;
  readonly parsed: Parsed;
  readonly names: Names;
  readonly problems: readonly Problem[];
  /** Has a mistake of its own: nothing is evaluated. */
  readonly broken: boolean;
  /** Keys of cells whose content it depends on, in visual order. */
  readonly upstream: readonly string[];
  /** The first broken cell upstream. */
  readonly blockedBy?: string;
  /** Every name that its content is computed from. */
  readonly reads: ReadonlySet<string>;
  /** Scenarios, besides the notebook's own, that it shows. */
  readonly scenarios: readonly string[];
}

export interface Sheet extends Assembly, Omit<Ground, 'closure' | 'seed' | 'equations' | 'lang'> {
  readonly settings: Settings;
  readonly cells: readonly SheetCell[];
  /** About the head of the file. */
  readonly issues: readonly Issue[];
  /** Series whose spread some cell shows, with the last year shown: what an ensemble must summarise. */
  readonly spread: ReadonlyMap<string, number>;
  /** What the assembly was made from, to see whether it still holds. */
  readonly made: { readonly ground: Ground; readonly from: readonly Cell[]; readonly assembly: Assembly };
}

type Structure = Pick<Adjustments, 'scenario' | 'closure' | 'equations'>;

/**
 * `structure`: what of the reader's adjustments decides which equations are in force. `before`: an earlier sheet, whose
 * assembly is used again when only cells were edited that add nothing.
 */
export function openSheet(folder: PlanFolder, notebook: Notebook, structure: Structure = {}, before?: Sheet): Sheet {
  return whole(sheetSteps(folder, notebook, structure, before));
}

/** The same in steps. */
export function* sheetSteps(
  folder: PlanFolder,
  notebook: Notebook,
  structure: Structure = {},
  before?: Sheet,
): Steps<Sheet> {
  const { settings, issues } = settingsOf(notebook);
  const cells = yield* eachOf(notebook.cells, (cell, index) => understand(cell, index, folder, settings.lang));
  yield;
  const found = [
    ...idsTwice(notebook.cells),
    ...cells.flatMap(({ problems }) => problems),
    ...checkNames(cells, folder),
  ];
  yield;
  const chosen = knownScenario(structure.scenario, folder, cells) ? structure.scenario : undefined;
  const scenario = chosen ?? settings.scenario ?? folder.scenarios.keys().next().value ?? '';
  const closure = knownClosure(structure.closure, folder);
  const ground = {
    folder,
    scenario,
    closure,
    seed: settings.seed,
    equations: structure.equations,
    lang: settings.lang,
  };
  const from = cells.filter(isAssumption).map(({ cell }) => cell);
  const assembly = holds(before, ground, from) ? before.made.assembly : yield* assembleSteps(ground, cells, found);
  const problems = [...found, ...assembly.problems];
  return {
    ...assembly,
    folder,
    scenario,
    settings,
    cells: yield* sheetCells(cells, problems, assembly),
    issues: [...issues, ...planIssue(settings, folder), ...choiceIssue(structure.scenario, chosen, folder)],
    spread: spreadOf(cells, assembly.home),
    made: { ground, from, assembly },
  };
}

function holds(before: Sheet | undefined, ground: Ground, from: readonly Cell[]): before is Sheet {
  if (!before) return false;
  const { ground: old, from: cells } = before.made;
  const same = (['folder', 'scenario', 'closure', 'seed', 'equations', 'lang'] as const).every(
    (key) => old[key] === ground[key],
  );
  return same && cells.length === from.length && cells.every((cell, index) => cell === from[index]);
}

function* sheetCells(
  cells: readonly Understood[],
  problems: readonly Problem[],
  { declared, graph }: Assembly,
): Steps<readonly SheetCell[]> {
  const broken = brokenKeys(problems);
  const feeders = feedersIn(cells);
  const problemsIn = byCell(problems);
  return yield* eachOf(cells, (each) => {
    const { cell, parsed, names } = each;
    const reads = namesRead(names, declared, graph);
    const upstream = upstreamCells(each, cells, reads, feeders);
    const blockedBy = upstream.find((key) => broken.has(key)) ?? opaqueFor(each, feeders);
    const scenarios = names.needs.filter(({ space, role }) => space === 'scenario' && role === 'value');
    return {
      cell,
      parsed,
      names,
      problems: problemsIn.get(cell.key) ?? [],
      broken: broken.has(cell.key),
      upstream,
      reads,
      scenarios: scenarios.map(({ name }) => name),
      ...(blockedBy !== undefined && { blockedBy }),
    };
  });
}

function byCell(problems: readonly Problem[]): ReadonlyMap<string | undefined, readonly Problem[]> {
  const found = new Map<string | undefined, Problem[]>();
  for (const each of problems) {
    const before = found.get(each.issue.place.cell);
    if (before) before.push(each);
    else found.set(each.issue.place.cell, [each]);
  }
  return found;
}

function idsTwice(cells: readonly Cell[]): readonly Problem[] {
  return cells.flatMap((cell) => {
    if (cell.id === undefined || cell.id === cell.key) return [];
    const edits = [{ kind: 'cell' as const, key: cell.key, to: { ...cell, id: cell.key } }];
    const fix = { name: { zh: `改为 #${cell.key}`, en: `Change to #${cell.key}` }, edits };
    return [problem(cell, error('notebook.id-twice', {}, { found: cell.id, fix: cell.key }), [cell.id], [fix])];
  });
}

function knownScenario(id: string | undefined, folder: PlanFolder, cells: readonly Understood[]): boolean {
  const own = cells.some(({ names }) => names.defines.some(({ space, name }) => space === 'scenario' && name === id));
  return id !== undefined && (folder.scenarios.has(id) || own);
}

/** A closure that the model does not have any more leaves the scenario's own. */
function knownClosure(id: string | undefined, { model }: PlanFolder): string | undefined {
  return model?.closures.find((closure) => closure.id === id)?.id;
}

/** A reader's choice that is not there any more: the notebook's own is shown, and this says so. */
function choiceIssue(
  asked: string | undefined,
  chosen: string | undefined,
  { scenarios }: PlanFolder,
): readonly Issue[] {
  if (asked === chosen) return [];
  const names = [...scenarios.keys()];
  const facts = { found: asked ?? '', expected: names.join(', '), fix: nearest(asked ?? '', names) ?? '' };
  return [warning('scenario.unknown', {}, facts)];
}

function planIssue({ plan }: Settings, folder: PlanFolder): readonly Issue[] {
  if (plan === undefined || plan === folder.id) return [];
  return [error('notebook.no-plan', {}, { found: plan, expected: folder.id })];
}
