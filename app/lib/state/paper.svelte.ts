/**
 * Printing once everything is there. Whoever shows something that takes longer says how it is completed; the browser's
 * own command to print does not wait, so the keys for it lead here.
 */
class Paper {
  /** Something is still computed for the sheet. */
  waiting = $state(false);
  readonly #works = new Set<() => Promise<void>>();

  /** Answers how it is taken back. */
  add(work: () => Promise<void>): () => void {
    this.#works.add(work);
    return () => void this.#works.delete(work);
  }

  async print(): Promise<void> {
    if (this.waiting) return;
    this.waiting = true;
    await Promise.all([...this.#works].map((work) => work()));
    this.waiting = false;
    // Two frames: what has been computed is drawn in the first.
    requestAnimationFrame(() => requestAnimationFrame(() => window.print()));
  }
}

export const paper = new Paper();
