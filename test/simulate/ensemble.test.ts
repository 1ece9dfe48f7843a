import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../engine/compile/index.ts';
import type { Assignment, Program } from '../../engine/compile/types.ts';
import { describeIssue } from '../../engine/messages/index.ts';
import { hashOf, runEnsemble } from '../../engine/simulate/index.ts';
import { openEnsemble, type EnsembleSession } from '../../engine/simulate/ensemble/session.ts';
import { createMachine } from '../../engine/simulate/machine.ts';
import type { EnsembleRun, EnsembleSpec, Part, SamplingMethod } from '../../engine/simulate/types.ts';
import { fixed, linked, now, op, variable } from '../compile/tree.ts';
import { correlation, KS_LIMIT, kolmogorov, meanOfSample, rankCorrelation, varianceOfSample } from './samples.ts';
import { FINALS, GROWTH_NOISE, smallModel, smallProgram, TREND_NOISE, uncertain } from './small-model.ts';

const SPEC: EnsembleSpec = { draws: 3000, seed: 20210420, method: 'random', quantiles: [0.05, 0.25, 0.5, 0.75, 0.95] };
const AS_IS: Assignment = new Map();
const PROGRAM = smallProgram();

function run(
  spec: Partial<EnsembleSpec> = {},
  program = PROGRAM,
  values = AS_IS,
  machine = createMachine(program),
): EnsembleRun {
  const found = runEnsemble(program, values, { ...SPEC, ...spec }, { machine });
  if (!found.ok) throw new Error(found.issues.map((issue) => describeIssue(issue, 'en')).join('\n'));
  return found.value;
}

/** A fingerprint of every number of a result. */
function fingerprint({ series, finals, targets, joint }: EnsembleRun): string {
  const columns = [...[...series.values()].flatMap((entry) => entry.columns), ...finals.values()];
  const numbers = columns.flatMap(({ mean, sd, quantiles, holes }) => [mean, sd, ...quantiles, holes]);
  const counts = [...targets, ...joint].flatMap(({ met, of, probability }) => [met ?? 0, of ?? 0, probability]);
  return hashOf(Float64Array.from([...numbers, ...counts]));
}

function open(spec: Partial<EnsembleSpec> = {}, program = PROGRAM): EnsembleSession {
  const session = openEnsemble(program, { ...SPEC, ...spec });
  if (!session.ok) throw new Error('not opened');
  return session.value;
}

function valueOf<T>(found: { readonly ok: boolean; readonly value?: T }): T {
  expect(found.ok).toBe(true);
  return found.value as T;
}

function drawsOf(
  series: string,
  year: number,
  spec: Partial<EnsembleSpec> = {},
  program = PROGRAM,
  values = AS_IS,
): Float64Array {
  const session = open(spec, program);
  valueOf(session.update(values));
  return session.draws(series, year)!;
}

describe('the same bits', () => {
  const expected = fingerprint(run());

  it.each([64, 100, 256, 512, 1000, 4096])('with blocks of %d draws', (blockSize) => {
    expect(fingerprint(run({}, PROGRAM, AS_IS, createMachine(PROGRAM, { blockSize })))).toBe(expected);
  });

  it('with the machine in TypeScript and the default one', () => {
    expect(fingerprint(run({}, PROGRAM, AS_IS, createMachine(PROGRAM, { backend: 'js' })))).toBe(expected);
    expect(fingerprint(run({}, PROGRAM, AS_IS, createMachine(PROGRAM)))).toBe(expected);
  });

  it('when years that were alike come to differ, and when they are alike again', () => {
    const paths = [
      [2.7, 5, 5, 5, 5, 5],
      [2.7, 5, 5, 7, 7, 7],
      [2.7, 4, 5, 6, 7, 8],
      [2.7, 6, 6, 6, 6, 6],
    ];
    const session = open();
    for (const path of paths) {
      const values = new Map([['growth', path]]);
      // A machine of its own keeps every column in a place of its own.
      const apart = run({}, PROGRAM, values, createMachine(PROGRAM, { backend: 'js' }));
      expect(fingerprint(valueOf(session.update(values)))).toBe(fingerprint(apart));
      expect(fingerprint(valueOf(runEnsemble(PROGRAM, values, SPEC)))).toBe(fingerprint(apart));
    }
  });

  it('streamed, when columns of equal years share a place and when none does', () => {
    const little = { memory: 1 };
    const apart = run(little, PROGRAM, AS_IS, createMachine(PROGRAM));
    expect(fingerprint(valueOf(runEnsemble(PROGRAM, AS_IS, { ...SPEC, ...little })))).toBe(fingerprint(apart));
  });

  it.each(['random', 'lhs', 'sobol'] as const)('in an open ensemble and in a run from nothing (%s)', (method) => {
    const session = open({ method });
    expect(fingerprint(valueOf(session.update(AS_IS)))).toBe(fingerprint(run({ method })));
  });

  it('differ with the seed and with the method', () => {
    const all = [run(), run({ seed: 1 }), run({ method: 'lhs' }), run({ method: 'sobol' })].map(fingerprint);
    expect(new Set(all).size).toBe(4);
  });
});

