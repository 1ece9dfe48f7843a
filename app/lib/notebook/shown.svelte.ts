/**
 * How much of a long notebook stands on the page: its beginning at once, the rest a stretch at a time, so that the page
 * answers in between. Who needs all of it, to go to a place or to print, has it at once.
 */
import { flushSync } from 'svelte';
import type { Cell } from '$engine';

/** Cells: more than several windows hold. */
const beginning = 150;
/** About half a frame of work. */
const stretch = 50;

export class Shown {
  #most = $state(beginning);

  of(cells: readonly Cell[]): readonly Cell[] {
    return cells.length > this.#most ? cells.slice(0, this.#most) : cells;
  }

  /** The next stretch, in a moment; answers how to do without it, or undefined when all is there and stays so. */
  grow(cells: readonly Cell[]): (() => void) | undefined {
    if (cells.length <= this.#most) {
      this.#most = Infinity;
      return undefined;
    }
    const timer = setTimeout(() => (this.#most += stretch));
    return () => clearTimeout(timer);
  }

  all(): void {
    if (this.#most === Infinity) return;
    this.#most = Infinity;
    flushSync();
  }
}
