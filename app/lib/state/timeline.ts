/**
 * Undo and redo as plain data. A change that is still moving (a slider that is held) replaces the one before it, so a
 * whole drag is one step back. Promises: `undo` after `done` gives what was; at most `depth` steps are kept.
 */
export interface Timeline<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** The present is still moving: the next change belongs to the same step. */
  readonly open: boolean;
}

const depth = 200;

export function begin<T>(present: T): Timeline<T> {
  return { past: [], present, future: [], open: false };
}

export function done<T>(line: Timeline<T>, next: T, settled: boolean): Timeline<T> {
  const past = line.open ? line.past : [...line.past, line.present].slice(-depth);
  return { past, present: next, future: [], open: !settled };
}

export function undo<T>(line: Timeline<T>): Timeline<T> {
  const before = line.past.at(-1);
  if (before === undefined) return line;
  return { past: line.past.slice(0, -1), present: before, future: [line.present, ...line.future], open: false };
}

export function redo<T>(line: Timeline<T>): Timeline<T> {
  const [after, ...future] = line.future;
  if (after === undefined) return line;
  return { past: [...line.past, line.present], present: after, future, open: false };
}
