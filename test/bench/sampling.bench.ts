/**
 * What sampling costs and what a better design gains. `npm run bench sampling`
 * 1. Nanoseconds a number for uniforms and normal scores, in WebAssembly and in TypeScript, and for each distribution.
 * 2. Error of means and of target probabilities of the default plan with independent draws, Latin hypercube and
 *    scrambled Sobol points: root mean square over seeds, against the mean of all independent runs together.
 */
import { openEnsemble, type EnsembleRun, type SamplingMethod } from '../../engine/index.ts';
import { fillShape } from '../../engine/simulate/distribution/draw.ts';
import { placeDistribution } from '../../engine/simulate/distribution/place.ts';
import { baseOf } from '../../engine/simulate/distribution/shape.ts';
import { samplingKernel } from '../../engine/simulate/kernels/sampling.ts';
import { fillScores, fillUnits, type Design } from '../../engine/simulate/random/design.ts';
import { streamOf } from '../../engine/simulate/random/stream.ts';
import type { Distribution } from '../../engine/index.ts';
import { leastMicroseconds } from './least.ts';
import { defaultModel } from './run-model.ts';

const DRAWS = 10_000;
const dimension = { stream: streamOf('growth'), year: 0, order: 3 };
const numbers = new Float64Array(DRAWS);

function row(what: string, ...cells: readonly string[]): void {
  console.log(what.padEnd(46) + cells.map((cell) => cell.padStart(12)).join(''));
}

function nanoseconds(call: () => void): string {
  return `${((leastMicroseconds(200, call) * 1000) / DRAWS).toFixed(1)} ns`;
}

function streams(): void {
  const kernel = samplingKernel();
  row('a number of a stream', 'WebAssembly', 'TypeScript');
  for (const method of ['random', 'lhs', 'sobol'] as const) {
    const plain: Design = { method, seed: 1, draws: DRAWS };
    const quick: Design = { ...plain, kernel };
    for (const [name, fill] of [
      ['uniform', fillUnits],
      ['normal score', fillScores],
    ] as const) {
      const times = [quick, plain].map((design) => nanoseconds(() => fill(numbers, design, dimension, 0)));
      row(`  ${name}, ${method}`, ...times);
    }
  }
}

const kinds: readonly (readonly [Distribution, number])[] = [
  [{ kind: 'normal', sd: 1 }, 6],
  [{ kind: 'uniform', halfWidth: 2 }, 6],
  [{ kind: 'triangular', min: 4, max: 9 }, 6],
  [{ kind: 'log_normal', sd: 0.3 }, 6],
  [{ kind: 'pert', min: 4, max: 9, shape: 4 }, 6],
  [{ kind: 'beta', min: 4, max: 9, concentration: 12 }, 6],
  [{ kind: 'truncated_normal', sd: 1.5, min: 4, max: 9 }, 6],
  [{ kind: 'empirical', values: [5.2, 6.1, 7.4, 8.1, 6.7, 5.9] }, 6],
];

function distributions(): void {
  row('\na value of a distribution', 'a value', 'to centre');
  for (const [distribution, value] of kinds) {
    const centre = { value, normal: value, bounds: [-100, 100] as const, place: {} };
    const { shape } = placeDistribution(distribution, centre);
    const fill = baseOf(shape) === 'score' ? fillScores : fillUnits;
    const base = new Float64Array(DRAWS);
    fill(base, { method: 'random', seed: 1, draws: DRAWS }, dimension, 0);
    const centring = leastMicroseconds(200, () => placeDistribution(distribution, centre));
    row(
      `  ${distribution.kind}`,
      nanoseconds(() => fillShape(shape, base, 0, numbers, 0, DRAWS)),
      `${centring.toFixed(1)} µs`,
    );
  }
}

const SEEDS = 20;
const FEW = 1024;

function gains(): void {
  const { program, scenario } = defaultModel();
  const wanted = ['gdp', 'rd_intensity', 'urban_income', 'port_containers', 'co2_emissions'];
  const ask = { wanted: wanted.map((series) => ({ series, years: [2025, 2035] })), finals: [] };
  const session = openEnsemble(program, { draws: FEW, seed: 0, method: 'random', quantiles: [0.5], ...ask });
  if (!session.ok) throw new Error('not opened');
  const measures = (method: SamplingMethod): readonly (readonly number[])[] =>
    Array.from({ length: SEEDS }, (_, seed) => {
      const found = session.value.update(scenario.values, { method, seed });
      if (!found.ok) throw new Error('not run');
      return measuresOf(found.value);
    });
  const random = measures('random');
  const centre = (random[0] ?? []).map((_, k) => random.reduce((sum, one) => sum + (one[k] ?? 0), 0) / SEEDS);
  const errorsOf = (runs: readonly (readonly number[])[]): readonly number[] => {
    const middle = centre.map((_, k) => runs.reduce((sum, one) => sum + (one[k] ?? 0), 0) / SEEDS);
    return middle.map((m, k) => Math.sqrt(runs.reduce((sum, one) => sum + ((one[k] ?? 0) - m) ** 2, 0) / (SEEDS - 1)));
  };
  const [plain, latin, sobol] = [random, measures('lhs'), measures('sobol')].map(errorsOf) as [
    number[],
    number[],
    number[],
  ];
  const names = [...wanted.flatMap((id) => [`${id} 2025`, `${id} 2035`]), 'probabilities (mean over targets)'];
  row(`\nspread over ${SEEDS} seeds, ${FEW} draws, relative`, 'random', 'lhs', 'sobol');
  names.forEach((name, k) => {
    row(`  ${name}`, '1.00', ...[latin, sobol].map((errors) => ratio(errors[k], plain[k])));
  });
}

function ratio(error = 0, plain = 1): string {
  return (error / plain).toFixed(2);
}

/** Means of the wanted columns, then the mean of all probabilities. */
function measuresOf({ series, targets }: EnsembleRun): readonly number[] {
  const means = [...series.values()].flatMap(({ columns }) => columns.map(({ mean }) => mean));
  return [...means, targets.reduce((sum, { probability }) => sum + probability, 0) / targets.length];
}

streams();
distributions();
gains();
