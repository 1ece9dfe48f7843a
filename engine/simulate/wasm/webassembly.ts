/** The little of the WebAssembly interface that a machine uses; it may be absent, or compiling may be forbidden. */

export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

/** Of functions that are called by number. */
export interface WasmTable {
  readonly length: number;
  readonly grow: (by: number) => number;
  readonly set: (index: number, fn: unknown) => void;
}

export interface WasmInstance {
  readonly exports: Readonly<Record<string, unknown>>;
}

export interface WasmInterface {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (
    module: object,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ) => WasmInstance;
  readonly Memory: new (size: { readonly initial: number }) => WasmMemory;
}

/** Undefined where there is no WebAssembly. */
export function webAssembly(): WasmInterface | undefined {
  return (globalThis as { readonly WebAssembly?: WasmInterface }).WebAssembly;
}
