/**
 * Keeps ensembles open and answers questions about them, in a worker or, where there is none, on the page itself. Work
 * is done in slices, so that whoever it shares a thread with is served in between, and so that a stop is heard.
 */
import {
  dealPlan,
  error,
  type Assignment,
  measuresAbove,
  openMeasures,
  openPart,
  packRun,
  type AboveByTarget,
  type EnsembleRun,
  type EnsembleSession,
  type PackedRun,
  type PlanFolder,
  type Reading,
} from '$engine';
import { othersServed } from './turn.ts';
import type { ChanceAnswers, ChanceQuestion, Slot, Spot, Structure } from './chance.ts';

export interface Keeper {
  readonly answer: (question: ChanceQuestion) => Promise<ChanceAnswers[keyof ChanceAnswers]>;
  /** Gives up the update that is under way. */
  readonly stop: () => void;
}

interface Open {
  readonly key: string;
  readonly session: EnsembleSession;
}

interface Asked {
  readonly structure: Structure;
  readonly values: Assignment;
}

interface State {
  readonly folders: Map<number, PlanFolder>;
  readonly open: Map<Slot, Open>;
  /** Open only while two scenarios are compared, and brought up to date only then. */
  readonly measures: Map<Slot, Open>;
  /** What the last question in each slot was about. */
  readonly asked: Map<Slot, Asked>;
  readonly slice: number;
  stopped: boolean;
}

/** `slice` is how many milliseconds may pass before others are served. */
export function createKeeper(slice: number): Keeper {
  const open = { open: new Map<Slot, Open>(), measures: new Map<Slot, Open>() };
  const state: State = { folders: new Map(), ...open, asked: new Map(), slice, stopped: false };
  return { answer: (question) => answer(state, question), stop: () => (state.stopped = true) };
}

async function answer(state: State, question: ChanceQuestion): Promise<ChanceAnswers[keyof ChanceAnswers]> {
  switch (question.kind) {
    case 'folder':
      state.folders.set(question.number, question.folder);
      return true;
    case 'deal':
      return deal(state, question);
    case 'update':
      return update(state, question);
    case 'draws':
      return drawsAt(state, question.spot);
    case 'above':
      return above(state, question);
    default:
      return question satisfies never;
  }
}

function deal({ folders }: State, question: ChanceQuestion & { kind: 'deal' }): ChanceAnswers['deal'] {
  const { folder, scenario, overrides, parts } = question;
  return dealPlan(folderOf(folders, folder), scenario, overrides, question, parts);
}

async function update(
  state: State,
  { slot, structure: other, values: changed, ask }: ChanceQuestion & { kind: 'update' },
): Promise<ChanceAnswers['update']> {
  state.stopped = false;
  const { structure, values } = askedNow(state, slot, other, changed);
  const began = performance.now();
  const opened = sessionOf(state, slot, structure);
  if (!opened.ok) return { run: opened, work: performance.now() - began };
  const steps = opened.value.updateSteps(values, { ...ask, finals: [] });
  let work = 0;
  let from = began;
  for (;;) {
    const step = steps.next();
    if (step.done) return { run: packed(step.value), work: work + performance.now() - from };
    if (performance.now() - from < state.slice) continue;
    work += performance.now() - from;
    await othersServed();
    from = performance.now();
    if (state.stopped) return { run: cancelled(), work };
  }
}

function askedNow({ asked }: State, slot: Slot, other: Structure | undefined, changed: Assignment): Asked {
  const now = other ? { structure: other, values: changed } : merged(asked.get(slot), changed);
  asked.set(slot, now);
  return now;
}

function merged(before: Asked | undefined, changed: Assignment): Asked {
  if (!before) throw new Error('the structure was not sent');
  const { structure, values } = before;
  return { structure, values: new Map([...values, ...changed]) };
}

function packed(run: Reading<EnsembleRun>): Reading<PackedRun> {
  return run.ok ? { ...run, value: packRun(run.value) } : run;
}

function cancelled(): Reading<PackedRun> {
  return { ok: false, issues: [error('simulate.cancelled', {})] };
}

/** The one that is open, if only values differ; otherwise another in its place. */
function sessionOf(state: State, slot: Slot, structure: Structure): Reading<EnsembleSession> {
  return keptOpen(state, state.open, slot, structure, openPart);
}

type Opener = (
  folder: PlanFolder,
  scenario: string,
  overrides: Structure['overrides'],
  structure: Structure,
) => Reading<EnsembleSession>;

function keptOpen(
  { folders }: State,
  open: Map<Slot, Open>,
  slot: Slot,
  structure: Structure,
  opener: Opener,
): Reading<EnsembleSession> {
  const before = open.get(slot);
  if (before?.key === structure.key) return { ok: true, value: before.session, issues: [] };
  // Let go first: two at once would need the memory twice.
  open.delete(slot);
  const opened = opener(folderOf(folders, structure.folder), structure.scenario, structure.overrides, structure);
  if (opened.ok) open.set(slot, { key: structure.key, session: opened.value });
  return opened;
}

function folderOf(folders: State['folders'], number: number): PlanFolder {
  const folder = folders.get(number);
  if (!folder) throw new Error('the folder was not sent');
  return folder;
}

function drawsAt({ open }: State, { series, year }: Spot): Float64Array | undefined {
  const session = open.get('here')?.session;
  return session?.program.series.includes(series) && session.program.years.includes(year)
    ? session.draws(series, year)
    : undefined;
}

function above(state: State, { draws, seed }: ChanceQuestion & { kind: 'above' }): Reading<AboveByTarget> {
  const [here, beside] = (['here', 'beside'] as const).map((slot) => measured(state, slot, { draws, seed }));
  if (!here?.ok || !beside?.ok) return { ok: false, issues: [...(here?.issues ?? []), ...(beside?.issues ?? [])] };
  return { ok: true, value: measuresAbove(here.value, beside.value), issues: [] };
}

/** The measures of what a slot's last question was about. */
function measured(state: State, slot: Slot, ask: { draws: number; seed: number }): Reading<EnsembleSession> {
  const asked = state.asked.get(slot);
  // The scenario beside may be dealt out otherwise: its measures are those of the reader's.
  const targets = state.asked.get('here')?.structure.targets;
  if (!asked || !targets) throw new Error('nothing was asked about');
  const key = `${asked.structure.key} ${targets.join(' ')}`;
  const opened = keptOpen(state, state.measures, slot, { ...asked.structure, targets, key }, openMeasures);
  if (!opened.ok) return opened;
  const run = opened.value.update(asked.values, ask);
  return run.ok ? opened : run;
}