describe('an open ensemble after a change', () => {
  const choices: readonly (readonly [string, readonly number[]])[] = [
    ['growth', [2.7, 5, 5, 5, 5, 5]],
    ['growth', [2.7, 6, 6, 5.5, 5.5, 7]],
    ['tax', [18]],
    ['tax', [27]],
    ['lift', [2]],
    ['share', [0.55]],
    ['fixed_cost', [2.5]],
  ];

  it('has the bits of a run from nothing, whatever moved before, over any of the draws', () => {
    const moves = fc.array(fc.tuple(fc.constantFrom(...choices), fc.constantFrom(300, 1024, 3000)), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(moves, (list) => {
        const session = open();
        const values = new Map<string, readonly number[]>();
        for (const [[id, value], draws] of list) {
          values.set(id, value);
          const found = valueOf(session.update(values, { draws }));
          expect(fingerprint(found)).toBe(fingerprint(run({ draws }, PROGRAM, values)));
        }
      }),
      { numRuns: 12 },
    );
  });

  it('has no draws to show from the first step of an update until its end, and then those of a run from nothing', () => {
    const session = open();
    expect(session.draws('gdp', 2025)).toBeUndefined();
    for (const growth of [4, 5]) {
      const values = new Map([['growth', [2.7, growth, growth, growth, growth, growth]]]);
      const steps = session.updateSteps(values);
      let step = steps.next();
      let taken = 0;
      for (; !step.done; step = steps.next()) {
        taken++;
        expect(session.draws('gdp', 2025)).toBeUndefined();
      }
      expect(taken).toBeGreaterThan(1);
      expect(session.draws('gdp', 2025)).toEqual(drawsOf('gdp', 2025, {}, PROGRAM, values));
    }
    session.updateSteps(AS_IS).next();
    expect(session.draws('gdp', 2025)).toBeUndefined();
  });

  it('leaves out targets and series that nobody looks at, and has the bits of a run from nothing when they are asked for again', () => {
    const all = ['gdp', 'revenue', 'room'].map((series) => ({ series, years: [2023, 2025] }));
    const little = { wanted: all, finals: [], quantiles: [0.5] };
    const ids = run(little).targets.map(({ id }) => id);
    const looks = fc.record({
      draws: fc.constantFrom(300, 1024),
      leaveOut: fc.subarray([...ids]),
      wanted: fc.oneof(fc.constant(all), fc.subarray(all)),
      onlyWanted: fc.boolean(),
    });
    const moves = fc.array(fc.tuple(fc.constantFrom(...choices), looks), { minLength: 1, maxLength: 6 });
    const inTypeScript = createMachine(PROGRAM, { backend: 'js', tiles: 12 });
    fc.assert(
      fc.property(moves, fc.boolean(), (list, plain) => {
        const session = valueOf(openEnsemble(PROGRAM, { ...SPEC, ...little }, plain ? inTypeScript : undefined));
        const values = new Map<string, readonly number[]>();
        for (const [[id, value], look] of list) {
          const { leaveOut, ...spec } = look;
          values.set(id, value);
          const found = valueOf(session.update(values, look));
          const whole = run({ ...little, wanted: spec.wanted, draws: spec.draws }, PROGRAM, values);
          expect(found.targets).toEqual(whole.targets.filter((target) => !leaveOut.includes(target.id)));
          expect(found.series).toEqual(whole.series);
          if (leaveOut.length === 0) expect(fingerprint(found)).toBe(fingerprint(whole));
          for (const { series } of all) {
            const left = spec.onlyWanted && !spec.wanted.some((one) => one.series === series);
            const draws = session.draws(series, 2025);
            if (left) expect(draws).toBeUndefined();
            else expect(draws).toEqual(drawsOf(series, 2025, { draws: spec.draws }, PROGRAM, values));
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('computes less for it: steps that only a target left out needs are not run again', () => {
    const machine = createMachine(PROGRAM, { tiles: 12 });
    const read: (ReadonlySet<number> | undefined)[] = [];
    const noting = {
      ...machine,
      compute: (...asked: Parameters<typeof machine.compute>) => (read.push(asked[2]?.read), machine.compute(...asked)),
    };
    const session = valueOf(openEnsemble(PROGRAM, { ...SPEC, wanted: [], finals: [] }, noting));
    const [first = '', ...others] = valueOf(session.update(AS_IS)).targets.map(({ id }) => id);
    valueOf(session.update(new Map([['growth', [2.7, 4, 4, 4, 4, 4]]]), { leaveOut: [first] }));
    const columns = others.map((id) => PROGRAM.layout.finalColumn(`${id}:met`));
    expect([...(read.at(-1) ?? [])]).toEqual(columns);
    valueOf(session.update(new Map([['growth', [2.7, 4, 4, 4, 4, 4]]])));
    expect(read.slice(-12)).toEqual(new Array(12).fill(undefined));
  });

  it('keeps the summaries that the change does not reach as the same objects', () => {
    const session = open();
    const before = valueOf(session.update(AS_IS));
    const after = valueOf(session.update(new Map([['tax', [22]]])));
    // tax reaches revenue and room; gdp, trend and cost stay.
    for (const id of ['gdp', 'trend', 'cost', 'growth']) {
      expect(after.series.get(id)!.columns.every((column, i) => column === before.series.get(id)!.columns[i])).toBe(
        true,
      );
    }
    for (const id of ['revenue', 'room'])
      expect(after.series.get(id)!.columns[5]).not.toBe(before.series.get(id)!.columns[5]);
  });

  it('runs only what stands on the change: a machine that notes what it is asked for', () => {
    const machine = createMachine(PROGRAM, { tiles: 12 });
    const ran: (readonly string[] | undefined)[] = [];
    const counting = {
      ...machine,
      compute: (tile: number, draws: number, part?: Part) => (
        ran.push(part?.parameters),
        machine.compute(tile, draws, part)
      ),
    };
    const session = valueOf(openEnsemble(PROGRAM, SPEC, counting));
    valueOf(session.update(AS_IS));
    expect(ran).toEqual(new Array(12).fill(undefined));
    valueOf(session.update(new Map([['tax', [22]]])));
    expect(ran.slice(12)).toEqual(new Array(12).fill(['tax']));
    valueOf(session.update(new Map([['tax', [22]]])));
    expect(ran.length).toBe(24);
  });

  it('summarises only what is asked for, and leaves earlier results alone', () => {
    const session = open();
    const first = valueOf(session.update(AS_IS, { wanted: [{ series: 'gdp', years: [2025] }], finals: [] }));
    expect([...first.series.keys()]).toEqual(['gdp']);
    const before = fingerprint(first);
    const flags = first.flags.met[1]!.slice();
    valueOf(session.update(new Map([['tax', [16]]])));
    expect(fingerprint(first)).toBe(before);
    expect(first.flags.met[1]).toEqual(flags);
  });

  it('that was stopped half way is made good by the next', () => {
    const session = open();
    valueOf(session.update(AS_IS));
    const moved = new Map([['growth', [2.7, 4, 4, 4, 4, 4]]]);
    const stopped = session.update(moved, {}, { cancelled: () => true });
    expect(stopped.ok).toBe(false);
    expect(stopped.issues.map(({ code }) => code)).toEqual(['simulate.cancelled']);
    expect(fingerprint(valueOf(session.update(moved)))).toBe(fingerprint(run({}, PROGRAM, moved)));
    expect(fingerprint(valueOf(session.update(AS_IS)))).toBe(fingerprint(run()));
  });

  it('can be left after any step, also where it makes ready what stands still, and leaves the next one its bits', () => {
    const [left, next] = [new Map([['growth', [2.7, 3, 3, 3, 3, 3]]]), new Map([['growth', [2.7, 9, 9, 9, 9, 9]]])];
    const expected = fingerprint(run({}, PROGRAM, next));
    for (let taken = 1, over = false; !over; taken++) {
      const session = open();
      session.update(AS_IS);
      const steps = session.updateSteps(left);
      for (let step = 0; step < taken && !over; step++) over = steps.next().done === true;
      expect(fingerprint(valueOf(session.update(next)))).toBe(expected);
    }
  });

  it('begins anew where another one came between', () => {
    const session = open();
    const [slow, fast] = [new Map([['growth', [1]]]), new Map([['growth', [9]]])];
    const first = session.updateSteps(slow);
    for (let step = 0; step < 12; step++) first.next();
    expect(fingerprint(valueOf(session.update(fast)))).toBe(fingerprint(run({}, PROGRAM, fast)));
    let end = first.next();
    while (!end.done) end = first.next();
    expect(fingerprint(valueOf(end.value))).toBe(fingerprint(run({}, PROGRAM, slow)));
  });
});

describe('draws stay where they are', () => {
  it('when the number of draws changes (random and Sobol)', () => {
    for (const method of ['random', 'sobol'] as const) {
      const many = drawsOf('room', 2025, { method });
      expect(drawsOf('room', 2025, { method, draws: 700 })).toEqual(many.slice(0, 700));
    }
  });

  it('when a parameter is added, in front or behind (random and Latin hypercube)', () => {
    const { exogenous } = smallModel();
    const extra = uncertain('extra', 1, { kind: 'normal', sd: 1 });
    for (const method of ['random', 'lhs'] as const) {
      for (const parameters of [
        [extra, ...exogenous],
        [...exogenous, extra],
      ]) {
        const program = compile(smallModel({ exogenous: parameters }), { finals: FINALS });
        expect(drawsOf('room', 2025, { method }, program)).toEqual(drawsOf('room', 2025, { method }));
      }
    }
  });

  it('when the program keeps only what one output needs', () => {
    const part = compile(smallModel(), { outputs: ['cost'] });
    expect(part.parameters.length).toBeLessThan(PROGRAM.parameters.length);
    for (const method of ['random', 'lhs', 'sobol'] as const) {
      expect(drawsOf('cost', 2025, { method }, part)).toEqual(drawsOf('cost', 2025, { method }));
    }
  });

  it('between scenarios: common random numbers make the difference of two almost free of noise', () => {
    const more = new Map([['growth', [2.7, 6.5, 6.5, 6, 6, 6]]]);
    const [a, b] = [drawsOf('gdp', 2025), drawsOf('gdp', 2025, {}, PROGRAM, more)];
    const difference = b.map((x, i) => x - a[i]!);
    expect(difference.every((x) => x > 0)).toBe(true);
    expect(varianceOfSample(difference)).toBeLessThan(varianceOfSample(a) / 100);
  });
});

describe('what is drawn', () => {
  const N = 40_000;
  const spec = { draws: N };

  it('growth and tax have the declared rank correlation of 0.4 in every year', () => {
    // One model in which both parameters can be read off: growth without noise, tax as revenue / gdp.
    const { exogenous, order } = smallModel();
    const quiet = exogenous.map((parameter) =>
      parameter.id === 'growth' ? { ...parameter, noise: undefined } : parameter,
    );
    const program = compile(smallModel({ exogenous: quiet, order }));
    const session = open(spec, program);
    valueOf(session.update(AS_IS));
    const [growth, gdp, revenue] = ['growth', 'gdp', 'revenue'].map((id) => session.draws(id, 2023)!);
    const tax = revenue!.map((x, i) => x / gdp![i]!);
    // The standard error of a rank correlation is about (1 - ρ²)/√n × 1.06 = 0.0045.
    expect(Math.abs(rankCorrelation(growth!, tax) - 0.4)).toBeLessThan(0.015);
    expect(correlation(growth!, session.draws('growth', 2025)!)).toBeCloseTo(1, 12);
  });

  it('growth has the variance of its distribution and of its persistent noise, year by year', () => {
    const session = open(spec);
    valueOf(session.update(AS_IS));
    // 0.8² + 1.5² × (1 + ρ² + … ) with ρ = 0.3: after k years 2.25 × (1 - 0.09^k) / 0.91
    for (const [k, year] of [
      [1, 2021],
      [2, 2022],
      [5, 2025],
    ] as const) {
      const variance = 0.64 + (2.25 * (1 - 0.09 ** k)) / 0.91;
      expect(Math.abs(varianceOfSample(session.draws('growth', year)!) / variance - 1)).toBeLessThan(
        4 * Math.sqrt(2 / N),
      );
    }
    expect(session.draws('growth', 2020)!.every((x) => x === 2.7)).toBe(true);
  });

  it('noise of two series with a common factor is correlated as their shares say', () => {
    // Innovations: √0.5 F + … against -√0.25 F + …: -√0.125 = -0.3536 of sd 1.5 and 0.02.
    const quiet = smallModel().exogenous.map((parameter) => ({
      ...parameter,
      distribution: undefined,
      noise: parameter.noise && { ...GROWTH_NOISE, persistence: 0 },
    }));
    const program = compile(smallModel({ exogenous: quiet, correlations: [] }));
    const session = open(spec, program);
    valueOf(session.update(AS_IS));
    const growth = session.draws('growth', 2021)!;
    const trend = session.draws('trend', 2021)!;
    expect(Math.abs(correlation(growth, trend) + Math.sqrt(0.125))).toBeLessThan(4 / Math.sqrt(N));
    expect(Math.abs(varianceOfSample(trend) / TREND_NOISE.sd ** 2 - 1)).toBeLessThan(4 * Math.sqrt(2 / N));
    expect(Math.abs(correlation(growth, session.draws('growth', 2022)!))).toBeLessThan(4 / Math.sqrt(N));
  });

  it('the sum of a normal and a uniform parameter has the mean and variance of the sum', () => {
    const model = linked(
      [2020, 2021],
      [uncertain('a', 3, { kind: 'normal', sd: 2 }), uncertain('b', 10, { kind: 'uniform', halfWidth: 3 })],
      [variable('x', op(fixed('a'), '+', fixed('b'))), variable('y', now('x'))],
    );
    const { mean, sd } = run({ draws: N }, compile(model)).series.get('y')!.columns[1]!;
    // mean 13, variance 4 + 36/12 = 7
    expect(Math.abs(mean - 13)).toBeLessThan(4 * Math.sqrt(7 / N));
    expect(Math.abs(sd ** 2 - 7)).toBeLessThan(4 * 7 * Math.sqrt(2 / N));
  });

  it('correlated parameters of any kind keep their own distribution', () => {
    const session = open(spec);
    valueOf(session.update(AS_IS));
    const tax = session.draws('revenue', 2020)!;
    // In 2020 gdp is 100, so revenue is the tax share: triangular on 15 to 28 with mode 20.
    expect(kolmogorov(tax, (x) => (x < 20 ? (x - 15) ** 2 / 65 : 1 - (28 - x) ** 2 / 104))).toBeLessThan(KS_LIMIT);
    expect(Math.abs(meanOfSample(tax) - 21)).toBeLessThan(4 * Math.sqrt(129 / 18 / N));
  });
});

describe('results', () => {
  it('count targets, their sets and holes by the draws themselves', () => {
    const session = open();
    const found = valueOf(session.update(AS_IS, { joint: [{ id: 'binding', targets: ['gdp', 'revenue'] }] }));
    const [gdp, revenue, room] = ['gdp', 'revenue', 'room'].map((id) => session.draws(id, 2025)!);
    const count = (met: (i: number) => boolean): number => gdp!.filter((_, i) => met(i)).length;
    const known = count((i) => !Number.isNaN(room![i]!));
    expect(found.targets.map(({ id, met, of }) => [id, met, of])).toEqual([
      ['gdp', count((i) => gdp![i]! >= 130), 3000],
      ['revenue', count((i) => revenue![i]! >= 27), 3000],
      ['room', count((i) => room![i]! > 0), known],
    ]);
    expect(known).toBeLessThan(3000);
    expect(found.joint.map(({ id, met, of }) => [id, met, of])).toEqual([
      ['all', count((i) => gdp![i]! >= 130 && revenue![i]! >= 27 && room![i]! > 0), known],
      ['binding', count((i) => gdp![i]! >= 130 && revenue![i]! >= 27), 3000],
    ]);
    expect(found.series.get('room')!.columns[5]!.holes).toBe(3000 - known);
  });

  it('state the binomial error: p = 0.5 of 10,000 draws is 0.005', () => {
    const { targets } = run({ draws: 10_000 });
    for (const { probability: p, of, standardError } of targets)
      expect(standardError).toBeCloseTo(Math.sqrt((p * (1 - p)) / of), 12);
  });

  it('give pictures of the distributions asked for', () => {
    const { histograms } = run({ histograms: [{ series: 'gdp', year: 2025, bins: 20 }] });
    const picture = histograms.get('gdp@2025')!;
    expect(picture.counts.reduce((a, b) => a + b, 0)).toBe(3000);
    expect(picture.counts.length).toBe(20);
  });

  it('progress to the end, tile by tile', () => {
    const seen: number[] = [];
    runEnsemble(PROGRAM, AS_IS, SPEC, { onProgress: ({ done, draws }) => seen.push(done / draws) });
    expect(seen.length).toBe(12);
    expect(seen.at(-1)).toBe(1);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  });

  it('of one draw and of 257 draws are whole', () => {
    for (const draws of [1, 257]) {
      const found = run({ draws });
      expect(found.targets[0]!.of).toBe(draws);
      expect(found.series.get('gdp')!.columns[5]!.mean).not.toBeNaN();
    }
  });
});

describe('streaming when memory is short', () => {
  const draws = 20_000;
  const kept = run({ draws });
  const streamed = run({ draws, memory: 100_000 });

  it('says so, with a bound that every quantile keeps', () => {
    expect(kept.quantileMethod).toEqual({ kind: 'exact' });
    const method = streamed.quantileMethod;
    if (method.kind !== 'streamed') throw new Error('not streamed');
    expect(method.worstError).toBeLessThan(0.005);
    for (const [id, { columns }] of streamed.series) {
      columns.forEach(({ quantiles }, i) => {
        const exact = kept.series.get(id)!.columns[i]!.quantiles;
        const width = exact[4]! - exact[0]!;
        quantiles.forEach((x, q) =>
          expect(Math.abs(x - exact[q]!)).toBeLessThanOrEqual(method.worstError! * width * 1.01),
        );
      });
    }
  });

  it('keeps probabilities, means and spreads exact', () => {
    expect(streamed.targets).toEqual(kept.targets);
    expect(streamed.joint).toEqual(kept.joint);
    for (const [id, { columns }] of streamed.series) {
      columns.forEach(({ mean, sd, holes }, i) => {
        const exact = kept.series.get(id)!.columns[i]!;
        expect([mean, sd, holes]).toEqual([exact.mean, exact.sd, exact.holes]);
      });
    }
  });
});

describe('bad input', () => {
  const wrong: readonly [string, Partial<EnsembleSpec>][] = [
    ['simulate.draws', { draws: 0 }],
    ['simulate.draws', { draws: 1e9 }],
    ['simulate.draws', { draws: 12.5 }],
    ['simulate.draws', { draws: NaN }],
    ['simulate.draws', { draws: '1000' as unknown as number }],
    ['simulate.seed', { seed: -1 }],
    ['simulate.seed', { seed: 1.5 }],
    ['simulate.seed', { seed: Number('abc') }],
    ['simulate.method', { method: 'soboll' as SamplingMethod }],
    ['simulate.quantile', { quantiles: [0.5, 1] }],
    ['simulate.part', { part: [100, 3000] }],
    ['simulate.part', { part: [0, 4000] }],
    ['simulate.unknown-series', { wanted: [{ series: 'gpd', years: [2025] }] }],
    ['simulate.unknown-year', { wanted: [{ series: 'gdp', years: [2040] }] }],
    ['simulate.unknown-target', { joint: [{ id: 'two', targets: ['gdp', 'revenu'] }] }],
    ['simulate.unknown-series', { finals: ['gdp:mesure'] }],
  ];
  it.each(wrong)('%s for %o, with a sentence in both languages', (code, spec) => {
    const found = openEnsemble(PROGRAM, { ...SPEC, ...spec });
    expect(found.ok).toBe(false);
    const issue = found.issues.find((entry) => entry.code === code);
    if (!issue) throw new Error(`no ${code}`);
    for (const lang of ['zh', 'en'] as const) {
      expect(describeIssue(issue, lang)).not.toMatch(/undefined|NaN…/);
      expect(describeIssue(issue, lang).length).toBeGreaterThan(8);
    }
  });

  it('all at once: draws, seed and method', () => {
    const found = runEnsemble(PROGRAM, AS_IS, { ...SPEC, draws: 0, seed: 0.5, method: 'x' as SamplingMethod });
    expect(found.issues.map(({ code }) => code)).toEqual(['simulate.draws', 'simulate.seed', 'simulate.method']);
  });

  it('an impossible distribution, noise or correlation names its parameter', () => {
    const bad = smallModel({
      exogenous: [
        ...smallModel().exogenous.slice(0, 1),
        uncertain('tax', 20, { kind: 'triangular', min: 30, max: 28 }),
      ],
      correlations: [{ a: 'growth', b: 'tax', rank: 2, place: {} }],
    });
    const program: Program = { ...PROGRAM, linked: bad, parameters: bad.exogenous };
    const codes = runEnsemble(program, AS_IS, SPEC).issues.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['simulate.correlation-range', 'simulate.support']));
    const loud = smallModel({
      exogenous: smallModel().exogenous.map((p) =>
        p.noise ? { ...p, noise: { sd: -1, persistence: 1, common: { cycle: 1.5 } } } : p,
      ),
    });
    const noisy = runEnsemble({ ...PROGRAM, linked: loud }, AS_IS, SPEC).issues;
    expect(noisy.map((issue) => issue.more?.field)).toEqual(['sd', 'persistence', 'common']);
  });

  it('a value that is not a number stops the run and says where', () => {
    const found = runEnsemble(PROGRAM, new Map([['tax', [NaN]]]), SPEC);
    expect(found.ok).toBe(false);
    expect(found.issues[0]).toMatchObject({ code: 'simulate.value', place: { variable: 'tax' } });
  });

  it('warns when a normal distribution leaves the bounds of its parameter', () => {
    const exogenous = smallModel().exogenous.map((p) => (p.id === 'growth' ? { ...p, bounds: [5, 20] as const } : p));
    const program = compile(smallModel({ exogenous }), { finals: FINALS });
    const { issues } = runEnsemble(program, AS_IS, SPEC);
    expect(issues.map(({ code, place }) => [code, place.year])).toContainEqual(['simulate.beyond-bounds', 2021]);
  });
});
