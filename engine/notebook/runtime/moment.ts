/**
 * A moment: the sheet, what the reader has set, and how much sampling there is time for. It decides for each cell a
 * content key: equal keys, equal results. So what was shown before (after an undo, under another scenario) is shown
 * again without being computed.
 */
import type { Issue, Reading } from '../../issue.ts';
import { eachOf, whole, type Steps } from '../../steps.ts';
import { resolveScenario } from '../../model/resolve.ts';
import { spreadKey } from '../../model/spreads.ts';
import { rememberedOf } from '../../plan/remembered.ts';
import type { Scenario } from '../../model/types.ts';
import { overridesOf, type Sampling } from '../evaluate.ts';
import { covers } from '../supply.ts';
import { NO_ADJUSTMENTS, type Adjustments, type Cell } from '../types.ts';
import { hashText } from './hash.ts';
import type { Sheet, SheetCell } from './sheet.ts';

export interface Moment {
  readonly sheet: Sheet;
  /** What the reader set, as far as it can be here: an assumption that another closure explains is left out. */
  readonly adjustments: Adjustments;
  /** Why some of it cannot be; nothing of it is in force. */
  readonly refused: readonly Issue[];
  readonly sampling: Sampling;
  /** Names the plan folder's content: a changed plan or model changes every key. */
  readonly folderKey: string;
  /** The notebook's scenario with everything on top; not ok only where the sheet itself cannot be run. */
  readonly scenario: Reading<Scenario>;
  /** Values as the notebook says, before the reader's changes. */
  readonly own: ReadonlyMap<string, readonly number[]>;
}

export function momentOf(sheet: Sheet, asked: Adjustments, sampling: Sampling, folderKey = ''): Moment {
  const { adjustments, refused, scenario } = accepted(sheet, withClosure(asked, sheet));
  const moved = Object.keys(adjustments.set).length > 0;
  const own = moved ? ownValues(sheet, adjustments) : valuesIn(scenario);
  return { sheet, adjustments, refused, sampling, folderKey, scenario, own };
}

type Values = Moment['own'];

function valuesIn(scenario: Reading<Scenario>): Values {
  return scenario.ok ? scenario.value.values : new Map();
}

/** The last answer about a sheet: an assumption that moves changes nothing of what the notebook itself says. */
const lastOwn = new WeakMap<Sheet, { readonly under: Omit<Adjustments, 'set'>; readonly values: Values }>();

function ownValues(sheet: Sheet, { set: _, ...under }: Adjustments): Values {
  const before = lastOwn.get(sheet);
  if (before && isSame(before.under, under)) return before.values;
  const values = valuesIn(resolved(sheet, { ...under, set: NO_ADJUSTMENTS.set }));
  lastOwn.set(sheet, { under, values });
  return values;
}

function isSame(a: Omit<Adjustments, 'set'>, b: Omit<Adjustments, 'set'>): boolean {
  const keys = Object.keys({ ...a, ...b }) as (keyof typeof a)[];
  return keys.every((key) => a[key] === b[key]);
}

/** The page's own ensemble stands behind this notebook: it holds all that is shown. */
export function isSupplied({ sampling: { supply }, sheet: { additions, spread } }: Moment): boolean {
  const targets = (additions.targets ?? []).map(({ id }) => id);
  return supply !== undefined && covers(supply, targets, spread);
}

/** The sampling that takes the place of the quick one at rest; a page that supplies its ensemble refines it itself. */
export function restOf(moment: Moment): Sampling['rest'] {
  return moment.scenario.ok && !isSupplied(moment) ? moment.sampling.rest : undefined;
}

/** The closure that the sheet was opened under: one that is not there any more is not in force. */
function withClosure({ closure: _, ...rest }: Adjustments, { made: { ground } }: Sheet): Adjustments {
  return ground.closure === undefined ? rest : { ...rest, closure: ground.closure };
}

type Accepted = Pick<Moment, 'adjustments' | 'refused' | 'scenario'>;

/** Leaves out what does not fit, one round after the other: each round leaves out at least one thing. */
function accepted(sheet: Sheet, asked: Adjustments): Accepted {
  const refused: Issue[] = [];
  for (let adjustments = asked; ;) {
    const scenario = resolved(sheet, adjustments);
    const faults = scenario.ok ? [] : scenario.issues.filter((issue) => issue.severity === 'error');
    const left = without(adjustments, faults);
    if (left === adjustments) return { adjustments, refused, scenario };
    refused.push(...faults);
    adjustments = left;
  }
}

function without(adjustments: Adjustments, faults: readonly Issue[]): Adjustments {
  const names = new Set(faults.map(({ place, found }) => place.variable ?? String(found)));
  const rest = <T>(values: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)));
  const { set, targets } = adjustments;
  const changes = [...Object.keys(set), ...Object.keys(targets ?? {})].some((name) => names.has(name));
  return changes ? { ...adjustments, set: rest(set), ...(targets && { targets: rest(targets) }) } : adjustments;
}

