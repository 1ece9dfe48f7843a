/**
 * The notebook of the opening page, read beside the board. It has no state of its own but what is near the window: every
 * assumption, choice and chance is the studio's, so that a sentence and a tile cannot disagree.
 */
import { SvelteMap } from 'svelte/reactivity';
import { withoutOpening, type Adjustments, type FieldUnit, type Notebook, type Supply } from '$engine';
import type { Draft, Lever } from '../state/lever.ts';
import type { Choice } from '../state/evaluate.ts';
import type { Studio } from '../state/studio.svelte.ts';
import { plainPath } from '../notebook/assumptions.ts';
import { handOut, type Host } from '../notebook/host.ts';
import { topLevelOf } from '../notebook/outline.ts';
import { Conductor } from '../notebook/runtime/conduct.ts';
import type { CellOutput, Conducted } from '../notebook/runtime/output.ts';
import type { Spot } from './spot.ts';

export class PageDocument implements Host {
  readonly mode = 'read';
  readonly tellsDraws = true;
  readonly outputs = new SvelteMap<string, CellOutput>();
  #notebook = $state.raw<Notebook>({ cells: [] });
  #conducted = $state.raw<Conducted>();
  #answers = $state.raw<Readonly<Record<string, string>>>({});
  readonly topLevel = $derived(topLevelOf(this.#notebook));

  readonly #studio: Studio;
  readonly #tell: (spot: Spot) => void;
  readonly #conductor = new Conductor(() => this.#show());
  readonly #near = new Set<string>();
  #supply: Supply = { key: 'supplied 0' };
  #supplied = 0;
  #frame: number | undefined;

  /** `tell`: somebody asks where a number comes from. */
  constructor(studio: Studio, tell: (spot: Spot) => void) {
    this.#studio = studio;
    this.#tell = tell;
  }

  get notebook(): Notebook {
    return this.#notebook;
  }

  get adjustments(): Adjustments {
    return { ...adjustmentsOf(this.#studio.choice), answers: this.#answers };
  }

  /** What goes with the reader into the notebook itself, whose own scenario needs no mention. */
  get carried(): Adjustments {
    const { scenario, ...rest } = adjustmentsOf(this.#studio.choice);
    return scenario === this.#conducted?.settings.scenario ? rest : { ...rest, scenario };
  }

  get moving(): boolean {
    return this.#studio.moving;
  }

  get conducted(): Conducted | undefined {
    return this.#conducted;
  }

  /** Another document in this one's place: the other language. The page shows what it opens with in its own way. */
  become(notebook: Notebook): void {
    this.#notebook = withoutOpening(notebook);
    // What has been seen is all put into the other language, also where nobody is looking just now.
    this.#conduct([...this.outputs].flatMap(([key, { result }]) => (result === undefined ? [] : [key])));
  }

  /** The studio has moved on: in the same frame, and where nobody is looking only once it has settled. */
  follow(): void {
    if (!this.#studio.moving) this.#conduct();
    else if (this.#near.size > 0) this.#later();
  }

  stop(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#conductor.stop();
  }

  see(key: string, near: boolean): void {
    if (near === this.#near.has(key)) return;
    if (near) this.#near.add(key);
    else this.#near.delete(key);
    this.#later();
  }

  /** For print: every cell; slow ones are there when the promise is kept. */
  computeAll(): Promise<void> {
    this.#conduct();
    const done = this.#conductor.complete();
    this.#show();
    return done;
  }

  set(...move: Parameters<Studio['set']>): void {
    this.#studio.set(...move);
  }

  type(id: string, text: string, unit: FieldUnit): void {
    this.#studio.type(id, text, unit);
  }

  reset(id: string): void {
    this.#studio.reset(id);
  }

  draft(id: string): Draft | undefined {
    return this.#studio.draft(id);
  }

  lever(id: string): Lever | undefined {
    return this.#studio.levers.find(({ parameter }) => parameter.id === id);
  }

  choose(scenario: string | undefined): void {
    const own = this.#conducted?.settings.scenario;
    this.#studio.chooseScenario(scenario ?? own ?? this.#studio.choice.scenario);
  }

  answer(cell: string, text: string): void {
    this.#answers = { ...this.#answers, [cell]: text };
    this.#conduct();
  }

  trace(spot: Spot): void {
    this.#tell(spot);
  }

  goTo(key: string): void {
    const cell = document.getElementById(`cell-${key}`);
    cell?.scrollIntoView({ block: 'center' });
    cell?.focus({ preventScroll: true });
  }

  compute(key: string): void {
    this.#conductor.run(key);
    this.#show();
  }

  cancel(key: string): void {
    this.#conductor.cancel(key);
    this.#show();
  }

  #later(): void {
    this.#frame ??= requestAnimationFrame(() => this.#conduct());
  }

  #conduct(also: readonly string[] = []): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    const { folder, moving } = this.#studio;
    this.#conductor.see(new Set([...this.#near, ...also]));
    this.#conductor.update(this.#notebook, this.adjustments, moving, { folder, supply: this.#newest() });
    this.#show();
  }

  /** The run and the ensemble behind the tiles, the latter under a name of its own. */
  #newest(): Supply {
    const { outcome, chance } = this.#studio;
    const run = chance.of(outcome);
    if (run !== this.#supply.run) this.#supply = { key: `supplied ${++this.#supplied}`, run };
    return { ...this.#supply, study: outcome.study };
  }

  #show(): void {
    this.#conducted = this.#conductor.conducted;
    handOut(this.#conductor.outputs(), this.outputs, (key) => this.#studio.moving && !this.#near.has(key));
  }
}

/** Everything that was changed on top of the scenario, as a notebook's reader would have. */
function adjustmentsOf({ scenario, overrides }: Choice): Adjustments {
  const { set, targets, closure, equations, shocks } = overrides;
  return {
    scenario,
    set: Object.fromEntries([...(set ?? [])].map(([id, spec]) => [id, plainPath(spec)])),
    ...(targets && { targets: Object.fromEntries(targets) }),
    ...(closure !== undefined && { closure }),
    ...(equations && { equations }),
    ...(shocks && { shocks }),
  };
}
