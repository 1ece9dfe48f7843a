/** Verdicts draw by draw as bits (`MetFlags`): noting them, and counting sets, conditions and joint failures. */
import type { MetFlags } from '../types.ts';

/** So many draws of those that could be judged. */
export interface Count {
  readonly met: number;
  readonly of: number;
}

export function emptyFlags(ids: readonly string[], draws: number): MetFlags {
  const words = (): Uint32Array => new Uint32Array((draws + 31) >>> 5);
  return { ids, draws, met: ids.map(words), known: ids.map(words) };
}

/**
 * Notes the verdicts of `count` draws, `first` and on, of target number `target`: 1 met, 0 missed, NaN not known; they
 * stand in `verdicts` from place `at` on.
 */
export function noteMet(
  flags: MetFlags,
  target: number,
  first: number,
  verdicts: Float64Array,
  at = 0,
  count = verdicts.length,
): void {
  const met = flags.met[target] as Uint32Array;
  const known = flags.known[target] as Uint32Array;
  const end = first + count;
  for (let draw = first; draw < end;) {
    const word = draw >>> 5;
    const stop = Math.min(end, (word + 1) << 5);
    let [touched, metBits, knownBits] = [0, 0, 0];
    for (; draw < stop; draw++) {
      const verdict = verdicts[at + draw - first] as number;
      const bit = 1 << (draw & 31);
      touched |= bit;
      if (verdict > 0) metBits |= bit;
      if (verdict === verdict) knownBits |= bit;
    }
    // Both are set and cleared, so that a later run over the same draws leaves nothing behind.
    met[word] = ((met[word] as number) & ~touched) | metBits;
    known[word] = ((known[word] as number) & ~touched) | knownBits;
  }
}

/** The same for whole words, packed before: met and known in turn, from draw `first` on, which begins a word. */
export function noteMetWords(flags: MetFlags, target: number, first: number, words: Uint32Array, count: number): void {
  const met = flags.met[target] as Uint32Array;
  const known = flags.known[target] as Uint32Array;
  for (let n = 0, word = first >>> 5; n < count; n++, word++) {
    met[word] = words[2 * n] as number;
    known[word] = words[2 * n + 1] as number;
  }
}

/** In how many draws one target is met, of those where it is known. */
export function countOne({ met, known, draws }: MetFlags, target: number): Count {
  const [metWords, knownWords] = [met[target] ?? NO_WORDS, known[target] ?? NO_WORDS];
  const count = { met: 0, of: 0 };
  for (let word = 0; word < (draws + 31) >>> 5; word++) {
    const bits = (knownWords[word] ?? 0) & allBits(draws, word);
    count.of += bitCount(bits);
    count.met += bitCount(bits & (metWords[word] ?? 0));
  }
  return count;
}

/** In how many draws all of the targets are met, of those where all are known. The empty set is met in all. */
export function countAll(flags: MetFlags, ids: readonly string[]): Count {
  return countGiven(flags, ids, []);
}

/** In how many draws all of `ids` are met, of those where all are known and all of `given` are met. */
export function countGiven(flags: MetFlags, ids: readonly string[], given: readonly string[]): Count {
  const words = (of: readonly Uint32Array[], names: readonly string[]): readonly Uint32Array[] =>
    names.map((id) => of[flags.ids.indexOf(id)] ?? NO_WORDS);
  const [metWords, knownWords, conditions] = [words(flags.met, ids), words(flags.known, ids), words(flags.met, given)];
  let met = 0;
  let of = 0;
  for (let word = 0; word < (flags.draws + 31) >>> 5; word++) {
    const base = common(conditions, word, allBits(flags.draws, word));
    const known = common(knownWords, word, base);
    of += bitCount(known);
    met += bitCount(common(metWords, word, known));
  }
  return { met, of };
}

/** Of a target that is not there: met in no draw. */
const NO_WORDS = new Uint32Array(0);

/** Bits that all rows have in a word, of those in `bits`. */
function common(rows: readonly Uint32Array[], word: number, bits: number): number {
  let left = bits;
  for (let n = 0; n < rows.length && left !== 0; n++) left &= rows[n]?.[word] ?? 0;
  return left;
}

function wordOf(words: readonly Uint32Array[], target: number, word: number): number {
  return words[target]?.[word] ?? 0;
}

function allBits(draws: number, word: number): number {
  const left = draws - 32 * word;
  return left >= 32 ? -1 : (1 << left) - 1;
}

/** Ones in a 32-bit word. */
export function bitCount(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Draws in which both targets are known and both are missed; the diagonal is how often each is missed. */
export function coFailures(flags: MetFlags): readonly Uint32Array[] {
  return flags.ids.map((_, a) => Uint32Array.from(flags.ids, (__, b) => countBothMissed(flags, a, b)));
}

function countBothMissed(flags: MetFlags, a: number, b: number): number {
  let count = 0;
  for (let word = 0; word < (flags.draws + 31) >>> 5; word++) {
    const missedA = wordOf(flags.known, a, word) & ~wordOf(flags.met, a, word);
    count += bitCount(missedA & wordOf(flags.known, b, word) & ~wordOf(flags.met, b, word));
  }
  return count;
}

/**
 * Standard error of met / of, for independent draws: √(p (1 - p) / n). Where all or none met it, that would claim
 * certainty; instead the spread of p given the draws and no prior view, about 1 / n (beta(n + 1, 1)). Stratified
 * designs have smaller errors, so for them it is conservative.
 */
export function standardError({ met, of }: Count): number {
  if (of === 0) return NaN;
  const p = met / of;
  return met === 0 || met === of ? Math.sqrt((of + 1) / (of + 3)) / (of + 2) : Math.sqrt((p * (1 - p)) / of);
}
