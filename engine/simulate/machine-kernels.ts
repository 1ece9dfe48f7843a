/**
 * One operation over a block of draws, in plain TypeScript: `m[out+i] = m[a+i] op m[b+i]`. The order of operations is
 * the contract; the WebAssembly machine gives the same bits.
 */
import { exp, log, pow } from './math.ts';

export type Kernel = (m: Float64Array, n: number, out: number, a: number, b: number, c: number) => void;

/** Operations of the flat code, by number. */
export const OPERATIONS = [
  'copy', 'neg', 'abs', 'sqrt', 'exp', 'log', 'add', 'sub', 'mul', 'div', 'min', 'max', 'pow',
  'lt', 'le', 'gt', 'ge', 'eq', 'ne', 'select', 'unless_nan',
] as const; // prettier-ignore

export type Operation = (typeof OPERATIONS)[number];

const KERNELS: Readonly<Record<Operation, Kernel>> = {
  copy: (m, n, out, a) => {
    m.copyWithin(out, a, a + n);
  },
  neg: (m, n, out, a) => {
    for (let i = 0; i < n; i++) m[out + i] = -(m[a + i] as number);
  },
  abs: (m, n, out, a) => {
    for (let i = 0; i < n; i++) m[out + i] = Math.abs(m[a + i] as number);
  },
  sqrt: (m, n, out, a) => {
    for (let i = 0; i < n; i++) m[out + i] = Math.sqrt(m[a + i] as number);
  },
  exp: (m, n, out, a) => {
    for (let i = 0; i < n; i++) m[out + i] = exp(m[a + i] as number);
  },
  log: (m, n, out, a) => {
    for (let i = 0; i < n; i++) m[out + i] = log(m[a + i] as number);
  },
  add: (m, n, out, a, b) => {
    for (let i = 0; i < n; i++) m[out + i] = (m[a + i] as number) + (m[b + i] as number);
  },
  sub: (m, n, out, a, b) => {
    for (let i = 0; i < n; i++) m[out + i] = (m[a + i] as number) - (m[b + i] as number);
  },
  mul: (m, n, out, a, b) => {
    for (let i = 0; i < n; i++) m[out + i] = (m[a + i] as number) * (m[b + i] as number);
  },
  div: (m, n, out, a, b) => {
    for (let i = 0; i < n; i++) m[out + i] = (m[a + i] as number) / (m[b + i] as number);
  },
  min: (m, n, out, a, b) => {
    for (let i = 0; i < n; i++) m[out + i] = Math.min(m[a + i] as number, m[b + i] as number);
  },
  max: (m, n, out, a, b) => {
    for (let i = 0; i < n; i++) m[out + i] = Math.max(m[a + i] as number, m[b + i] as number);
  },
  pow: (m, n, out, a, b) => {
    for (let i = 0; i < n; i++) m[out + i] = pow(m[a + i] as number, m[b + i] as number);
  },
  lt: comparing((a, b) => a < b),
  le: comparing((a, b) => a <= b),
  gt: comparing((a, b) => a > b),
  ge: comparing((a, b) => a >= b),
  eq: comparing((a, b) => a === b),
  ne: comparing((a, b) => a !== b),
  select: (m, n, out, a, b, c) => {
    for (let i = 0; i < n; i++) m[out + i] = chosen(m[a + i] as number, m[b + i] as number, m[c + i] as number);
  },
  unless_nan: (m, n, out, a, b) => {
    for (let i = 0; i < n; i++) {
      const value = m[a + i] as number;
      m[out + i] = value === value ? value : (m[b + i] as number);
    }
  },
};

function comparing(holds: (a: number, b: number) => boolean): Kernel {
  return (m, n, out, a, b) => {
    for (let i = 0; i < n; i++) m[out + i] = truth(holds, m[a + i] as number, m[b + i] as number);
  };
}

/** 1 or 0; NaN where either side is a hole. */
function truth(holds: (a: number, b: number) => boolean, a: number, b: number): number {
  return a !== a || b !== b ? NaN : holds(a, b) ? 1 : 0;
}

function chosen(condition: number, then: number, otherwise: number): number {
  return condition !== condition ? NaN : condition !== 0 ? then : otherwise;
}

/** Kernels by operation number. */
export const KERNEL_LIST: readonly Kernel[] = OPERATIONS.map((name) => KERNELS[name]);

/** The same on a single draw (n = 1), without the loops: runs the five-number instructions of `code` from start to end. */
export function runSingle(m: Float64Array, code: Int32Array, start: number, end: number): void {
  for (let at = start; at < end; at += 5) {
    const a = m[code[at + 2] as number] as number;
    const b = m[code[at + 3] as number] as number;
    m[code[at + 1] as number] = single(code[at] as number, a, b, m, code[at + 4] as number);
  }
}

function single(operation: number, a: number, b: number, m: Float64Array, c: number): number {
  switch (operation) {
    case 0:
      return a;
    case 1:
      return -a;
    case 2:
      return Math.abs(a);
    case 3:
      return Math.sqrt(a);
    case 4:
      return exp(a);
    case 5:
      return log(a);
    case 6:
      return a + b;
    case 7:
      return a - b;
    case 8:
      return a * b;
    case 9:
      return a / b;
    case 10:
      return Math.min(a, b);
    case 11:
      return Math.max(a, b);
    case 12:
      return pow(a, b);
    case 19:
      return chosen(a, b, m[c] as number);
    case 20:
      return a === a ? a : b;
    default:
      return compared(operation, a, b);
  }
}

function compared(operation: number, a: number, b: number): number {
  if (a !== a || b !== b) return NaN;
  switch (operation) {
    case 13:
      return a < b ? 1 : 0;
    case 14:
      return a <= b ? 1 : 0;
    case 15:
      return a > b ? 1 : 0;
    case 16:
      return a >= b ? 1 : 0;
    case 17:
      return a === b ? 1 : 0;
    default:
      return a !== b ? 1 : 0;
  }
}
