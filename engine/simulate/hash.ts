/** A short fingerprint of numbers or text, to show that two results have the same bits. Not against forgery. */

const TWO_LANES = [0x9e3779b1, 0x85ebca77] as const;

/** 16 hexadecimal digits that differ, almost surely, when any bit of any number differs. All NaN count as one. */
export function hashOf(...columns: readonly Float64Array[]): string {
  const lengths = Uint32Array.from(columns, ({ length }) => length);
  return hashOfWords([lengths, ...columns.map((column) => new Uint32Array(canonical(column).buffer))]);
}

/** The same of words, bit for bit. */
export function hashOfWords(arrays: readonly Uint32Array[]): string {
  let a: number = TWO_LANES[0];
  let b: number = TWO_LANES[1];
  for (const words of arrays) {
    for (let i = 0; i < words.length; i++) {
      a = mixed(a, words[i] as number, 0x01000193);
      b = mixed(b, (words[i] as number) ^ a, 0xc2b2ae35);
    }
  }
  return hex(a ^ (b >>> 15)) + hex(b);
}

/** A copy with every NaN in the same bits: those of a NaN may differ between machines. */
function canonical(column: Float64Array): Float64Array {
  return column.map((value) => (value === value ? value : NaN));
}

function mixed(hash: number, word: number, factor: number): number {
  const x = Math.imul(hash ^ word, factor);
  return x ^ (x >>> 15);
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}

/** The fingerprint of a text. */
export function hashOfText(text: string): string {
  return hashOf(Float64Array.from(text, (letter) => letter.codePointAt(0) ?? 0));
}
