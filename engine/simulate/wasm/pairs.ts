/**
 * The module that runs draws two at a time: a function for each kind of code, and `run`, which goes through a list of
 * calls; and modules of further functions, for the same table.
 */
import { encodeFunction, type EncodedFunction, type Part } from './encode.ts';
import { kernelFunction, type Kernels } from './kernels.ts';
import { get, I32, PAIR, set } from './lanes.ts';
import { assemble, FIRST_OWN, FIRST_TYPE, HELPERS } from './parts.ts';

const TYPES = { kernel: FIRST_TYPE, run: FIRST_TYPE + 1 } as const;

/** `run(first call, end of calls, bytes to the tile, bytes of its draws)` */
export type RunCalls = (list: number, end: number, tile: number, bytes: number) => void;

const FUNCTION_TYPES = [
  { params: [I32, I32, I32], results: [] },
  { params: [I32, I32, I32, I32], results: [] },
];

export function pairsModule(kernels: Kernels): Uint8Array<ArrayBuffer> {
  return assemble(PAIR, {
    types: FUNCTION_TYPES,
    functions: [{ type: TYPES.run, locals: [], body: runBody() }, ...functionsOf(kernels, 0, kernels.own)],
    table: kernels.codes.slice(0, kernels.own).map((_, n) => FIRST_OWN + 1 + n),
    exports: [{ name: 'run', function: FIRST_OWN }],
  });
}

/** Functions of the codes from number `from` on, exported by their number among these. */
export function furtherModule(kernels: Kernels, from: number): Uint8Array<ArrayBuffer> {
  const functions = functionsOf(kernels, from, kernels.codes.length);
  return assemble(PAIR, {
    types: FUNCTION_TYPES,
    functions,
    table: [],
    exports: functions.map((_, n) => ({ name: String(n), function: FIRST_OWN + n })),
  });
}

/** By shape: a program in which one equation changed has nearly all its functions from the one before. */
const functions = new Map<string, EncodedFunction>();
/** Those of several models; then all are forgotten. */
const MOST = 2000;

function functionsOf({ codes, shapes }: Kernels, from: number, to: number): readonly EncodedFunction[] {
  return codes.slice(from, to).map((code, n) => {
    const shape = shapes[from + n] ?? '';
    const made = functions.get(shape) ?? encodeFunction(kernelFunction(code, HELPERS, TYPES.kernel));
    if (functions.size >= MOST) functions.clear();
    functions.set(shape, made);
    return made;
  });
}

function runBody(): Part {
  const [at, end, tile, bytes] = [0, 1, 2, 3];
  const word = (offset: number): Part => [get(at), 0x28, 2, offset];
  return [
    [0x02, 0x40, 0x03, 0x40, get(at), get(end), 0x4f, 0x0d, 0x01],
    [get(at), get(tile), get(bytes), word(0), 0x11, TYPES.kernel, 0x00],
    set(at, [get(at), word(4), 0x6a]),
    [0x0c, 0x00, 0x0b, 0x0b],
  ];
}
