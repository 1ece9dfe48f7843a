/** Where a program keeps things in a tile, and what has to be run again when an input changes. */
import type { Layout } from '../simulate/types.ts';
import { slotKey } from './code.ts';
import type { Columns } from './columns.ts';
import type { Frame, Slot, Step } from './types.ts';

export function columnCount(frame: Frame): number {
  return firstRow(frame) + frame.rowColumns * frame.years + frame.finals;
}

/** Number of the first column of the first year. */
export function firstRow(frame: Frame): number {
  return frame.inputs + frame.hoisted;
}

/** Column of a slot, seen from a year; undefined in a year before the first. */
export function columnOf(frame: Frame, slot: Slot, yearIndex: number): number | undefined {
  switch (slot.kind) {
    case 'input':
      return slot.index;
    case 'hoisted':
      return frame.inputs + slot.index;
    case 'row':
      return yearIndex < slot.back ? undefined : rowColumn(frame, slot.index, yearIndex - slot.back);
    case 'fixed':
      return rowColumn(frame, slot.index, slot.yearIndex);
    case 'final':
      return firstRow(frame) + frame.rowColumns * frame.years + slot.index;
    default:
      return slot satisfies never;
  }
}

function rowColumn(frame: Frame, index: number, yearIndex: number): number {
  return firstRow(frame) + yearIndex * frame.rowColumns + index;
}

export function layoutOf(
  frame: Frame,
  columns: Columns,
  finals: readonly string[],
  steps: readonly Step[],
  until: (id: string) => number,
): Layout {
  const inRow = (places: ReadonlyMap<string, number>, id: string, yearIndex: number): number | undefined => {
    const index = places.get(id);
    return index === undefined || yearIndex < 0 || yearIndex > until(id)
      ? undefined
      : rowColumn(frame, index, yearIndex);
  };
  const reach = reachOf(columns, steps);
  return {
    columns: columnCount(frame),
    seriesColumn: (id, yearIndex) => inRow(columns.series, id, yearIndex),
    inputColumn: (id, yearIndex) => columns.inputs.get(id) ?? inRow(columns.raw, id, yearIndex),
    innovationColumn: (id, yearIndex) => (yearIndex > 0 ? inRow(columns.innovations, id, yearIndex) : undefined),
    finalColumn: (id) => {
      const index = finals.indexOf(id);
      return index < 0 ? undefined : columnOf(frame, { kind: 'final', index }, 0);
    },
    downstream: (parameters) => reach(parameters),
    noisy: [...columns.innovations.keys()],
  };
}

/** Steps that read, at any remove, what a parameter writes. */
function reachOf(columns: Columns, steps: readonly Step[]): (parameters: readonly string[]) => readonly number[] {
  // Many a program is run once, from one end to the other: nobody asks what a change leads to.
  let known: ReturnType<typeof readersOf> | undefined;
  return (parameters) => {
    const readers = (known ??= readersOf(steps));
    const changed = new Set(parameters.flatMap((id) => sourceKeys(columns, id)));
    const again = new Set<number>();
    for (const key of changed)
      for (const number of readers.get(key) ?? []) {
        again.add(number);
        const target = steps[number]?.target;
        if (target) changed.add(place(target));
      }
    return [...again].sort((a, b) => a - b);
  };
}

function sourceKeys(columns: Columns, id: string): readonly string[] {
  const [input, raw] = [columns.inputs.get(id), columns.raw.get(id)];
  if (input !== undefined) return [place({ kind: 'input', index: input })];
  return raw === undefined ? [] : [place({ kind: 'row', index: raw, back: 0 })];
}

/** The same text for a row column in whatever year. */
function place(slot: Slot): string {
  return slot.kind === 'fixed' || slot.kind === 'row' ? `row ${slot.index}` : slotKey(slot);
}

function readersOf(steps: readonly Step[]): ReadonlyMap<string, readonly number[]> {
  const readers = new Map<string, number[]>();
  steps.forEach((step, number) => {
    const slots = step.codes.flatMap((code) => code.ops.flatMap((op) => (op.op === 'load' ? [place(op.slot)] : [])));
    for (const key of new Set(slots)) {
      const before = readers.get(key);
      if (before) before.push(number);
      else readers.set(key, [number]);
    }
  });
  return readers;
}
