/** A cell carried by its handle: where it would be put down follows the pointer; Escape puts it back. */
import { moveCell } from '$engine';
import type { Session } from '../session.svelte.ts';

class Carry {
  key = $state<string>();

  start(event: PointerEvent, key: string, session: Session, told: (to: number) => void): void {
    if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
    event.preventDefault();
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    this.key = key;
    let last = -1;
    const move = ({ clientY }: PointerEvent): void => {
      const to = placeAt(clientY, key, session);
      if (to === undefined || to === last) return;
      last = to;
      session.do({ ...moveCell(session.notebook, key, to), group: `carry:${key}` });
    };
    const leave = (): void => {
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('pointerup', leave);
      handle.removeEventListener('pointercancel', leave);
      this.key = undefined;
      if (last >= 0) told(last);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', leave);
    handle.addEventListener('pointercancel', leave);
  }
}

/** How many other cells have their middle above the pointer. */
function placeAt(y: number, key: string, session: Session): number | undefined {
  const others = session.notebook.cells.filter((cell) => cell.key !== key);
  const now = session.notebook.cells.findIndex((cell) => cell.key === key);
  const above = others.filter(({ key: other }) => {
    const box = document.getElementById(`cell-${other}`)?.getBoundingClientRect();
    return box && box.top + Math.min(box.height / 2, 60) < y;
  }).length;
  return now === above ? undefined : above;
}

export const carry = new Carry();