function resolved(
  { home, scenario, additions, settings, failure }: Sheet,
  adjustments: Adjustments,
): Reading<Scenario> {
  if (failure.length > 0) return { ok: false, issues: failure };
  if (!home.model) return { ok: false, issues: [] };
  const overrides = overridesOf(additions, adjustments);
  const { seed } = settings;
  return resolveScenario(home, scenario, { ...overrides, ...(seed !== undefined && { seed }) });
}

/** Cell key → content key. Blocked and broken cells have one too: it tells whether their last output is the right one. */
export function contentKeys(moment: Moment): ReadonlyMap<string, string> {
  return whole(contentSteps(moment));
}

/** The same in steps. */
export function* contentSteps(moment: Moment): Steps<ReadonlyMap<string, string>> {
  const common = commonOf(moment);
  const keyed = (each: SheetCell) => [each.cell.key, hashText(contentOf(each, moment, common))] as const;
  return new Map(yield* eachOf(moment.sheet.cells, keyed));
}

/** What the keys of all cells are made of. */
interface Common {
  readonly values: ReadonlyMap<string, string>;
  /** Cell key → what stands in it. */
  readonly texts: ReadonlyMap<string, string>;
  /** The frame of every cell: language, scenario, what the reader changed of the model. */
  readonly frame: string;
  /** Where the random numbers come from, and how they are spread. */
  readonly spread: string;
}

function commonOf(moment: Moment): Common {
  const { sheet, adjustments, folderKey } = moment;
  const scenario = moment.scenario.ok ? moment.scenario.value : undefined;
  const frame = [
    folderKey,
    sheet.settings.lang,
    sheet.scenario,
    scenario?.closure ?? '',
    JSON.stringify(Object.entries(adjustments.targets ?? {})),
    modelKey(adjustments),
  ];
  return {
    values: valueKeys(moment),
    texts: new Map(sheet.cells.map(({ cell }) => [cell.key, textKey(cell)])),
    frame: frame.join('\u0000'),
    spread: `${scenario?.seed ?? ''}\u0000${JSON.stringify(spreadKey(scenario ?? {}))}`,
  };
}

function contentOf(each: SheetCell, { adjustments, sampling }: Moment, common: Common): string {
  const { cell, names, upstream, scenarios } = each;
  const { values, texts, frame, spread } = common;
  const numbers: string[] = [];
  for (const name of inOrder(each.reads)) {
    const value = values.get(name);
    if (value !== undefined) numbers.push(value);
  }
  const parts = [
    cell.key,
    texts.get(cell.key) ?? '',
    frame,
    scenarios.join(' '),
    ...upstream.map((key) => texts.get(key) ?? ''),
    numbers.join(';'),
    adjustments.answers?.[cell.key] ?? '',
  ];
  if (names.draws || names.random) parts.push(spread);
  if (names.random) parts.push(sampling.supply?.key ?? '', `${sampling.draws} ${sampling.method}`);
  return parts.join('\u0000');
}

/** Kind and text of a cell, short: a slider changes neither, and moves all that is computed from them. */
const textKey = rememberedOf(({ kind, text }: Cell) => hashText(`${kind}\n${text}`));

/** Names in an order that does not depend on how they were found. */
const inOrder = rememberedOf((names: ReadonlySet<string>): readonly string[] => [...names].sort());

/** What the reader changed of the model, as text. */
function modelKey({ equations = [], shocks = [] }: Adjustments): string {
  const hits = shocks.map(({ on, kind, span, value, fade }) => [on, kind, span.from, span.to, value, fade]);
  return JSON.stringify([equations.map(({ of, text }) => [of, text]), hits]);
}

/** Parameter → its values in force, and whether the reader set them, as text. */
function valueKeys({ scenario, own, adjustments }: Moment): ReadonlyMap<string, string> {
  if (!scenario.ok) return new Map();
  return new Map(
    [...scenario.value.values].map(([id, values]) => {
      const changed = Object.hasOwn(adjustments.set, id) ? `(${flat(own.get(id) ?? [])})` : '';
      return [id, `${id}=${flat(values)}${changed}`];
    }),
  );
}

/** Longer than its hash. */
const LONG = 28;

/** One number where all are the same; a long path by its hash. */
const flat = rememberedOf((values: readonly number[]): string => {
  const [first] = values;
  const text = values.every((value) => value === first) ? `${first}*${values.length}` : values.join(',');
  return text.length > LONG ? hashText(text) : text;
});

/** What the reader set and cannot be here: it is not in force, and the page says so. */
export function readerIssues({ refused }: Moment): readonly Issue[] {
  return refused;
}
