/**
 * Cells of a moment → what they show. A cell that fails is told in itself and nowhere else; the worst that another
 * cell sees of it is that it is blocked.
 */
import { error, type Issue, type Reading } from '../../issue.ts';
import { eachOf, whole, type Steps } from '../../steps.ts';
import {
  nothingKept,
  studiesOf,
  tensionsOf,
  type At,
  type Kept,
  type Sampling,
  type Spreads,
  type Studies,
  type Study,
} from '../evaluate.ts';
import type { Task } from '../kinds/kind.ts';
import type { CellResult } from '../kinds/registry.ts';
import { addsNothing } from '../supply.ts';
import { isSupplied, restOf, type Moment } from './moment.ts';
import { namesRead, spreadOf } from './depends.ts';
import type { SheetCell } from './sheet.ts';

export type Outcome =
  | { readonly kind: 'ok'; readonly result: CellResult; readonly issues: readonly Issue[] }
  | { readonly kind: 'error'; readonly issues: readonly Issue[] };

export type Evaluated = readonly [key: string, out: Outcome];

/** Evaluates cells of one moment; studies and ensembles are shared between them, and kept for the next moment. */
export interface Evaluator {
  /** The quick result. */
  readonly evaluate: (key: string) => Outcome;
  /** The quick results of these cells: only what they show of an ensemble is summarised, which is most of its work. */
  readonly together: (keys: readonly string[]) => readonly Evaluated[];
  /** The same in steps. */
  readonly inTurn: (keys: readonly string[]) => Steps<readonly Evaluated[]>;
  /** The steps of slow work; undefined for a cell that has none. */
  readonly task: (key: string) => Task<Outcome> | undefined;
  /** The notebook's own study in this moment, for tracing a number that is not in a cell. */
  readonly here: () => Study | undefined;
}

export function evaluatorOf(moment: Moment, kept: Kept = nothingKept()): Evaluator {
  const { sheet, scenario } = moment;
  const { home, settings, spread } = sheet;
  const order = {
    home,
    scenario,
    linked: sheet.linked,
    seed: settings.seed,
    sampling: samplingOf(moment),
    spread,
  };
  const studies = studiesOf(order, kept);
  const rest = restOf(moment);
  // Asked for at rest only; its ensemble is made once for all cells of the moment.
  const resting = rest && studiesOf({ ...order, sampling: rest }, kept);
  const cells = new Map(sheet.cells.map((each) => [each.cell.key, each]));
  const whyMissing = missingIn(moment);
  const prepared = (key: string, own: Studies = studies): Prepared =>
    prepare(cells.get(key), { moment, studies: own, missing: whyMissing, kept });
  const evaluated = (ready: Prepared): Outcome =>
    ready.kind === 'error'
      ? ready
      : contained(() => finished(ready, ready.cell.parsed.kind?.evaluate(ready.cell.parsed.spec, ready.at)));
  function* inTurn(keys: readonly string[]): Steps<readonly Evaluated[]> {
    const chosen = keys.flatMap((key) => cells.get(key) ?? []);
    const shown = shownIn(chosen, sheet);
    const own: Studies = { ...studies, ensemble: (study) => studies.ensemble(study, shown) };
    if (home.model && chosen.length > 0) yield* readied(chosen, studies, shown);
    return yield* eachOf(keys, (key) => [key, evaluated(prepared(key, own))] as const);
  }
  return {
    evaluate: (key) => evaluated(prepared(key)),
    together: (keys) => whole(inTurn(keys)),
    inTurn,
    task: (key) => {
      const ready = prepared(key);
      if (ready.kind === 'ready' && ready.cell.parsed.kind?.task) return steps(ready);
      return resting && refined(resting, () => evaluated(prepared(key, resting)));
    },
    here: () => {
      const found = home.model ? studies.here() : undefined;
      return found?.ok ? found.value : undefined;
    },
  };
}

/** What the cells will ask for. A mistake of ours in it is told in each cell that asks again. */
function* readied(cells: readonly SheetCell[], studies: Studies, shown: Spreads): Steps<void> {
  const others = cells.flatMap(({ scenarios }) => scenarios);
  try {
    yield* studies.opened(others, cells.some(({ names }) => names.random) ? shown : undefined);
  } catch {
    return;
  }
}

/** To the last year that any cell of the notebook shows: what a cell shows does not depend on which others are evaluated. */
function shownIn(cells: readonly SheetCell[], { spread, home }: Moment['sheet']): Spreads {
  return new Map([...spreadOf(cells, home)].map(([series, to]) => [series, spread.get(series) ?? to]));
}

/** The same cell once more, over the draws of a resting moment. */
function* refined({ sampled }: Studies, evaluate: () => Outcome): Task<Outcome> {
  const draws = sampled();
  for (;;) {
    const next = contained(() => draws.next());
    if ('kind' in next) return next;
    if (next.done) return evaluate();
    yield { done: next.value.done, of: next.value.draws };
  }
}

