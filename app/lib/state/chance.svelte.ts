/**
 * The ensemble behind what the reader looks at. Promises: the newest choice wins (one question under way, one waiting,
 * late answers dropped); while a slider is held, only so many draws as fit into a frame, and all of them once it rests;
 * what does not work out is told, and what was there stays, marked as stale.
 */
import { joinParts, unpackRun, usualDraws, type AboveByTarget, type EnsembleRun, type Issue } from '$engine';
import type { ChanceAnswers, Slot, Spot } from '../worker/chance.ts';
import { Crew } from '../worker/crew.ts';
import { screen } from './screen.ts';
import { askedIn, draftOf, sizeAfter, unseenTargets, type ChanceDraft, type Watched } from './chance.ts';
import type { Outcome } from './evaluate.ts';

interface Wish {
  readonly outcome: Outcome;
  /** The scenario beside it, when it changed or has not been asked about. */
  readonly beside?: Outcome;
  readonly watched: Watched;
  readonly moving: boolean;
}

/** A result with what it is a result of. */
export interface Known {
  readonly run: EnsembleRun;
  readonly plan: string;
  readonly key: string;
  readonly of: Outcome;
}

type Updated = ChanceAnswers['update'];

/** A sign of staleness that comes and goes with every frame would only flicker. */
const patience = 250;

export class Chance {
  readonly full = usualDraws;
  /** The ends of the 95 % bands too. */
  wide = $state(false);
  #known = $state.raw<Known>();
  #besides = $state.raw<Known>();
  #above = $state.raw<AboveByTarget>(new Map());
  #issues = $state.raw<readonly Issue[]>([]);
  #late = $state(false);
  #where = $state<'worker' | 'page' | 'none'>('none');
  /** Milliseconds of work of the last answer, the longest member's. */
  #work = $state(0);

