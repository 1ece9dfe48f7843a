/**
 * A notebook whose cells show what they come to. An input is taken at once; evaluation follows in the same frame while
 * something moves, and a moment after typing. Results are plain data, replaced as a whole and cell by cell, so that only
 * what changed is drawn.
 */
import { SvelteMap } from 'svelte/reactivity';
import type { Adjustments, Notebook, Steps } from '$engine';
import { handOut } from '../host.ts';
import { Conductor } from '../runtime/conduct.ts';
import type { CellOutput, Conducted } from '../runtime/output.ts';
import { Turns } from '../runtime/turns.ts';
import { put } from '../seen.ts';
import { Shown } from '../shown.svelte.ts';
import { noneOpened, scenariosBeside, type Opened } from '../share/opened.ts';

export abstract class Evaluated {
  abstract get notebook(): Notebook;
  abstract get adjustments(): Adjustments;

  readonly outputs = new SvelteMap<string, CellOutput>();
  readonly shown = new Shown();
  #opened = $state.raw<Opened>(noneOpened);
  #conducted = $state.raw<Conducted>();
  #moving = $state(false);
  readonly #conductor = new Conductor(() => this.#show());
  readonly #near = new Set<string>();
  readonly #inSight = new Set<string>();
  readonly #turns = new Turns({
    begin: () => this.#updating(),
    show: () => this.#show(),
    look: () => this.#conductor.see(this.#near),
  });

  constructor(opened: Opened) {
    this.#opened = opened;
  }

  /** Scenario files of the reader's own. */
  get opened(): Opened {
    return this.#opened;
  }

  /** Another scenario file has come. */
  set opened(opened: Opened) {
    this.#opened = opened;
    this.evaluate();
  }

  get conducted(): Conducted | undefined {
    return this.#conducted;
  }

  get moving(): boolean {
    return this.#moving;
  }

  protected set moving(moving: boolean) {
    this.#moving = moving;
  }

  /** Evaluates: before the first paint. */
  starting(): Steps<void> {
    return this.#turns.first();
  }

  stop(): void {
    this.#turns.stop();
    this.#conductor.stop();
  }

  /** At once, so that the next key finds what this one made; while typing, when the keys rest for `pause` milliseconds. */
  protected evaluate(pause = 0): void {
    if (pause > 0) this.#turns.atRest(pause);
    else if (this.#moving) this.#turns.inFrame();
    else this.#turns.now();
  }

  /** Works out ahead what the first step of moving an assumption needs: a hand has come to its handle. */
  protected rehearse(adjustments: Adjustments, id: string): void {
    this.#turns.ahead(this.#conductor.rehearsing(adjustments, id, this.#inSight));
  }

  /** What was typed last does not wait for the keys to rest. */
  protected finish(): void {
    this.#turns.finish();
  }

  /** Cells near the window are evaluated, while something moves those in sight; the others wait. */
  see(key: string, near: boolean, inSight: boolean): void {
    const nearer = put(this.#near, key, near);
    const shown = put(this.#inSight, key, inSight);
    if (this.#moving ? shown : nearer) this.#turns.look();
  }

  /** Slow work of one cell: now, or no longer. */
  compute(key: string): void {
    this.#conductor.run(key);
    this.#show();
  }

  cancel(key: string): void {
    this.#conductor.cancel(key);
    this.#show();
  }

  /** For print and export: every cell; slow ones are there when the promise is kept. */
  computeAll(): Promise<void> {
    this.shown.all();
    this.#turns.finish();
    const done = this.#conductor.complete();
    this.#show();
    return done;
  }

  #updating(): Steps<void> {
    const { notebook, adjustments } = this;
    const given = { scenarios: scenariosBeside(this.#opened, notebook) };
    this.#conductor.see(this.#moving ? this.#inSight : this.#near);
    return this.#conductor.updating(notebook, adjustments, this.#moving, given);
  }

  /** Hands out what has changed, cell by cell; while something moves only what is in sight is told that it is out of date. */
  #show(): void {
    this.#conducted = this.#conductor.conducted;
    handOut(this.#conductor.outputs(), this.outputs, (key) => this.#moving && !this.#inSight.has(key));
  }
}
