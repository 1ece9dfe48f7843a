/**
 * Work that several calls would do on the same numbers (`growth / 100` in three equations, or in two years of one that
 * looks back) is done once, by a call of its own, and read by all of them. Only what takes long: an addition is quicker
 * done than fetched. The same operations on the same numbers: no bit changes.
 */
import { operandsOf, withOperands } from '../compile/code.ts';
import type { Code, Op, Program } from '../compile/types.ts';
import type { Call } from './machine-schedule.ts';

/** Operations that take several times as long as reading a column. */
const LONG: ReadonlySet<Op['op']> = new Set(['div', 'sqrt', 'exp', 'log', 'pow']);

/** `placeOf` is the same for columns that always hold the same. New columns have numbers that no call has. */
export function sharedWork(
  program: Program,
  calls: readonly Call[],
  placeOf: (column: number) => number,
): readonly Call[] {
  const numbered = numberedCalls(program, calls, placeOf);
  const repeated = repeatedIn(numbered);
  return repeated.size === 0 ? calls : rewritten(numbered, repeated, freeColumn(program, calls));
}

/** A call with a number for each of its operations: equal numbers stand for equal results. */
interface Numbered {
  readonly call: Call;
  readonly values: readonly number[];
}

function numberedCalls(
  { scalars }: Program,
  calls: readonly Call[],
  placeOf: (column: number) => number,
): readonly Numbered[] {
  const numbers = valueNumbers();
  const written = new Map<number, number>();
  return calls.map((call) => {
    const { code, reads, writes, year } = call;
    const values: number[] = [];
    let next = 0;
    const valueOf = (op: Op): number => {
      switch (op.op) {
        case 'number':
          return numbers.ofNumber(op.value);
        case 'scalar':
          return numbers.ofNumber(scalars[year]?.[op.index] ?? NaN);
        case 'load': {
          const column = reads[next++] as number;
          return written.get(column) ?? numbers.ofColumn(placeOf(column));
        }
        default:
          return numbers.ofOperation(op, values);
      }
    };
    for (const op of code.ops) values.push(valueOf(op));
    written.set(writes, values[code.result] as number);
    return { call, values };
  });
}

/** More values than any program has. */
const MOST_VALUES = 0x800000;

/** Numbers of values, handed out in the order of asking. */
function valueNumbers() {
  let last = 0;
  const from = <K>(): ((key: K) => number) => {
    const known = new Map<K, number>();
    return (key) => {
      const number = known.get(key) ?? ++last;
      known.set(key, number);
      return number;
    };
  };
  const kinds = new Map<Op['op'], number>();
  const kindOf = (kind: Op['op']): number => {
    const number = kinds.get(kind) ?? kinds.size;
    kinds.set(kind, number);
    return number;
  };
  const ofKey = from<number>();
  const pair = (kind: number, a: number, b: number): number => ofKey((kind * MOST_VALUES + a) * MOST_VALUES + b);
  const ofPlain = from<number | string>();
  return {
    ofColumn: from<number>(),
    /** A map takes the two zeros for one. */
    ofNumber: (value: number): number => ofPlain(Object.is(value, -0) ? '-0' : value),
    ofOperation: (op: Op, values: readonly number[]): number => {
      const [a = 0, b, c] = operandsOf(op);
      const kind = kindOf(op.op);
      const first = pair(kind, values[a] as number, b === undefined ? 0 : (values[b] as number));
      return c === undefined ? first : pair(kind, first, values[c] as number);
    },
  };
}

/** Results of long operations that would be worked out again, apart from those that are only part of another one. */
function repeatedIn(numbered: readonly Numbered[]): ReadonlySet<number> {
  const times = new Map<number, number>();
  const firsts = new Map<number, readonly [Numbered, number]>();
  for (const one of numbered)
    one.call.code.ops.forEach((op, at) => {
      const value = one.values[at] as number;
      if (!LONG.has(op.op)) return;
      if (!firsts.has(value)) firsts.set(value, [one, at]);
      count(times, value);
    });
  const several = severalOf(times);
  const met = new Map<number, number>();
  const meet = ({ call, values }: Numbered, root: number, ofItself: boolean): void => {
    const found = outermost(call.code, root, ofItself, (at) => several.has(values[at] as number));
    for (const at of found) count(met, values[at] as number);
  };
  for (const one of numbered) meet(one, one.call.code.result, true);
  for (const value of several) {
    const [one, at] = firsts.get(value) ?? [];
    if (one && at !== undefined) meet(one, at, false);
  }
  return severalOf(met);
}

