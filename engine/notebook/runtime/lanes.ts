/**
 * When cells are evaluated, as a state machine without clock or worker: events go in, the next state and effects come
 * out. Whoever drives it performs the effects and reports back.
 *
 * Fast lane: one batch in flight at most; what changes meanwhile waits, and only its latest form is computed. Slow
 * lane: one cell at a time, never while dragging; given up as soon as its content is no longer wanted. A result that
 * nobody waits for is dropped, and none ever takes the place of a newer one. Equal content keys mean equal results, so
 * what was computed once is shown again from the cache; the steps of a drag pass and are not kept.
 */
import { calledOff, contentOf, failed, landed, progressed, without } from './lane-landing.ts';
import { scheduled } from './lane-schedule.ts';
import type { LaneEvent, Lanes, Step, Work } from './lane-types.ts';

export type * from './lane-types.ts';

export function newLanes<Out>(): Lanes<Out> {
  return {
    work: [],
    visible: new Set(),
    forced: false,
    dragging: false,
    shown: new Map(),
    cache: new Map(),
    calledOff: new Set(),
    nextTicket: 1,
  };
}

export function step<Out>(lanes: Lanes<Out>, event: LaneEvent<Out>): Step<Out> {
  return scheduled(noted(lanes, event));
}

/** The event taken in, before anything new is begun. */
function noted<Out>(lanes: Lanes<Out>, event: LaneEvent<Out>): Lanes<Out> {
  switch (event.kind) {
    case 'work':
      return { ...lanes, work: event.work, shown: ofWork(lanes.shown, event.work) };
    case 'visible':
      return { ...lanes, visible: new Set(event.keys) };
    case 'force':
      return { ...lanes, forced: event.on };
    case 'drag':
      return { ...lanes, dragging: event.on };
    case 'done':
      return landed(lanes, event.ticket, event.outs, !isPassing(lanes, event.ticket));
    case 'progress':
      return progressed(lanes, event);
    case 'failed':
      return failed(lanes, event.ticket, event.out);
    case 'cancel':
      return calledOff(lanes, event.key);
    case 'run':
      return again(lanes, event.key);
    default:
      return event satisfies never;
  }
}

/** Quick results of a value that the hand leaves again: to keep them all fills the memory that then has to be cleared. */
function isPassing<Out>({ dragging, fast }: Lanes<Out>, ticket: number): boolean {
  return dragging && fast?.ticket === ticket;
}

/** Outputs of cells that are gone go too; an undo finds them in the cache. */
function ofWork<Out>(shown: Lanes<Out>['shown'], work: readonly Work[]): Lanes<Out>['shown'] {
  const keys = new Set(work.map(({ key }) => key));
  return new Map([...shown].filter(([key]) => keys.has(key)));
}

/** What was called off or failed may begin again. */
function again<Out>(lanes: Lanes<Out>, key: string): Lanes<Out> {
  const shown = new Map(lanes.shown);
  shown.delete(key);
  return { ...lanes, shown, calledOff: without(lanes.calledOff, contentOf(lanes, key)) };
}
