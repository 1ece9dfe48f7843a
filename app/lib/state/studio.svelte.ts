/**
 * What the reader is looking at: a plan, a scenario, what was changed on top of it, and everything computed from that.
 * Promises: an input is computed at once, within its own event; what cannot be is refused with issues and leaves what
 * was there; every change can be undone; results are plain data, replaced as a whole.
 */
import {
  keepTiles,
  type Board,
  type FieldUnit,
  type Issue,
  type Overrides,
  type PathSpec,
  type PlanFolder,
  type Reading,
} from '$engine';
import { folders } from './plans.ts';
import { Chance } from './chance.svelte.ts';
import { boardOf, evaluate, type Choice, type Outcome } from './evaluate.ts';
import { firstChoice, firstOutcome, firstScenario, unknownPlan } from './first.ts';
import { leversOf } from './levers.ts';
import { typedDraft, type Draft, type Lever, type LeverActions } from './lever.ts';
import { noEntries, withEntry, withoutEntries } from './maps.ts';
import { screen } from './screen.ts';
import { tidied } from './tidied.ts';
import { begin, done, redo, undo, type Timeline } from './timeline.ts';

/** Milliseconds without a step after which a held slider counts as resting. */
const pause = 160;

export class Studio implements LeverActions {
  #line = $state.raw<Timeline<Choice>>(begin(firstChoice()));
  #outcome = $state.raw<Outcome>(firstOutcome(firstChoice()));
  #levers = $state.raw<readonly Lever[]>([]);
  #other = $state.raw<string>();
  #drafts = $state.raw<ReadonlyMap<string, Draft>>(noEntries());
  /** Scenarios that the reader opened from a file, on top of the shipped ones. */
  #opened = $state.raw<ReadonlyMap<string, PlanFolder>>(noEntries());

  #boardBefore: Board | undefined;
  #paused = $state(false);
  #pause: ReturnType<typeof setTimeout> | undefined;

