import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeIssue } from '../../engine/messages/index.ts';
import {
  mergeShards,
  printPart,
  readPart,
  runEnsemble,
  runShard,
  shardRange,
  type EnsemblePart,
} from '../../engine/simulate/index.ts';
import type { EnsembleRun, EnsembleSpec } from '../../engine/simulate/types.ts';
import { smallModel, smallProgram, uncertain } from './small-model.ts';

const PROGRAM = smallProgram();
const SPEC: EnsembleSpec = {
  draws: 5000,
  seed: 7,
  method: 'random',
  quantiles: [0.05, 0.5, 0.95],
  joint: [{ id: 'binding', targets: ['gdp', 'room'] }],
  histograms: [{ series: 'gdp', year: 2025, bins: 16 }],
};
const VALUES = new Map([['tax', [21]]]);

function shard(index: number, count: number, spec = SPEC, values = VALUES, program = PROGRAM): EnsemblePart {
  const found = runShard(program, values, spec, index, count);
  if (!found.ok) throw new Error(found.issues.map((issue) => describeIssue(issue, 'en')).join());
  return found.value;
}

function whole(spec = SPEC): EnsembleRun {
  const found = runEnsemble(PROGRAM, VALUES, spec);
  if (!found.ok) throw new Error('no run');
  return found.value;
}

function merged(parts: readonly EnsemblePart[]): EnsembleRun {
  const found = mergeShards(parts);
  if (!found.ok) throw new Error(found.issues.map((issue) => describeIssue(issue, 'en')).join());
  return found.value;
}

function codes(parts: readonly EnsemblePart[]): readonly string[] {
  const found = mergeShards(parts);
  for (const issue of found.issues)
    for (const lang of ['zh', 'en'] as const) expect(describeIssue(issue, lang)).not.toContain('undefined');
  return found.ok ? [] : found.issues.map(({ code }) => code);
}

describe('shards', () => {
  it('cover all draws once, in whole blocks, for any number of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000 }), fc.integer({ min: 1, max: 500 }), (draws, count) => {
        const ranges = Array.from({ length: count }, (_, i) => shardRange(draws, i, count));
        expect(ranges[0]![0]).toBe(0);
        expect(ranges.at(-1)![1]).toBe(draws);
        for (let i = 1; i < count; i++) {
          expect(ranges[i]![0]).toBe(ranges[i - 1]![1]);
          expect(ranges[i]![0] % 256 === 0 || ranges[i]![0] === draws).toBe(true);
        }
      }),
    );
  });

  const kinds: readonly [string, Partial<EnsembleSpec>][] = [
    ['every draw kept', {}],
    ['Latin hypercube', { method: 'lhs' }],
    ['Sobol points', { method: 'sobol' }],
    ['streamed histograms', { memory: 50_000 }],
  ];
  for (const count of [1, 2, 7, 30]) {
    it.each(kinds)(`${count} of them merge, in any order, to the bits of the whole: %s`, (_, change) => {
      const spec = { ...SPEC, ...change };
      const parts = Array.from({ length: count }, (__, i) => shard(i, count, spec)).reverse();
      expect(merged(parts)).toEqual(whole(spec));
    });
  }

  it('of a shard number that is not there are an issue', () => {
    for (const [index, count] of [
      [3, 3],
      [-1, 2],
      [0, 0],
      [0.5, 2],
    ] as const) {
      expect(runShard(PROGRAM, VALUES, SPEC, index, count).issues.map(({ code }) => code)).toEqual(['simulate.shard']);
    }
  });
});

describe('parts that do not belong', () => {
  const [a, b, c] = [0, 1, 2].map((i) => shard(i, 3)) as [EnsemblePart, EnsemblePart, EnsemblePart];

  it('missing ones are named by their draws', () => {
    expect(codes([a, c])).toEqual(['simulate.parts-missing']);
    expect(codes([a, b])).toEqual(['simulate.parts-missing']);
    expect(codes([b, c])).toEqual(['simulate.parts-missing']);
    const found = mergeShards([a, c]);
    expect(describeIssue(found.issues[0]!, 'en')).toContain(`${b.part.range[0]} … ${b.part.range[1] - 1}`);
    expect(codes([])).toEqual(['simulate.parts-none']);
  });

  it('repeated and overlapping ones', () => {
    expect(codes([a, b, b, c])).toEqual(['simulate.parts-overlap']);
    // Half of the draws beside all thirds: both ends of the half overlap.
    expect(codes([a, shard(0, 2), b, c])).toEqual(['simulate.parts-overlap', 'simulate.parts-overlap']);
  });

  it('of another model, other values, another seed, method, number of draws or set of quantiles', () => {
    const other = smallModel();
    const wider = {
      ...other,
      exogenous: [...other.exogenous.slice(0, 4), uncertain('fixed_cost', 3, { kind: 'normal', sd: 1 })],
    };
    const strangers = [
      shard(1, 3, SPEC, new Map([['tax', [22]]])),
      shard(1, 3, { ...SPEC, seed: 8 }),
      shard(1, 3, { ...SPEC, method: 'lhs' }),
      shard(1, 3, { ...SPEC, quantiles: [0.5] }),
      shard(1, 3, SPEC, VALUES, smallProgram(wider)),
      shard(1, 3, SPEC, VALUES, { ...PROGRAM, scalars: PROGRAM.scalars.map((row) => row.map((x) => x + 1)) }),
    ];
    for (const stranger of strangers) expect(codes([a, stranger, c])).toContain('simulate.parts-differ');
  });
});

describe('a part as bytes', () => {
  const part = shard(1, 3);
  const stream = shard(0, 2, { ...SPEC, memory: 50_000 });

  it('comes back exactly, kept or streamed', () => {
    for (const one of [part, stream]) {
      const found = readPart(printPart(one), 'one.part');
      expect(found).toEqual({ ok: true, value: { ...one, name: 'one.part' }, issues: [] });
    }
  });

  it('merges after the journey to the bits of the whole', () => {
    const parts = [0, 1, 2, 3].map((i) => readPart(printPart(shard(i, 4)), `${i}`));
    expect(merged(parts.map((found) => (found.ok ? found.value : part)))).toEqual(whole());
  });

  it('with any byte changed, cut short or lengthened is refused', () => {
    const bytes = printPart(stream);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = bytes.slice();
        damaged[at]! ^= change;
        // The word between the length and the fingerprint is not used.
        const unused = at >= 12 && at < 16;
        expect(readPart(damaged, 'x').ok).toBe(unused);
        expect(readPart(bytes.slice(0, at), 'x').ok).toBe(false);
      }),
      { numRuns: 300 },
    );
    expect(readPart(Uint8Array.from([...bytes, 0]), 'x').ok).toBe(false);
  });

  it('that is none at all is refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const found = readPart(bytes, 'noise.bin');
        expect(found.issues.map(({ code }) => code)).toEqual(['simulate.part-format']);
      }),
    );
  });
});
