import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { compile, type Program } from '../../engine/compile/index.ts';
import { createMachine, createPathMachine } from '../../engine/simulate/machine.ts';
import { exp, log, pow } from '../../engine/simulate/math.ts';
import type { LinkedModel } from '../../engine/model/types.ts';
import type { Part } from '../../engine/simulate/types.ts';
import { call, fixed, linked, now, num, op, parameter, variable } from '../compile/tree.ts';
import { readPlainly } from '../compile/naive.ts';
import { FIRST, LAST, randomCase, type RandomCase } from '../compile/random-model.ts';
import { allBits, bitsOf, feed, inputsOf } from './drive.ts';

/** Bits of every series and final, each worked out by the plain reading. */
function plainBits(
  program: Program,
  model: LinkedModel,
  finals: RandomCase['finals'],
  draws: number,
): readonly string[] {
  const yearly = (id: string): boolean => model.exogenous.some((p) => p.id === id && p.varies === 'yearly');
  const readings = Array.from({ length: draws }, (_, draw) => readPlainly(model, inputsOf(draw, yearly)));
  const line = (name: string, value: (n: number) => number): string =>
    `${name}: ${readings.map((_, n) => bitsOf(value(n))).join(' ')}`;
  return [
    ...program.series.flatMap((id) =>
      program.years.map((year) => line(`${id}[${year}]`, (n) => readings[n]?.value(id, year) ?? NaN)),
    ),
    ...finals.map((final) => line(final.id, (n) => readings[n]?.final(final.body) ?? NaN)),
  ];
}

describe.each(['js', 'wasm'] as const)('the %s machine', (backend) => {
  it('gives the bits of the plain reading of any model, for any block size and number of draws', () => {
    const property = fc.property(
      randomCase,
      fc.constantFrom(1, 2, 5, 8),
      fc.integer({ min: 1, max: 8 }),
      ({ model, finals }, blockSize, wanted) => {
        const program = compile(model, { finals });
        const machine = createMachine(program, { backend, blockSize, tiles: 2 });
        const draws = Math.min(wanted, blockSize);
        feed(program, machine, 1);
        machine.compute(1, draws);
        expect(machine.backend).toBe(backend);
        expect(allBits(program, machine, 1, draws)).toEqual(plainBits(program, model, finals, draws));
      },
    );
    fc.assert(property, { numRuns: 400 });
  });

  it('gives the same bits when only some outputs to some year are wanted', () => {
    const wanted = fc.record({
      outputs: fc.subarray(['a', 'b', 'c', 'd', 'rate', 'wave']),
      lastYear: fc.integer({ min: FIRST, max: LAST }),
    });
    const property = fc.property(randomCase, wanted, ({ model, finals }, options) => {
      const bits = (program: Program): ReadonlyMap<string, string> => {
        const machine = createMachine(program, { backend, blockSize: 3 });
        feed(program, machine, 0);
        machine.compute(0, 3);
        return new Map(allBits(program, machine, 0, 3).map((line) => [line.split(':')[0] ?? '', line]));
      };
      const whole = bits(compile(model, { finals }));
      for (const [name, line] of bits(compile(model, { ...options, finals }))) expect(line).toBe(whole.get(name));
    });
    fc.assert(property, { numRuns: 200 });
  });

  it('gives the same bits when only what lies downstream of a change is run again', () => {
    const property = fc.property(
      randomCase,
      fc.subarray(['alpha', 'beta', 'rate', 'wave'], { minLength: 1 }),
      ({ model, finals }, changed) => {
        const program = compile(model, { finals });
        const [part, whole] = [
          createMachine(program, { backend, blockSize: 4 }),
          createMachine(program, { backend, blockSize: 4 }),
        ];
        feed(program, part, 0);
        part.compute(0, 4);
        const change = (id: string): string => (changed.includes(id) ? `${id} moved` : id);
        feed(program, part, 0, change);
        part.compute(0, 4, { parameters: changed });
        feed(program, whole, 0, change);
        whole.compute(0, 4);
        expect(allBits(program, part, 0, 4)).toEqual(allBits(program, whole, 0, 4));
      },
    );
    fc.assert(property, { numRuns: 200 });
  });
});