  readonly chance = new Chance();
  readonly board = $derived(this.#makeBoard());
  readonly otherOutcome = $derived(this.#evaluateOther());
  readonly otherBoard = $derived(
    this.otherOutcome && boardOf(this.otherOutcome, this.chance.ofBeside(this.otherOutcome)),
  );

  constructor() {
    this.#levers = leversOf(this.#outcome);
  }

  get choice(): Choice {
    return this.#line.present;
  }

  get outcome(): Outcome {
    return this.#outcome;
  }

  get levers(): readonly Lever[] {
    return this.#levers;
  }

  get folder(): PlanFolder {
    return this.#outcome.folder;
  }

  get canUndo(): boolean {
    return this.#line.past.length > 0;
  }

  get canRedo(): boolean {
    return this.#line.future.length > 0;
  }

  /** A slider is being moved: links, announcements and what is out of sight wait until it rests, held or not. */
  get moving(): boolean {
    return this.#line.open && !this.#paused;
  }

  get changes(): number {
    const { set, targets, closure, equations } = this.choice.overrides;
    return (set?.size ?? 0) + (targets?.size ?? 0) + (closure === undefined ? 0 : 1) + (equations?.length ?? 0);
  }

  get other(): string | undefined {
    return this.#other;
  }

  set other(scenario: string | undefined) {
    this.#other = scenario;
  }

  draft(id: string): Draft | undefined {
    return this.#drafts.get(id);
  }

  set(id: string, spec: PathSpec, settled: boolean): void {
    this.#dropDraft(id);
    this.#try({ set: withEntry(this.choice.overrides.set, id, spec) }, settled);
  }

  /** Takes what was typed if it can be; otherwise keeps it beside the field with the reasons. */
  type(id: string, text: string, unit: FieldUnit): void {
    const draft = typedDraft(text, unit, (path) =>
      this.#try({ set: withEntry(this.choice.overrides.set, id, path) }, true),
    );
    if (draft) this.#drafts = withEntry(this.#drafts, id, draft);
    else this.#dropDraft(id);
  }

  reset(id: string): void {
    this.#dropDraft(id);
    const { set } = this.choice.overrides;
    if (set?.has(id)) this.#try({ set: withoutEntries(set, id) }, true);
  }

  resetAll(): void {
    this.#drafts = noEntries();
    if (this.changes > 0) this.go({ ...this.choice, overrides: {} });
  }

  choosePlan(plan: string): readonly Issue[] {
    const folder = this.folderOf(plan);
    return folder ? this.go({ plan, scenario: firstScenario(folder), overrides: {} }) : [];
  }

  /** What was changed stays on top of the other scenario, where it can. */
  chooseScenario(scenario: string): readonly Issue[] {
    return this.go({ ...this.choice, scenario });
  }

  /** An assumption that the new closure finds by itself can no longer be given. */
  chooseClosure(closure: string): readonly Issue[] {
    const found = this.folder.model?.closures.find((one) => one.id === closure)?.equations ?? [];
    const set = withoutEntries(this.choice.overrides.set, ...found.map((equation) => equation.of));
    return this.#try({ set, closure }, true);
  }

  setTarget(id: string, value: number | undefined): readonly Issue[] {
    const { targets } = this.choice.overrides;
    return this.#try(
      { targets: value === undefined ? withoutEntries(targets, id) : withEntry(targets, id, value) },
      true,
    );
  }

  /** Replaces an equation of the model; undefined goes back to the model's own. */
  setEquation(of: string, equation: NonNullable<Overrides['equations']>[number] | undefined): readonly Issue[] {
    const others = (this.choice.overrides.equations ?? []).filter((one) => one.of !== of);
    return this.#try({ equations: equation ? [...others, equation] : others }, true);
  }

  /**
   * Opens what a link or a file asks for; a plan that is not here is an issue like any other. A folder with scenarios of
   * the reader's own takes the place of its plan's for this visit.
   */
  openChoice(choice: Choice, folder?: PlanFolder): readonly Issue[] {
    if (!this.folderOf(choice.plan)) return [unknownPlan(choice.plan)];
    const before = this.#opened;
    if (folder) this.#opened = withEntry(before, folder.id, folder);
    const issues = this.go(choice);
    if (issues.length > 0) this.#opened = before;
    return issues;
  }

  undo(): void {
    this.#travel(undo(this.#line));
  }

  redo(): void {
    this.#travel(redo(this.#line));
  }

  /** Goes to a choice as a whole; answers what stood in the way. */
  go(choice: Choice, settled = true): readonly Issue[] {
    const outcome = this.#evaluate(choice);
    if (!outcome.ok) return outcome.issues;
    this.#line = done(this.#line, choice, settled);
    this.#awaitPause(settled);
    this.#show(outcome.value);
    return [];
  }

  #try(change: Overrides, settled: boolean): readonly Issue[] {
    return this.go({ ...this.choice, overrides: tidied({ ...this.choice.overrides, ...change }) }, settled);
  }

  #travel(line: Timeline<Choice>): void {
    if (line === this.#line) return;
    const outcome = this.#evaluate(line.present);
    if (!outcome.ok) return;
    this.#drafts = noEntries();
    this.#line = line;
    this.#show(outcome.value);
  }

  #show(outcome: Outcome): void {
    this.#outcome = outcome;
    this.#levers = leversOf(outcome, this.#levers);
  }

  /** A plan's folder, with what the reader opened in it. */
  folderOf(plan: string): PlanFolder | undefined {
    return this.#opened.get(plan) ?? folders.get(plan);
  }

  #evaluate(choice: Choice): Reading<Outcome> {
    return evaluate(this.folderOf(choice.plan) ?? this.folder, choice, this.#outcome);
  }

  #evaluateOther(): Outcome | undefined {
    if (this.#other === undefined || !this.folder.scenarios.has(this.#other)) return undefined;
    const outcome = evaluate(this.folder, { plan: this.folder.id, scenario: this.#other, overrides: {} });
    return outcome.ok ? outcome.value : undefined;
  }

  #awaitPause(settled: boolean): void {
    clearTimeout(this.#pause);
    this.#paused = false;
    if (!settled) this.#pause = setTimeout(() => (this.#paused = true), pause);
  }

  /** Tiles that show the same stay the same; while a slider moves, pictures outside the window wait until it rests. */
  #makeBoard(): Board {
    const sees = this.moving ? (series: string) => screen.sees(series) : undefined;
    const now = boardOf(this.#outcome, this.chance.of(this.#outcome));
    return (this.#boardBefore = keepTiles(now, this.#boardBefore, sees));
  }

  #dropDraft(id: string): void {
    if (this.#drafts.has(id)) this.#drafts = withoutEntries(this.#drafts, id);
  }
}

/** One for the visit. */
export const studio = new Studio();
