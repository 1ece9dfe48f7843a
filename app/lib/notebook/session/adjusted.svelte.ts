/** What the reader sets beside the document: assumptions, the scenario, answers; and what was typed and not taken. */
import {
  answerQuestion,
  assignTarget,
  chooseScenario,
  resetAdjustments,
  saveDefaults,
  setAssumption,
  type Adjustments,
  type FieldUnit,
  type Issue,
  type PathSpec,
} from '$engine';
import { typedDraft, type Draft, type Lever, type LeverActions } from '../../state/lever.ts';
import { leverIn, plainPath, refusalsIn, withSet } from '../assumptions.ts';
import { Edited } from './edited.svelte.ts';

export abstract class Adjusted extends Edited implements LeverActions {
  #drafts = $state.raw<ReadonlyMap<string, Draft>>(new Map());
  /** Settings of the address that could not be read, until they are dismissed. */
  unread = $state.raw<readonly Issue[]>([]);

  /** What the reader set, as far as it can be here. */
  get inForce(): Adjustments {
    return this.conducted?.inForce ?? this.adjustments;
  }

  /** How many assumptions stand where the reader put them. */
  get moved(): number {
    const { set, targets = {}, scenario, closure } = this.inForce;
    return (
      Object.keys({ ...set, ...targets }).length + (scenario === undefined ? 0 : 1) + (closure === undefined ? 0 : 1)
    );
  }

  /** An assumption as a control, wherever it is asked for. */
  lever(id: string): Lever | undefined {
    return leverIn(this.conducted, this.adjustments, id);
  }

  draft(id: string): Draft | undefined {
    return this.#drafts.get(id);
  }

  set(id: string, spec: PathSpec, settled: boolean): void {
    this.#dropDraft(id);
    this.hold(setAssumption(this.adjustments, id, plainPath(spec)), settled);
  }

  expect(id: string, spec: PathSpec): void {
    this.rehearse(withSet(this.adjustments, id, spec), id);
  }

  /** Takes what was typed if it can be; otherwise keeps it beside the field with the reasons. */
  type(id: string, text: string, unit: FieldUnit): void {
    const draft = typedDraft(text, unit, (path) => {
      const issues = refusalsIn(this.conducted, { set: new Map([[id, path]]) });
      if (issues.length === 0) this.set(id, path, true);
      return issues;
    });
    if (draft) this.#drafts = new Map(this.#drafts).set(id, draft);
  }

  reset(id: string): void {
    this.#dropDraft(id);
    this.letGo();
    this.do(setAssumption(this.adjustments, id, undefined));
  }

  resetAll(): void {
    this.dropDrafts();
    this.do(resetAdjustments(this.adjustments));
  }

  choose(scenario: string | undefined): void {
    this.do(chooseScenario(this.adjustments, scenario));
  }

  answer(cell: string, text: string): void {
    this.do(answerQuestion(this.adjustments, cell, text));
  }

  /** The number of a target that the plan leaves to the province; gives what stands against it. */
  assign(target: string, value: number | undefined): readonly Issue[] {
    const issues = value === undefined ? [] : refusalsIn(this.conducted, { targets: new Map([[target, value]]) });
    if (issues.length === 0) this.do(assignTarget(this.adjustments, target, value));
    return issues;
  }

  /** Writes the reader's positions into the document, as one step. */
  saveAsDefaults(): void {
    this.do(saveDefaults({ notebook: this.notebook, adjustments: this.inForce }));
  }

  /** Lets go of what cannot be set here, which a link or another plan left behind. */
  forgetRefused(): void {
    this.unread = [];
    if (!this.conducted?.refused.length) return;
    const name = { zh: '放下用不上的设定', en: 'Drop what cannot be set' };
    this.do({ name, edits: [{ kind: 'adjustments', to: this.inForce }] });
  }

  protected dropDrafts(): void {
    this.#drafts = new Map();
  }

  #dropDraft(id: string): void {
    if (!this.#drafts.has(id)) return;
    const drafts = new Map(this.#drafts);
    drafts.delete(id);
    this.#drafts = drafts;
  }
}
