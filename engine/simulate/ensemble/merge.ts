/** Joins all parts of an ensemble to exactly the bits of the whole; parts that do not belong are issues. */
import { error, hasErrors, type Issue, type Reading } from '../../issue.ts';
import { joinStreams } from '../summary/streamed.ts';
import type { EnsembleRun, MetFlags } from '../types.ts';
import type { Gathered, Part } from './collect.ts';
import { finish } from './finish.ts';
import { fileOf, KEY_WORDS, type EnsemblePart } from './part.ts';

/** The whole ensemble from all of its parts, in any order; the same bits as one run. */
export function mergeShards(parts: readonly EnsemblePart[]): Reading<EnsembleRun> {
  const sorted = parts
    .filter(({ part: { range } }) => range[1] > range[0])
    .sort((a, b) => a.part.range[0] - b.part.range[0]);
  const first = sorted[0];
  if (!first) return { ok: false, issues: [error('simulate.parts-none', {})] };
  const issues = [...parts.flatMap((part) => checkSame(part, first)), ...checkCover(sorted, first.spec.draws)];
  if (hasErrors(issues)) return { ok: false, issues };
  return { ok: true, value: finish(first, joinParts(sorted.map(({ part }) => part))), issues };
}

function checkSame(each: EnsemblePart, first: EnsemblePart): readonly Issue[] {
  const fields = (['program', 'values', 'spec'] as const).filter((field) => each.key[field] !== first.key[field]);
  const facts = { found: spanText(each.part.range), expected: spanText(first.part.range) };
  return fields.map((field) =>
    error('simulate.parts-differ', fileOf(each), { ...facts, more: { what: KEY_WORDS[field] } }),
  );
}

function spanText([from, to]: readonly [number, number]): string {
  return `${from} … ${to - 1}`;
}

function checkCover(sorted: readonly EnsemblePart[], draws: number): readonly Issue[] {
  const issues: Issue[] = [];
  let reached = 0;
  for (const each of sorted) {
    const { part } = each;
    const [from, to] = part.range;
    if (from > reached) issues.push(error('simulate.parts-missing', {}, { found: spanText([reached, from]) }));
    if (from < reached)
      issues.push(error('simulate.parts-overlap', fileOf(each), { found: spanText([from, Math.min(to, reached)]) }));
    reached = Math.max(reached, to);
  }
  if (reached < draws) issues.push(error('simulate.parts-missing', {}, { found: spanText([reached, draws]) }));
  return issues;
}

function joinParts(parts: readonly Part[]): Part {
  const first = parts[0] as Part;
  const draws = parts.reduce((sum, { range }) => sum + range[1] - range[0], 0);
  return {
    range: [0, draws],
    columns: first.columns.map((_, i) => joinGathered(parts.map(({ columns }) => columns[i] as Gathered))),
    flags: joinFlags(
      parts.map(({ flags }) => flags),
      draws,
    ),
  };
}

function joinGathered(all: readonly Gathered[]): Gathered {
  const kept = all.flatMap((gathered) => (gathered.kind === 'kept' ? [gathered.values] : []));
  if (kept.length === all.length) return { kind: 'kept', values: joined(kept) };
  const streams = all.flatMap((gathered) => (gathered.kind === 'streamed' ? [gathered.stream] : []));
  if (streams.length !== all.length) throw new Error('parts with equal keys keep their draws alike');
  return { kind: 'streamed', stream: streams.reduce(joinStreams) };
}

function joined(arrays: readonly Float64Array[]): Float64Array {
  const out = new Float64Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of arrays) {
    out.set(array, at);
    at += array.length;
  }
  return out;
}

/** Parts begin at multiples of 256 draws, so whole words of bits are put one after another. */
function joinFlags(all: readonly MetFlags[], draws: number): MetFlags {
  const ids = all[0]?.ids ?? [];
  const words = (pick: (flags: MetFlags) => readonly Uint32Array[], target: number): Uint32Array => {
    const out = new Uint32Array((draws + 31) >>> 5);
    let at = 0;
    for (const flags of all) {
      const own = pick(flags)[target] ?? new Uint32Array(0);
      out.set(own, at);
      at += own.length;
    }
    return out;
  };
  return {
    ids,
    draws,
    met: ids.map((_, t) => words(({ met }) => met, t)),
    known: ids.map((_, t) => words(({ known }) => known, t)),
  };
}