/** What is supplied counts only where it holds all that the notebook shows. */
function samplingOf(moment: Moment): Sampling {
  const { supply, ...own } = moment.sampling;
  if (!supply || !isSupplied(moment)) return own;
  const { additions } = moment.sheet;
  return { ...own, supply: addsNothing(additions) ? supply : { ...supply, study: undefined } };
}

interface Ready {
  readonly kind: 'ready';
  readonly cell: SheetCell;
  readonly at: At;
  readonly issues: readonly Issue[];
}

type Prepared = Ready | { readonly kind: 'error'; readonly issues: readonly Issue[] };

/** What all cells of one moment share. */
interface Scope {
  readonly moment: Moment;
  readonly studies: Studies;
  readonly missing: At['missing'];
  readonly kept: Kept;
}

function prepare(cell: SheetCell | undefined, scope: Scope): Prepared {
  const { moment, studies } = scope;
  const { parsed } = cell ?? {};
  if (!cell || !parsed?.kind || parsed.spec === undefined)
    return { kind: 'error', issues: cell?.problems.map(({ issue }) => issue) ?? [] };
  if (cell.broken && !parsed.kind.inline) return { kind: 'error', issues: cell.problems.map(({ issue }) => issue) };
  const here = moment.sheet.home.model ? studies.here() : undefined;
  if (here && !here.ok && !parsed.kind.inline) return { kind: 'error', issues: inCell(cell, here.issues) };
  const others = cell.scenarios.map((id) => studies.named(id));
  const failed = others.flatMap((each) => (each.ok ? [] : each.issues));
  if (failed.length > 0 && !parsed.kind.inline) return { kind: 'error', issues: inCell(cell, failed) };
  const issues = cell.problems
    .map(({ issue }) => issue)
    .filter((issue) => issue.severity === 'warning' || parsed.kind?.inline);
  return { kind: 'ready', cell, at: atOf(cell, scope), issues };
}

function inCell({ cell }: SheetCell, issues: readonly Issue[]): readonly Issue[] {
  return issues
    .filter((issue) => issue.severity === 'error')
    .map((issue) => ({ ...issue, place: { ...issue.place, cell: cell.key } }));
}

function atOf({ cell }: SheetCell, { moment, studies, missing, kept }: Scope): At {
  const { sheet, adjustments, own } = moment;
  const { home, settings } = sheet;
  const value = (reading: Reading<Study> | undefined): Study | undefined => (reading?.ok ? reading.value : undefined);
  const here = home.model ? value(studies.here()) : undefined;
  return {
    lang: settings.lang,
    home,
    settings,
    adjustments,
    own,
    missing,
    key: cell.key,
    here,
    get shipped() {
      return value(home.model && studies.named(sheet.scenario));
    },
    study: (id) => value(studies.named(id)),
    ensemble: (study = here) => study && studies.ensemble(study),
    full: restOf(moment)?.draws,
    tensions: () => tensionsOf(home, here, kept),
  };
}

/** Names that rest on a broken cell, or on nothing. */
function missingIn({ sheet }: Moment): At['missing'] {
  const { cells, home } = sheet;
  const lost = new Map(
    cells
      .filter((each) => each.broken)
      .flatMap(({ cell, names }) =>
        [...names.defines, ...(names.touches ?? [])].map(({ name }) => [name, cell.key] as const),
      ),
  );
  return (needs) => {
    const unknown = needs.find(({ space, name }) => space === 'series' && !hasName(home, name) && !lost.has(name));
    if (unknown) return { zh: `没有“${unknown.name}”`, en: `there is no “${unknown.name}”` };
    if (lost.size === 0) return undefined;
    const key = [...namesRead({ defines: [], needs }, sheet.declared, sheet.graph)]
      .map((name) => lost.get(name))
      .find((found) => found !== undefined);
    return key === undefined ? undefined : { zh: `等待 #${key} 改正`, en: `waiting for #${key} to be mended` };
  };
}

function hasName({ model }: Moment['sheet']['home'], name: string): boolean {
  return !model || model.variables.has(name) || model.parameters.has(name);
}

function finished({ cell, issues }: Ready, value: unknown): Outcome {
  // The registry gave both the kind and its evaluation, so the value is that kind's result.
  return { kind: 'ok', result: { kind: cell.cell.kind, value } as CellResult, issues };
}

function* steps(ready: Ready): Task<Outcome> {
  const task = ready.cell.parsed.kind?.task?.(ready.cell.parsed.spec, ready.at);
  if (!task) return { kind: 'error', issues: [] };
  for (;;) {
    const next = contained(() => task.next());
    if ('kind' in next) return next;
    if (next.done) return finished(ready, next.value);
    const { done, of, result } = next.value;
    yield { done, of, ...(result !== undefined && { result: finished(ready, result) }) };
  }
}

/** A mistake of ours in one cell must not take the others along. */
function contained<T>(work: () => T): T | Outcome {
  try {
    return work();
  } catch (thrown) {
    return {
      kind: 'error',
      issues: [error('notebook.internal', {}, { found: thrown instanceof Error ? thrown.message : String(thrown) })],
    };
  }
}
