/**
 * When a notebook is read and computed: at once, once a frame, or, while somebody types, when the keys rest: then in
 * pieces, which the next letter gives up. All that changes by it is shown together.
 */
import { whole, type Steps } from '$engine';
import type { Underway } from './apart.ts';
import { Pace } from '../pace.ts';
import { inPieces } from './pieces.ts';

export interface Work {
  /** Reads and computes what stands there now. */
  begin(): Steps<void>;
  /** Shows what changed. */
  show(): void;
  /** Computes what has come into view, as it was read last. */
  look(): void;
}

export class Turns {
  readonly #pace = new Pace(() => this.#step());
  /** What was typed and is still to be read, or being read. */
  #reading: Underway | undefined;
  /** What is made ready for later, until there is something to do now. */
  #rehearsal: Underway | undefined;
  readonly #work: Work;

  constructor(work: Work) {
    this.#work = work;
  }

  now(): void {
    whole(this.first());
  }

  /** The same in steps, for a notebook that nobody sees yet. */
  *first(): Steps<void> {
    this.#giveUp();
    this.#pace.taken();
    yield* this.#work.begin();
    this.#work.show();
  }

  /** Once a frame, at once if this one has not had its step. */
  inFrame(): void {
    this.#giveUp();
    this.#pace.soon();
  }

  /** In the next frame, but for what is being typed. */
  look(): void {
    this.#pace.inNextFrame();
  }

  /** When nothing else is asked for during this many milliseconds. */
  atRest(pause: number): void {
    this.#giveUp();
    let steps: Steps<void> | undefined;
    const go = (): boolean => {
      steps ??= this.#work.begin();
      if (!steps.next().done) return true;
      this.#reading = undefined;
      this.#work.show();
      return false;
    };
    this.#reading = inPieces(go, undefined, pause);
  }

  /** In pieces, unless there is something to do. */
  ahead(steps: Steps<void>): void {
    this.#rehearsal?.stop();
    if (!this.#reading) this.#rehearsal = inPieces(() => !steps.next().done);
  }

  /** What was typed last does not wait for the keys to rest. */
  finish(): void {
    if (this.#reading) this.now();
  }

  stop(): void {
    this.#pace.stop();
    this.#giveUp();
  }

  #step(): void {
    if (!this.#reading) return this.now();
    this.#pace.taken();
    this.#work.look();
    this.#work.show();
  }

  #giveUp(): void {
    this.#reading?.stop();
    this.#rehearsal?.stop();
    this.#reading = undefined;
    this.#rehearsal = undefined;
  }
}
