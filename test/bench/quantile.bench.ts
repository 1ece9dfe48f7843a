/**
 * What quantiles cost: the 5, 25, 50, 75 and 95 % quantiles, mean and spread of columns of 10,000 draws, by sorting, by
 * selection in TypeScript, and in WebAssembly where the columns stand in a machine. `npm run bench quantile`
 */
import { createMachine, quantilesOf } from '../../engine/index.ts';
import { kernelColumns } from '../../engine/simulate/kernels/columns.ts';
import { GROUP, summaryKernel, summarySpare } from '../../engine/simulate/kernels/summary.ts';
import { fillScores } from '../../engine/simulate/random/design.ts';
import { streamOf } from '../../engine/simulate/random/stream.ts';
import { summariseColumn } from '../../engine/simulate/summary/column.ts';
import { leastMicroseconds } from './least.ts';
import { defaultModel } from './run-model.ts';

const DRAWS = 10_000;
const PROBABILITIES = [0.05, 0.25, 0.5, 0.75, 0.95];

const scores = new Float64Array(DRAWS);
fillScores(scores, { method: 'random', seed: 1, draws: DRAWS }, { stream: streamOf('x'), year: 0, order: 0 }, 0);

const shapes: readonly (readonly [string, Float64Array])[] = [
  ['normal', scores],
  ['log-normal, heavy tail', scores.map((x) => Math.exp(2 * x))],
  ['whole numbers', scores.map((x) => Math.round(4 * x))],
  ['nine in ten equal', scores.map((x) => Math.max(x, 1.28))],
  ['constant', scores.map(() => 3.4)],
];

const { program } = defaultModel();
const machine = createMachine(program, { tiles: Math.ceil(DRAWS / 256), spare: summarySpare(DRAWS) });
const kernel = summaryKernel(machine, DRAWS);

function put(column: number, values: Float64Array): void {
  for (let first = 0, tile = 0; first < DRAWS; first += 256, tile++) {
    machine.column(tile, column).set(values.subarray(first, first + 256));
  }
}

function cell(microseconds: number): string {
  return `${microseconds.toFixed(1)} µs`.padStart(14);
}

/** Time of a column in a group of neighbours, once they are in the cache. */
function kernelTime(values: Float64Array): number {
  if (!kernel) return NaN;
  const columns = Array.from({ length: GROUP }, (_, column) => column);
  for (const column of columns) put(column, values);
  return leastMicroseconds(200, () => kernelColumns(kernel, machine, columns, DRAWS, PROBABILITIES)) / GROUP;
}

function sorted(values: Float64Array): Float64Array {
  return values.slice().sort();
}

console.log(
  `${'a column of 10,000 draws'.padEnd(26)}${['sort', 'quantiles', 'whole summary', 'WebAssembly'].map((head) => head.padStart(14)).join('')}`,
);
for (const [name, values] of shapes) {
  const times = [
    leastMicroseconds(40, () => sorted(values)),
    leastMicroseconds(200, () => quantilesOf(values, PROBABILITIES)),
    leastMicroseconds(200, () => summariseColumn(values, PROBABILITIES)),
    kernelTime(values),
  ];
  console.log(name.padEnd(26) + times.map(cell).join(''));
}