describe('exp, log and pow in WebAssembly', () => {
  const points = readFileSync(new URL('./math-reference.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  const doubles = new DataView(new ArrayBuffer(8));
  const fromBits = (hex: string): number => {
    doubles.setBigUint64(0, BigInt(`0x${hex || '0'}`));
    return doubles.getFloat64(0);
  };
  const special = [0, -0, 1, -1, NaN, Infinity, -Infinity, 5e-324, -5e-324, 1e300, -1e300, 709.9, -745.2, 0.5];

  it('have the bits of math.ts wherever those were measured, and at every special value', () => {
    const pairs = [
      ...points.map((line) => line.split(',')).map(([, x = '', y = '']) => [fromBits(x), fromBits(y)] as const),
      ...special.flatMap((x) => special.map((y) => [x, y] as const)),
    ];
    const inputs = [parameter('x', 'constant'), parameter('y', 'constant')];
    const model = linked([2020, 2020], inputs, [
      variable('exp', call('exp', fixed('x'))),
      variable('log', call('log', fixed('x'))),
      variable('pow', op(fixed('x'), '^', fixed('y'))),
    ]);
    const program = compile(model);
    const machine = createMachine(program, { blockSize: pairs.length });
    const column = (id: string) => machine.column(0, program.layout.inputColumn(id, 0) ?? -1);
    pairs.forEach(([x, y], draw) => ([column('x')[draw], column('y')[draw]] = [x, y]));
    machine.compute(0, pairs.length);
    const found = (id: string) => Array.from(machine.column(0, program.layout.seriesColumn(id, 0) ?? -1), bitsOf);
    expect(machine.backend).toBe('wasm');
    expect(found('exp')).toEqual(pairs.map(([x]) => bitsOf(exp(x))));
    expect(found('log')).toEqual(pairs.map(([x]) => bitsOf(log(x))));
    expect(found('pow')).toEqual(pairs.map(([x, y]) => bitsOf(pow(x, y))));
  });
});

describe('the machine for single runs', () => {
  it('gives the bits of the plain reading, on both backends', () => {
    const property = fc.property(
      randomCase,
      fc.constantFrom('js' as const, 'wasm' as const),
      ({ model, finals }, backend) => {
        const program = compile(model, { finals });
        const machine = createPathMachine(program, backend);
        feed(program, machine, 0);
        machine.compute(0, 1);
        expect(machine.backend).toBe(backend);
        expect(allBits(program, machine, 0, 1)).toEqual(plainBits(program, model, finals, 1));
      },
    );
    fc.assert(property, { numRuns: 300 });
  });
});

describe('a machine that keeps only what is wanted', () => {
  const change = (changed: readonly string[], times: number) => (id: string) =>
    changed.includes(id) ? `${id} ${times}` : id;

  it('gives the same bits in what it keeps, whatever is run again after whatever changes, in any tile', () => {
    const changes = fc.array(
      fc.record({ changed: fc.subarray(['alpha', 'beta', 'rate', 'wave']), tile: fc.integer({ min: 0, max: 1 }) }),
      { maxLength: 8 },
    );
    const pick = fc.array(fc.nat({ max: 60 }), { maxLength: 8 });
    const property = fc.property(randomCase, changes, pick, ({ model, finals }, events, picked) => {
      const program = compile(model, { finals });
      const wanted = picked.map((n) => n % program.layout.columns);
      const [part, whole] = [
        createMachine(program, { blockSize: 5, tiles: 2, wanted }),
        createMachine(program, { blockSize: 5 }),
      ];
      const partOf = rememberParts();
      const names: ((id: string) => string)[] = [(id) => id, (id) => id];
      [0, 1].forEach((tile) => (feed(program, part, tile), part.compute(tile, 5)));
      events.forEach(({ changed, tile }, n) => {
        const before = names[tile] ?? ((id) => id);
        names[tile] = (id) => change(changed, n)(before(id));
        feed(program, part, tile, names[tile]);
        part.compute(tile, 5, partOf(changed));
      });
      [0, 1].forEach((tile) => {
        feed(program, whole, 0, names[tile]);
        whole.compute(0, 5);
        for (const column of wanted) {
          const [found, expected] = [part.column(tile, column), whole.column(0, column)];
          expect(Array.from(found, bitsOf)).toEqual(Array.from(expected, bitsOf));
        }
      });
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('does not stand on what another change has made old', () => {
    // y stands on x for changes of alpha; a change of rate writes x without standing on anything.
    const model = linked(
      [2020, 2020],
      [parameter('alpha', 'constant'), parameter('rate', 'constant')],
      [variable('x', op(fixed('rate'), '*', num(2))), variable('y', op(now('x'), '+', fixed('alpha')))],
    );
    const program = compile(model);
    const y = program.layout.seriesColumn('y', 0) ?? -1;
    const machine = createMachine(program, { blockSize: 4, wanted: [y] });
    const [ofAlpha, ofRate] = [{ parameters: ['alpha'] }, { parameters: ['rate'] }];
    const put = (id: string, value: number) => machine.column(0, program.layout.inputColumn(id, 0) ?? -1).fill(value);
    const after = (id: string, value: number, part: Part) => (
      put(id, value),
      machine.compute(0, 4, part),
      machine.column(0, y)[0]
    );
    expect(after('alpha', 1, ofAlpha)).toBe(1);
    expect(after('rate', 5, ofRate)).toBe(11);
    expect(after('alpha', 2, ofAlpha)).toBe(12);
    expect(after('alpha', 3, ofAlpha)).toBe(13);
  });

  it('runs more draws than before, after fewer', () => {
    const grow = op(now('x', 1), '*', now('rate'));
    const model = linked(
      [2020, 2022],
      [parameter('rate', 'yearly'), parameter('alpha', 'constant')],
      [variable('x', grow, { start: 3 }), variable('y', op(now('x'), '+', fixed('alpha')))],
    );
    const program = compile(model);
    const last = program.layout.seriesColumn('y', 2) ?? -1;
    const machine = createMachine(program, { blockSize: 8, wanted: [last] });
    const rates = [1, 2].map((y) => machine.column(0, program.layout.inputColumn('rate', y) ?? -1));
    rates.forEach((rate) => rate.forEach((_, draw) => (rate[draw] = draw)));
    const ofAlpha = { parameters: ['alpha'] };
    machine.compute(0, 4, ofAlpha);
    machine.column(0, program.layout.inputColumn('alpha', 0) ?? -1).fill(1);
    machine.compute(0, 8, ofAlpha);
    // 3 · draw · draw + 1
    expect([...machine.column(0, last)]).toEqual([1, 4, 13, 28, 49, 76, 109, 148]);
  });

  it('gives the same bits where inputs pass through one place for all tiles', () => {
    const pick = fc.array(fc.nat({ max: 60 }), { maxLength: 8 });
    const property = fc.property(randomCase, pick, ({ model, finals }, picked) => {
      const program = compile(model, { finals });
      const wanted = picked.map((n) => n % program.layout.columns);
      const passing = createMachine(program, { blockSize: 5, tiles: 3, wanted, passing: true });
      const whole = createMachine(program, { blockSize: 5, tiles: 3 });
      [0, 1, 2].forEach((tile) => {
        for (const machine of [passing, whole]) {
          feed(program, machine, tile, change(['alpha', 'wave'], tile));
          machine.compute(tile, 5);
        }
      });
      for (const tile of [0, 1, 2])
        for (const column of wanted) {
          const [found, expected] = [passing.column(tile, column), whole.column(tile, column)];
          expect(Array.from(found, bitsOf)).toEqual(Array.from(expected, bitsOf));
        }
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('has no place for a passing input that nothing wanted needs', () => {
    const program = compile(
      linked(
        [2020, 2021],
        [parameter('rate', 'yearly'), parameter('other', 'yearly')],
        [variable('x', op(now('rate'), '+', num(1))), variable('y', op(now('other'), '+', num(1)))],
      ),
    );
    const wanted = [program.layout.seriesColumn('x', 1) ?? -1];
    const machine = createMachine(program, { wanted, passing: true, tiles: 2 });
    const input = (id: string, year: number) => program.layout.inputColumn(id, year) ?? -1;
    expect([input('rate', 1), input('rate', 0), input('other', 1)].map((c) => machine.keeps?.(c))).toEqual([
      true, false, false,
    ]); // prettier-ignore
    expect(machine.offset(1, input('rate', 1))).toBe(machine.offset(0, input('rate', 1)));
    expect(machine.offset(1, wanted[0] ?? -1)).not.toBe(machine.offset(0, wanted[0] ?? -1));
  });

  it('does not show what it does not keep', () => {
    const program = compile(
      linked([2020, 2021], [parameter('rate', 'yearly')], [variable('x', op(now('rate'), '+', num(1)))]),
    );
    const machine = createMachine(program, { wanted: [] });
    expect(machine.keeps?.(program.layout.seriesColumn('x', 0) ?? -1)).toBe(false);
    expect(() => machine.column(0, program.layout.seriesColumn('x', 0) ?? -1)).toThrow(RangeError);
  });
});

/** The same part for the same change, as a session has it. */
function rememberParts(): (parameters: readonly string[]) => Part {
  const known = new Map<string, Part>();
  return (parameters) => {
    const key = parameters.join();
    const part = known.get(key) ?? { parameters };
    known.set(key, part);
    return part;
  };
}

describe('where WebAssembly is not to be had', () => {
  const program = compile(
    linked([2020, 2021], [parameter('rate', 'yearly')], [variable('x', op(now('rate'), '+', num(1)))]),
  );
  afterEach(() => vi.unstubAllGlobals());

  it('the TypeScript machine runs when it is missing', () => {
    vi.stubGlobal('WebAssembly', undefined);
    expect(createMachine(program).backend).toBe('js');
  });

  it('the TypeScript machine runs when a content-security policy refuses to compile', () => {
    const Module = function () {
      throw new Error("Refused to compile WebAssembly module because 'unsafe-eval' is not an allowed source");
    };
    vi.stubGlobal('WebAssembly', { ...WebAssembly, Memory: WebAssembly.Memory, Module });
    expect(createMachine(compile(program.linked)).backend).toBe('js');
  });

  it('a column that is not there is our own mistake', () => {
    for (const backend of ['js', 'wasm'] as const) {
      expect(() => createMachine(program, { backend }).column(1, 0)).toThrow(RangeError);
    }
  });
});
