/** Binary WebAssembly, as far as a machine needs it: numbers, function bodies, sections. Instructions are nested lists of bytes. */

/** Instructions: bytes in nested lists, written out once at the end; finished bytes may stand among them. */
export type Part = number | Uint8Array | readonly Part[];

export function bytesOf(part: Part): Uint8Array<ArrayBuffer> {
  const out = { bytes: new Uint8Array(256), length: 0 };
  write(part, out);
  return out.bytes.slice(0, out.length);
}

/** Bytes, of which the first `length` are written. Growing is cheaper than going through all parts for their length. */
interface Out {
  bytes: Uint8Array<ArrayBuffer>;
  length: number;
}

function write(part: Part, out: Out): void {
  if (typeof part === 'number') {
    if (out.length === out.bytes.length) grow(out, 1);
    out.bytes[out.length++] = part;
  } else if (part instanceof Uint8Array) {
    grow(out, part.length);
    out.bytes.set(part, out.length);
    out.length += part.length;
  } else for (const inner of part) write(inner, out);
}

/** Room for so many more. */
function grow(out: Out, more: number): void {
  const needed = out.length + more;
  if (needed <= out.bytes.length) return;
  const wider = new Uint8Array(Math.max(needed, 2 * out.bytes.length));
  wider.set(out.bytes);
  out.bytes = wider;
}

/** Unsigned LEB128. */
export function u32(value: number): readonly number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const more = rest > 127;
    bytes.push((rest % 128) + (more ? 128 : 0));
    rest = Math.floor(rest / 128);
  } while (rest > 0);
  return bytes;
}

/** Signed LEB128 of a whole number in the range of 64 bits. */
export function signed(value: bigint): readonly number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7n) {
    const low = Number(rest & 127n);
    const done = (rest >> 6n === 0n || rest >> 6n === -1n) && (rest >> 7n === 0n || rest >> 7n === -1n);
    bytes.push(done ? low : low + 128);
    if (done) return bytes;
  }
}

/** Eight bytes of a double, low first. */
export function f64Bytes(value: number): Uint8Array {
  return new Uint8Array(Float64Array.of(value).buffer);
}

/** Eight bytes of a 64-bit pattern, low first. */
export function i64Bytes(bits: bigint): Uint8Array {
  return new Uint8Array(BigUint64Array.of(BigInt.asUintN(64, bits)).buffer);
}

export interface FunctionType {
  readonly params: readonly number[];
  readonly results: readonly number[];
}

export interface FunctionBody {
  /** Number of the type. */
  readonly type: number;
  /** Types of locals after the parameters. */
  readonly locals: readonly number[];
  readonly body: Part;
}

/** A function that was encoded before: its body with its length in front. */
export interface EncodedFunction {
  readonly type: number;
  readonly entry: Uint8Array<ArrayBuffer>;
}

export interface ModuleParts {
  readonly types: readonly FunctionType[];
  /** Imported functions, from the module `env`; they come first in the numbering. */
  readonly imports: readonly { readonly name: string; readonly type: number }[];
  readonly functions: readonly (FunctionBody | EncodedFunction)[];
  /** Functions that the table lists, by number. It is exported as `table`, and may grow. */
  readonly table: readonly number[];
  readonly exports: readonly { readonly name: string; readonly function: number }[];
  /** Bytes to put into memory. */
  readonly data?: readonly { readonly at: number; readonly bytes: Uint8Array }[];
}

/** A whole module that imports its memory as `env.memory`. */
export function encodeModule(parts: ModuleParts): Uint8Array<ArrayBuffer> {
  const memory: Part = [text('env'), text('memory'), 0x02, 0x00, u32(1)];
  const imports = parts.imports.map(({ name, type }): Part => [text('env'), text(name), 0x00, u32(type)]);
  const size = u32(parts.table.length);
  const exports = parts.exports.map(({ name, function: index }): Part => [text(name), 0x00, u32(index)]);
  const sections: Part = [
    section(1, list(parts.types.map((type) => [0x60, list(type.params), list(type.results)]))),
    section(2, list([memory, ...imports])),
    section(3, list(parts.functions.map((body) => u32(body.type)))),
    section(4, list([[0x70, 0x00, size]])),
    section(7, list([[text('table'), 0x01, 0x00], ...exports])),
    section(9, list([[0x00, 0x41, 0x00, 0x0b, list(parts.table.map(u32))]])),
    section(10, list(parts.functions.map((each) => ('entry' in each ? each.entry : codeEntry(each))))),
    section(
      11,
      list((parts.data ?? []).map(({ at, bytes }) => [0x00, 0x41, signed(BigInt(at)), 0x0b, u32(bytes.length), bytes])),
    ),
  ];
  return bytesOf([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, sections]);
}

export function encodeFunction(body: FunctionBody): EncodedFunction {
  return { type: body.type, entry: bytesOf(codeEntry(body)) };
}

function codeEntry({ locals, body }: FunctionBody): Part {
  const bytes = bytesOf([list(locals.map((type) => [0x01, type])), body, 0x0b]);
  return [u32(bytes.length), bytes];
}

function section(id: number, content: Part): Part {
  const bytes = bytesOf(content);
  return [id, u32(bytes.length), bytes];
}

function list(parts: readonly Part[]): Part {
  return [u32(parts.length), parts];
}

function text(name: string): Part {
  return list(Array.from(name, (letter) => letter.charCodeAt(0)));
}
