/**
 * One step a frame while something moves. The first of a frame is taken at once, so that it is ready when the frame is
 * drawn; what comes after it in the same frame is taken together, in the next.
 */
export class Pace {
  readonly #step: () => void;
  /** This frame has had its step. */
  #frame: number | undefined;
  #due = false;

  /** `step`: says `taken` when it begins, whoever asked for it. */
  constructor(step: () => void) {
    this.#step = step;
  }

  soon(): void {
    if (this.#frame === undefined) this.#step();
    else this.#due = true;
  }

  inNextFrame(): void {
    this.#due = true;
    this.#await();
  }

  taken(): void {
    this.#due = false;
    this.#await();
  }

  stop(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    this.#due = false;
  }

  #await(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      if (this.#due) this.#step();
    });
  }
}