  readonly #crew = new Crew();
  #wish: Wish | undefined;
  #underWay: { readonly full: boolean } | undefined;
  #size = 2048;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get known(): Known | undefined {
    return this.#known;
  }

  get besides(): Known | undefined {
    return this.#besides;
  }

  /** How often the reader's scenario is above the one beside it on what each target is judged by. */
  get above(): AboveByTarget {
    return this.#above;
  }

  get issues(): readonly Issue[] {
    return this.#issues;
  }

  /** What is shown belongs to an earlier choice, and has for a while. */
  get stale(): boolean {
    return this.#late;
  }

  get where(): 'worker' | 'page' | 'none' {
    return this.#where;
  }

  get work(): number {
    return this.#work;
  }

  /** The ensemble to show with an outcome: the newest one of the same plan. */
  of(outcome: Outcome): EnsembleRun | undefined {
    return this.#known?.plan === outcome.folder.id && outcome.study ? this.#known.run : undefined;
  }

  /** Nothing more is to come for this outcome: all draws are counted, or there is none, or they do not work out. */
  isWhole(outcome: Outcome): boolean {
    const { of, run } = this.#known ?? {};
    return !outcome.study || this.#issues.length > 0 || (of === outcome && run?.spec.draws === this.full);
  }

  /** The ensemble of the scenario beside, once it is there. */
  ofBeside(outcome: Outcome): EnsembleRun | undefined {
    const of = this.#besides?.of.choice;
    const isSame = of?.plan === outcome.choice.plan && of.scenario === outcome.choice.scenario;
    return isSame ? this.#besides?.run : undefined;
  }

  /** Wants the ensemble of this outcome, for series up to a last year each; `beside` is the scenario to compare. */
  ask(outcome: Outcome, until: ReadonlyMap<string, number>, moving: boolean, beside?: Outcome): void {
    const lastYear = Math.max(outcome.folder.plan.span.to, ...until.values());
    const sees = (id: string): boolean => screen.sees(id);
    const watched = {
      series: [...until.keys()],
      lastYear,
      onScreen: moving ? sees : () => true,
      unseen: moving ? unseenTargets(outcome.folder.plan, sees) : new Set<string>(),
      wide: this.wide,
    };
    this.#follow({ outcome, beside, watched, moving });
  }

  /** Gives workers and memory back; the next question starts anew. */
  close(): void {
    this.#wish = undefined;
    this.#crew.close();
  }

  #follow(wish: Wish): void {
    if (!wish.outcome.study) return;
    this.#wish = wish;
    this.#timer ??= setTimeout(() => (this.#late = true), patience);
    if (!this.#underWay) void this.#loop();
    else if (this.#underWay.full) this.#crew.stop();
  }

  /** The draws of one series in one year, as last computed. */
  draws(spot: Spot): Promise<Float64Array | undefined> {
    return this.#crew.draws(spot);
  }

  async #loop(): Promise<void> {
    for (let wish = this.#take(); wish; wish = this.#take()) {
      try {
        await this.#fulfil(wish);
      } catch (lost) {
        // Closed in between: nobody is waiting any more.
        if (!this.#crew.hired) continue;
        if (!this.#retreat()) throw lost;
        this.#wish ??= wish;
      }
    }
    this.#rest();
  }

  #take(): Wish | undefined {
    const wish = this.#wish;
    this.#wish = undefined;
    return wish;
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#late = false;
    this.#underWay = undefined;
  }

  /** Workers that are lost are replaced by the page itself, once. */
  #retreat(): boolean {
    if (!this.#crew.retreat()) return false;
    this.#begin();
    return true;
  }

  #begin(): void {
    this.#where = this.#crew.where;
    this.#size = 2048;
  }

  /** First as many draws as are quickly done, then all of them, unless the reader has moved on. */
  async #fulfil(wish: Wish): Promise<void> {
    if (!this.#crew.hired) {
      this.#crew.hire();
      this.#begin();
    }
    const quick = Math.min(this.#size, this.full);
    if (wish.moving || quick < this.full) await this.#answer(wish, quick, false);
    if (!wish.moving && !this.#wish) await this.#answer(wish, this.full, true);
    if (!wish.moving && !this.#wish && wish.beside) await this.#compare(wish, wish.beside);
    if (!wish.beside) this.#forgetBeside();
  }

  #forgetBeside(): void {
    this.#besides = undefined;
    if (this.#above.size > 0) this.#above = new Map();
  }

  async #answer(wish: Wish, draws: number, full: boolean): Promise<void> {
    this.#underWay = { full };
    const draft = draftOf(wish.outcome, wish.watched, this.full);
    const known = await this.#ask('here', wish, draft, draws);
    if (known) this.#known = known;
  }

  async #compare(wish: Wish, beside: Outcome): Promise<void> {
    // Common random numbers: the same seed, so that a difference is not noise.
    const seed = wish.outcome.scenario?.seed ?? 0;
    const draft = { ...draftOf(beside, wish.watched, this.full), seed };
    const known = await this.#ask('beside', { ...wish, outcome: beside }, draft, this.full);
    if (!known || this.#wish) return;
    this.#besides = known;
    const above = await this.#crew.above(this.full, seed);
    if (above.ok) this.#above = above.value;
    else this.#issues = above.issues;
  }

  async #ask(slot: Slot, wish: Wish, draft: ChanceDraft, draws: number): Promise<Known | undefined> {
    const { outcome, watched } = wish;
    const { folder, choice, scenario } = outcome;
    const first = (folder.model?.years.from ?? 0) + 1;
    const answers = await this.#crew.ask(slot, {
      ...{ folder, scenario: choice.scenario, values: scenario?.values ?? new Map(), draft, draws },
      asked: (structure) => askedIn(structure, watched, folder.plan, first),
    });
    return this.#join(outcome, draft, answers, { moving: wish.moving, draws, slot });
  }

  #join(
    outcome: Outcome,
    draft: ChanceDraft,
    answers: readonly Updated[],
    { moving, draws, slot }: { moving: boolean; draws: number; slot: Slot },
  ): Known | undefined {
    const issues = answers.flatMap(({ run }) => (run.ok ? [] : run.issues));
    if (issues.length > 0) {
      if (issues.every(({ code }) => code === 'simulate.cancelled')) return undefined;
      this.#issues = issues.filter(({ code }) => code !== 'simulate.cancelled');
      return undefined;
    }
    const work = Math.max(...answers.map((one) => one.work));
    if (slot === 'here') {
      this.#size = sizeAfter(this.#size, draws, work, this.full);
      this.#work = work;
    }
    const joined = joinParts(
      outcome.folder.plan,
      answers.flatMap(({ run }) => (run.ok ? [unpackRun(run.value)] : [])),
    );
    if (!joined.ok) {
      this.#issues = joined.issues;
      return undefined;
    }
    this.#issues = [];
    const before = slot === 'here' ? this.#known : undefined;
    const run = moving && before?.key === draft.key ? besideKept(joined.value, before.run) : joined.value;
    return { run, plan: outcome.folder.id, key: draft.key, of: outcome };
  }
}

/** What was not asked for while a slider is held stays as it was, where nobody sees it. */
function besideKept(now: EnsembleRun, before: EnsembleRun): EnsembleRun {
  const counted = new Set(now.targets.map(({ id }) => id));
  return {
    ...now,
    series: new Map([...before.series, ...now.series]),
    targets: [...now.targets, ...before.targets.filter(({ id }) => !counted.has(id))],
  };
}
