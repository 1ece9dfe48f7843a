/**
 * Drives the engine's runtime in the page: understands the notebook, asks the lanes what to compute, computes quick
 * cells at once, has slow ones computed by a worker, and hands out how every cell stands.
 */
import {
  contentSteps,
  evaluatorOf,
  momentOf,
  newLanes,
  nothingKept,
  readerIssues,
  sheetSteps,
  standingOf,
  step,
  whole,
  workOf,
  type Adjustments,
  type Evaluated,
  type Evaluator,
  type LaneEffect,
  type LaneEvent,
  type Lanes,
  type Moment,
  type Notebook,
  type Outcome,
  type PlanFolder,
  type Sampling,
  type ScenarioSpec,
  type Sheet,
  type Steps,
  type Study,
  type Supply,
  type Work,
} from '$engine';
import type { CellOutput, Conducted } from './output.ts';
import { Apart, type Heard, type Underway } from './apart.ts';
import { folderOf, withScenarios } from './home.ts';
import { sliced } from './slices.ts';

/**
 * While something moves, enough for a probability to two digits; the draws are kept, so that the next moment is quick. At
 * rest those of the opening page and of the command line: the same seed gives the same numbers there and here.
 */
const sampling: Omit<Sampling, 'supply'> = {
  ...{ draws: 512, method: 'sobol' },
  rest: { draws: 10_000, method: 'random' },
};

const noScenarios: ReadonlyMap<string, ScenarioSpec> = new Map();

/** What a page that shows a notebook beside other things gives it, so that both tell the same. */
export interface Given {
  /** The plan folder, with what the reader has opened; else the one that the notebook names, as shipped. */
  readonly folder?: PlanFolder;
  /** Scenarios that the reader opened, on top of those of the folder. */
  readonly scenarios?: ReadonlyMap<string, ScenarioSpec>;
  /** An ensemble that is computed for the page. */
  readonly supply?: Supply;
}

export class Conductor {
  #lanes: Lanes<Outcome> = newLanes();
  #sheet: Sheet | undefined;
  #moment: Moment | undefined;
  /** Of the moment, counted: it stays while nothing but what is seen changes. */
  #number = 0;
  #adjustments: Adjustments | undefined;
  #evaluator: Evaluator | undefined;
  #notebook: Notebook | undefined;
  /** Results that an update has ready. */
  #made: ReadonlyMap<string, Outcome> = new Map();
  #slow: { readonly ticket: number; readonly underway: Underway } | undefined;
  readonly #worker = new Apart();
  readonly #kept = nothingKept();
  /** Assumptions that have been rehearsed, each with the cells that were seen. */
  #rehearsed: { readonly of?: Sheet; readonly scenes: Set<string> } = { scenes: new Set() };
  /** Who waits until nothing slow is under way. */
  #waiting: (() => void)[] = [];
  readonly #tell: () => void;

  /** `tell`: slow work has gone on or is done. */
  constructor(tell: () => void) {
    this.#tell = tell;
  }

  update(...now: Parameters<Conductor['updating']>): void {
    whole(this.updating(...now));
  }