function count(times: Map<number, number>, value: number): void {
  times.set(value, (times.get(value) ?? 0) + 1);
}

function severalOf(times: ReadonlyMap<number, number>): ReadonlySet<number> {
  return new Set([...times].flatMap(([value, n]) => (n > 1 ? [value] : [])));
}

/** Operations that the root needs and that are marked, without those that only marked ones need; the root's own mark may not count. */
function outermost(
  { ops }: Code,
  root: number,
  ofItself: boolean,
  isMarked: (at: number) => boolean,
): readonly number[] {
  const needed = new Set([root]);
  const found: number[] = [];
  for (let at = root; at >= 0; at--) {
    const op = ops[at];
    if (!op || !needed.has(at)) continue;
    if ((at < root || ofItself) && isMarked(at)) found.push(at);
    else for (const operand of operandsOf(op)) needed.add(operand);
  }
  return found;
}

/** The first number that neither a column of the program nor one of the calls has. */
function freeColumn({ layout }: Program, calls: readonly Call[]): number {
  return calls.reduce((most, { writes, reads }) => Math.max(most, writes, ...reads), layout.columns - 1) + 1;
}

function rewritten(numbered: readonly Numbered[], repeated: ReadonlySet<number>, firstColumn: number): readonly Call[] {
  const calls: Call[] = [];
  const columns = new Map<number, number>();
  let free = firstColumn;
  /** A call for an operation of another one, once those for its parts are there. */
  const emit = ({ call, values }: Numbered, root: number, writes: number): void => {
    const value = values[root] as number;
    const isDone = columns.has(value);
    const parts = outermost(call.code, root, isDone, (at) => repeated.has(values[at] as number));
    for (const at of parts) if (!columns.has(values[at] as number)) emit({ call, values }, at, free++);
    const { code, loads } = cut(call.code, root, parts);
    const isPart = new Set(parts);
    const reads = loads.map((at) => (isPart.has(at) ? columns.get(values[at] as number) : readAt(call, at)) as number);
    calls.push({ code, year: call.year, reads, writes });
    if (repeated.has(value) && !isDone) columns.set(value, writes);
  };
  for (const one of numbered) emit(one, one.call.code.result, one.call.writes);
  return calls;
}

/** The column that an operation of a call loads. */
function readAt({ code, reads }: Call, at: number): number | undefined {
  return reads[code.ops.slice(0, at).filter(({ op }) => op === 'load').length];
}

interface Cut {
  readonly code: Code;
  /** For each of its loads, in order, the operation that stood there. */
  readonly loads: readonly number[];
}

const cuts = new WeakMap<Code, Map<string, Cut>>();

/** The part of a code that ends with an operation, with loads in the place of some; remembered: years have it in common. */
function cut(code: Code, root: number, parts: readonly number[]): Cut {
  const known = cuts.get(code) ?? new Map<string, Cut>();
  cuts.set(code, known);
  const key = [root, ...parts].join(' ');
  const made = known.get(key) ?? makeCut(code, root, new Set(parts));
  known.set(key, made);
  return made;
}

/** Where a column stands is told by the call, so any slot will do. */
const ELSEWHERE: Op = { op: 'load', slot: { kind: 'hoisted', index: 0 } };

function makeCut({ ops }: Code, root: number, parts: ReadonlySet<number>): Cut {
  const needed = new Set([root]);
  for (let at = root; at >= 0; at--)
    if (needed.has(at) && !parts.has(at)) for (const operand of operandsOf(ops[at] as Op)) needed.add(operand);
  const kept = [...needed].sort((a, b) => a - b);
  const place = new Map(kept.map((at, index) => [at, index]));
  const moved = kept.map((at): Op => {
    const op = ops[at] as Op;
    return parts.has(at)
      ? { ...ELSEWHERE }
      : withOperands(
          op,
          operandsOf(op).map((operand) => place.get(operand) ?? 0),
        );
  });
  return {
    code: { ops: moved, result: place.get(root) ?? 0 },
    loads: kept.filter((at) => parts.has(at) || ops[at]?.op === 'load'),
  };
}
