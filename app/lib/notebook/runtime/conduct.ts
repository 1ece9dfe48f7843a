/**
 * Drives the engine's runtime in the page: understands the notebook, asks the lanes what to compute, computes quick
 * cells at once and slow ones in slices between frames, and hands out how every cell stands.
 */
import type { Adjustments, Notebook, PlanFolder, Study } from '$engine';
import { folders } from '../../state/plans.ts';
import {
  contentKeys,
  evaluatorOf,
  momentOf,
  newLanes,
  nothingKept,
  openSheet,
  overridesOf,
  readerIssues,
  settingsOf,
  standingOf,
  step,
  studiesOf,
  type Evaluator,
  type LaneEffect,
  type LaneEvent,
  type Lanes,
  type Moment,
  type Outcome,
  type Sheet,
} from './kinds.ts';
import { sliced, type Slices } from './slices.ts';
import type { CellOutput, Conducted } from './output.ts';

/** Enough for a probability to two digits; a session of draws makes the next moment quick. */
const sampling = { draws: 512, method: 'sobol' } as const;

export class Conductor {
  #lanes: Lanes<Outcome> = newLanes();
  #sheet: Sheet | undefined;
  #moment: Moment | undefined;
  #evaluator: Evaluator | undefined;
  #kept = nothingKept();
  #notebook: Notebook | undefined;
  #slow: { ticket: number; slices: Slices } | undefined;
  readonly #tell: () => void;

  /** `tell`: slow work has gone on or is done. */
  constructor(tell: () => void) {
    this.#tell = tell;
  }

  update(notebook: Notebook, adjustments: Adjustments, moving: boolean): void {
    this.#sheet = this.#sheetOf(notebook, adjustments);
    this.#notebook = notebook;
    const moment = momentOf(this.#sheet, adjustments, sampling);
    this.#step({ kind: 'drag', on: moving }, false);
    // What cannot be is not evaluated: the last outputs stay.
    if (this.#moment && !moment.scenario.ok && this.#sheet.failure.length === 0 && this.#moment.sheet === this.#sheet) return;
    this.#moment = moment;
    this.#evaluator = evaluatorOf(moment, this.#kept);
    const keys = contentKeys(moment);
    const work = this.#sheet.cells.map((each) => ({
      key: each.cell.key,
      content: keys.get(each.cell.key) ?? '',
      slow: each.parsed.kind?.task !== undefined,
      idle: each.parsed.kind === undefined || (!each.parsed.kind.inline && (each.broken || each.blockedBy !== undefined)),
    }));
    this.#step({ kind: 'work', work });
  }

  see(keys: Iterable<string>): void {
    this.#step({ kind: 'visible', keys });
  }

  /** Every cell, seen or not: for paper and files. */
  force(on: boolean): void {
    this.#step({ kind: 'force', on });
  }

  cancel(key: string): void {
    this.#step({ kind: 'cancel', key });
  }

  run(key: string): void {
    this.#step({ kind: 'run', key });
  }

  stop(): void {
    this.#slow?.slices.stop();
  }

  get conducted(): Conducted | undefined {
    const [sheet, moment] = [this.#sheet, this.#moment];
    if (!sheet || !moment) return undefined;
    const kept = this.#kept;
    let here: Study | undefined;
    return {
      settings: sheet.settings,
      home: sheet.home,
      own: moment.own,
      issues: [...sheet.issues, ...sheet.failure, ...readerIssues(moment)],
      get here() {
        here ??= studyOf(sheet, moment, kept);
        return here;
      },
    };
  }

  outputs(): ReadonlyMap<string, CellOutput> {
    return new Map((this.#sheet?.cells ?? []).map((each) => [each.cell.key, outputOf(each, this.#lanes)]));
  }

  #sheetOf(notebook: Notebook, { scenario, closure }: Adjustments): Sheet {
    const before = this.#sheet;
    const ground = before?.made.ground;
    const chosen = scenario ?? before?.settings.scenario;
    if (before && notebook === this.#notebook && ground?.closure === closure && (chosen === undefined || ground?.scenario === chosen)) return before;
    return openSheet(folderOf(notebook), notebook, { ...(scenario !== undefined && { scenario }), ...(closure !== undefined && { closure }) }, before);
  }

  #step(event: LaneEvent<Outcome>, act = true): void {
    const { lanes, effects } = step(this.#lanes, event);
    this.#lanes = lanes;
    if (act || event.kind !== 'drag') for (const effect of effects) this.#perform(effect);
  }

  #perform(effect: LaneEffect): void {
    if (effect.kind === 'cancel') {
      if (this.#slow?.ticket === effect.ticket) this.#slow.slices.stop();
      return;
    }
    if (effect.lane === 'slow') this.#begin(effect.ticket, effect.jobs[0]?.key ?? '');
    else {
      const evaluator = this.#evaluator;
      const outs = evaluator ? effect.jobs.map(({ key }) => [key, evaluator.evaluate(key)] as const) : [];
      this.#step({ kind: 'done', ticket: effect.ticket, outs });
    }
  }

  #begin(ticket: number, key: string): void {
    const task = this.#evaluator?.task(key);
    if (!task) {
      this.#step({ kind: 'failed', ticket, out: { kind: 'error', issues: [] } });
      return;
    }
    const slices = sliced(task, {
      progress: ({ done, of, result }) => {
        this.#step({ kind: 'progress', ticket, done, of, ...(result !== undefined && { out: result }) });
        this.#tell();
      },
      done: (out) => {
        this.#step({ kind: 'done', ticket, outs: [[key, out]] });
        this.#tell();
      },
      failed: (fault) => {
        console.error(fault);
        this.#step({ kind: 'failed', ticket, out: { kind: 'error', issues: [] } });
        this.#tell();
      },
    });
    this.#slow = { ticket, slices };
  }
}

function folderOf(notebook: Notebook): PlanFolder {
  const { plan } = settingsOf(notebook).settings;
  const first = [...folders.values()].find(({ model }) => model) ?? [...folders.values()][0];
  const folder = folders.get(plan ?? '') ?? first;
  if (!folder) throw new Error('the site was built without a plan');
  return folder;
}

function studyOf({ home, additions, scenario, settings, spread }: Sheet, { adjustments }: Moment, kept: ReturnType<typeof nothingKept>): Study | undefined {
  if (!home.model) return undefined;
  const found = studiesOf({ home, scenario, overrides: overridesOf(additions, adjustments), seed: settings.seed, sampling, spread }, kept).here();
  return found.ok ? found.value : undefined;
}

function outputOf(each: Sheet['cells'][number], lanes: Lanes<Outcome>): CellOutput {
  if (!each.parsed.kind) return { state: 'unknown', problems: each.problems, issues: [], preliminary: false };
  const { state, out, preliminary, progress, blockedBy, problems } = standingOf(each, lanes);
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