  /**
   * The same in steps, of which the last one changes everything together. What was left before it has changed nothing,
   * but what it found is found more quickly the next time.
   */
  *updating(notebook: Notebook, adjustments: Adjustments, moving: boolean, given: Given = {}): Steps<void> {
    const folder = given.folder ?? folderOf(notebook);
    const home = withScenarios(folder, given.scenarios ?? noScenarios);
    const sheet = yield* this.#sheetOf(home, notebook, adjustments);
    yield;
    const moment = momentOf(sheet, adjustments, { ...sampling, supply: given.supply });
    const evaluator = evaluatorOf(moment, this.#kept);
    yield;
    const work = workOf(moment, yield* contentSteps(moment));
    const made = new Map(yield* evaluator.inTurn(quickKeys(this.#lanes, work)));
    yield;
    if (sheet !== this.#sheet || adjustments !== this.#adjustments) this.#number++;
    this.#sheet = sheet;
    this.#adjustments = adjustments;
    this.#notebook = notebook;
    this.#moment = moment;
    this.#evaluator = evaluator;
    this.#made = made;
    // A drag that begins holds back the slow work of its first step; one that ends lets that of its last begin.
    if (moving) this.#hold(true);
    this.#step({ kind: 'work', work });
    if (!moving) this.#hold(false);
    this.#made = new Map();
  }

  /**
   * Computes what a drag would show at its first step in the cells that are seen, for nobody: what stands still while
   * this assumption moves is worked out by then, which takes longer than several frames. Nothing is shown or kept of it.
   */
  *rehearsing(adjustments: Adjustments, parameter: string, seen: ReadonlySet<string>): Steps<void> {
    const sheet = this.#sheet;
    const scene = [parameter, ...seen].join(' ');
    if (!sheet || (this.#rehearsed.of === sheet && this.#rehearsed.scenes.has(scene))) return;
    const moment = momentOf(sheet, adjustments, sampling);
    const work = workOf(moment, yield* contentSteps(moment));
    const keys = quickKeys({ ...this.#lanes, visible: seen }, work);
    yield* evaluatorOf(moment, this.#kept).inTurn(keys);
    if (this.#rehearsed.of !== sheet) this.#rehearsed = { of: sheet, scenes: new Set() };
    this.#rehearsed.scenes.add(scene);
  }

  /** A hand that drags has the machine to itself: what is under way rests until it lets go. */
  #hold(on: boolean): void {
    this.#step({ kind: 'drag', on });
    this.#slow?.underway.hold(on);
  }

  see(keys: Iterable<string>): void {
    this.#step({ kind: 'visible', keys });
  }

  /** Every cell, seen or not: for paper and files. Quick ones are there at once, slow ones when the promise is kept. */
  async complete(): Promise<void> {
    this.#step({ kind: 'force', on: true });
    if (this.#lanes.slow) await new Promise<void>((rested) => this.#waiting.push(rested));
    this.#step({ kind: 'force', on: false });
  }

  cancel(key: string): void {
    this.#step({ kind: 'cancel', key });
  }

  run(key: string): void {
    this.#step({ kind: 'run', key });
  }

  stop(): void {
    this.#slow?.underway.stop();
    this.#worker.close();
    for (const rested of this.#waiting.splice(0)) rested();
  }

  get conducted(): Conducted | undefined {
    const [sheet, moment, evaluator] = [this.#sheet, this.#moment, this.#evaluator];
    if (!sheet || !moment || !evaluator) return undefined;
    let here: { readonly study: Study | undefined } | undefined;
    return {
      settings: sheet.settings,
      home: sheet.home,
      own: moment.own,
      spread: sheet.spread,
      issues: [...sheet.issues, ...sheet.failure],
      inForce: inForceOf(moment),
      refused: readerIssues(moment),
      get here() {
        here ??= { study: evaluator.here() };
        return here.study;
      },
    };
  }

  outputs(): ReadonlyMap<string, CellOutput> {
    return new Map((this.#sheet?.cells ?? []).map((each) => [each.cell.key, outputOf(each, this.#lanes)]));
  }

  /** Moving a slider understands nothing anew. */
  *#sheetOf(folder: PlanFolder, notebook: Notebook, { scenario, closure, equations }: Adjustments): Steps<Sheet> {
    const before = this.#sheet;
    const ground = before?.made.ground;
    const wanted = scenario ?? before?.settings.scenario;
    const same =
      notebook === this.#notebook &&
      ground?.folder === folder &&
      ground.closure === closure &&
      ground.equations === equations &&
      (wanted === undefined || ground.scenario === wanted);
    if (before && same) return before;
    return yield* sheetSteps(folder, notebook, { scenario, closure, equations }, before);
  }

  #step(event: LaneEvent<Outcome>): void {
    const { lanes, effects } = step(this.#lanes, event);
    this.#lanes = lanes;
    for (const effect of effects) this.#perform(effect);
    if (this.#lanes.slow) return;
    for (const rested of this.#waiting.splice(0)) rested();
  }

  #perform(effect: LaneEffect): void {
    if (effect.kind === 'cancel') {
      if (this.#slow?.ticket === effect.ticket) this.#slow.underway.stop();
    } else if (effect.lane === 'slow') this.#begin(effect.ticket, effect.jobs[0]?.key ?? '');
    else {
      this.#step({ kind: 'done', ticket: effect.ticket, outs: this.#evaluated(effect.jobs.map(({ key }) => key)) });
    }
  }

  #evaluated(keys: readonly string[]): readonly Evaluated[] {
    const missing = keys.filter((key) => !this.#made.has(key));
    const rest = missing.length > 0 ? (this.#evaluator?.together(missing) ?? []) : [];
    const ready = keys.flatMap((key): Evaluated[] => {
      const out = this.#made.get(key);
      return out ? [[key, out]] : [];
    });
    return [...ready, ...rest];
  }

  #begin(ticket: number, key: string): void {
    const fail = (): void => this.#step({ kind: 'failed', ticket, out: { kind: 'error', issues: [] } });
    const told = (act: () => void): void => {
      act();
      this.#tell();
    };
    const heard: Heard = {
      progress: ({ done, of, result }) =>
        told(() => this.#step({ kind: 'progress', ticket, done, of, ...(result !== undefined && { out: result }) })),
      done: (out) => told(() => this.#step({ kind: 'done', ticket, outs: [[key, out]] })),
      failed: (fault) => {
        console.error(fault);
        told(fail);
      },
    };
    const underway = this.#apart(key, heard) ?? this.#onPage(key, heard);
    if (underway) this.#slow = { ticket, underway };
    else fail();
  }

  #apart(key: string, heard: Heard): Underway | undefined {
    const [sheet, moment, notebook] = [this.#sheet, this.#moment, this.#notebook];
    if (!sheet || !moment || !notebook) return undefined;
    const { adjustments } = moment;
    const order = { notebook, adjustments, sampling, key, moment: this.#number };
    return this.#worker.begin(sheet.made.ground.folder, order, heard);
  }

  #onPage(key: string, heard: Heard): Underway | undefined {
    const task = this.#evaluator?.task(key);
    return task && sliced(task, heard);
  }
}

/** Cells that will be evaluated at once. */
function quickKeys(lanes: Lanes<Outcome>, work: readonly Work[]): readonly string[] {
  const { effects } = step(lanes, { kind: 'work', work });
  return effects.flatMap((effect) =>
    effect.kind === 'execute' && effect.lane === 'fast' ? effect.jobs.map(({ key }) => key) : [],
  );
}

/** A scenario that is not there leaves the notebook's own. */
function inForceOf({ adjustments: { scenario, ...rest }, sheet }: Moment): Adjustments {
  return scenario === sheet.scenario ? { scenario, ...rest } : rest;
}

function outputOf(each: Sheet['cells'][number], lanes: Lanes<Outcome>): CellOutput {
  const { state, out, preliminary, progress, blockedBy, problems } = standingOf(each, lanes);
  if (!each.parsed.kind) return { state: 'unknown', problems, issues: [], preliminary: false };
  const known = new Set(problems.map(({ issue }) => JSON.stringify(issue)));
  return {
    state,
    problems,
    issues: (out?.issues ?? []).filter((issue) => !known.has(JSON.stringify(issue))),
    preliminary,
    ...(out?.kind === 'ok' && { result: out.result.value }),
    ...(progress && { progress: progress.done / Math.max(1, progress.of) }),
    ...(blockedBy !== undefined && { blockedBy }),
  };
}
