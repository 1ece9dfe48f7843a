/**
 * One open notebook, and how it is looked at: the mode, which cell is chosen or written, whose origin is asked for. What
 * it shows, what is done to it and what its reader sets stand below, each on what is before it (`session/`).
 */
import { tick } from 'svelte';
import { NO_ADJUSTMENTS, settleText, type Adjustments, type Cell, type Notebook } from '$engine';
import type { Host, Mode } from './host.ts';
import { topLevelOf } from './outline.ts';
import { Adjusted } from './session/adjusted.svelte.ts';
import { noneOpened, type Opened } from './share/opened.ts';
import type { Spot } from './spot.ts';

export class Session extends Adjusted implements Host {
  #mode = $state<Mode>('read');
  /** Selected in edit mode; whose text is being edited; both by key. */
  selected = $state<string>();
  #editing = $state<string>();
  /** Place before which a new cell is being chosen. */
  inserting = $state<number>();
  /** Numbers whose origin is being looked at: the last one is shown. */
  trail = $state.raw<readonly Spot[]>([]);

  /** Level of the highest heading. */
  readonly topLevel = $derived(topLevelOf(this.notebook));

  constructor(
    notebook: Notebook,
    adjustments: Adjustments = NO_ADJUSTMENTS,
    mode: Mode = 'read',
    opened: Opened = noneOpened,
  ) {
    super({ notebook, adjustments }, opened);
    this.#mode = mode;
  }

  get mode(): Mode {
    return this.#mode;
  }

  /** Whoever was in a cell is in it still, however it looks now. */
  set mode(mode: Mode) {
    const key = document.activeElement?.closest('[data-cell]')?.getAttribute('data-cell');
    this.#mode = mode;
    if (mode !== 'edit') this.editing = undefined;
    if (key)
      void tick().then(() => {
        const cell = document.getElementById(`cell-${key}`);
        if (mode === 'present' || !cell || cell.contains(document.activeElement)) return;
        cell.focus({ preventScroll: true });
        cell.scrollIntoView({ block: 'nearest' });
      });
  }

  /** The cell whose text is open. */
  get editing(): string | undefined {
    return this.#editing;
  }

  /** Who leaves a text sees what it says now. */
  set editing(key: string | undefined) {
    this.#editing = key;
    this.finish();
  }

  /** Out of the editor: what was written as fences in a text becomes cells, and the frame has the focus. */
  leaveEditor(): void {
    const key = this.editing;
    if (key === undefined) return;
    this.do(settleText(this.notebook, key));
    this.editing = undefined;
    requestAnimationFrame(() => document.getElementById(`cell-${key}`)?.focus({ preventScroll: true }));
  }

  /** Where a number comes from, in the panel at the side. */
  trace(spot: Spot): void {
    this.trail = [spot];
  }

  goTo(key: string): void {
    this.shown.all();
    if (this.#mode === 'edit') this.selected = key;
    document.getElementById(`cell-${key}`)?.scrollIntoView({ block: 'center' });
    document.getElementById(`cell-${key}`)?.focus({ preventScroll: true });
  }

  /** A field shows what is in force again, and a cell that has gone leaves the choice to its neighbour. */
  protected override replaced(before: readonly Cell[]): void {
    this.dropDrafts();
    const now = this.notebook.cells;
    if (this.editing !== undefined && !now.some(({ key }) => key === this.editing)) this.editing = undefined;
    const at = before.findIndex(({ key }) => key === this.selected);
    if (at >= 0 && !now.some(({ key }) => key === this.selected))
      this.selected = now[Math.min(at, now.length - 1)]?.key;
  }
}
