/**
 * How long one deterministic run of the whole default model takes, beside mathjs evaluating the same equations; and one
 * draw of a simulation, on both machines. `npm run bench run`
 */
import {
  compile,
  computePath,
  createMachine,
  createPathMachine,
  runPath,
  type Machine,
  type Program,
} from '../../engine/index.ts';
import { mathjsRunner } from './run-mathjs.ts';
import { defaultModel, largestDifference, medianMicroseconds } from './run-model.ts';

const { linked, scenario, finals, program, series } = defaultModel();

function line(what: string, value: number, unit: string, note = ''): void {
  console.log(`${what.padEnd(62)} ${value.toFixed(value < 100 ? 1 : 0).padStart(8)} ${unit}${note && `   ${note}`}`);
}

function compiling(): void {
  line('compile the whole model', medianMicroseconds(10, () => compile(linked)) / 1000, 'ms');
  line(
    '  and make a machine for single runs',
    medianMicroseconds(10, () => createPathMachine(compile(linked))) / 1000,
    'ms',
  );
}

function singleRuns(): void {
  const mathjs = mathjsRunner(linked);
  const machine = createPathMachine(program);
  const difference = largestDifference(runPath(machine, scenario.values).series, mathjs(scenario.values));
  if (!(difference < 1e-9)) throw new Error(`mathjs and the machine differ by ${difference}`);
  const ours = medianMicroseconds(2000, () => runPath(machine, scenario.values));
  const theirs = medianMicroseconds(30, () => mathjs(scenario.values));
  line('one run, inputs to a copy of all values', ours, 'µs');
  line(
    '  computation alone',
    medianMicroseconds(2000, () => computePath(machine, scenario.values)),
    'µs',
  );
  line(
    '  with every series as a map and every hole explained',
    medianMicroseconds(1000, () => everything(machine)),
    'µs',
  );
  const plain = createPathMachine(program, 'js');
  line(
    '  on the TypeScript machine',
    medianMicroseconds(1000, () => runPath(plain, scenario.values)),
    'µs',
  );
  line(
    'mathjs, compiled, the same equations',
    theirs,
    'µs',
    `${(theirs / ours).toFixed(0)} times; values within ${difference.toExponential(1)}`,
  );
}

function everything(machine: Machine): number {
  const run = runPath(machine, scenario.values);
  return run.series.size + run.holes.length;
}

/** Fills every input of every tile with the values in force, a little different in each draw. */
function fill(machine: Machine): void {
  const { parameters, layout, years } = machine.program;
  for (let tile = 0; tile < machine.tiles; tile++)
    for (const { id, default: usual } of parameters)
      years.forEach((_, year) => {
        const column = layout.inputColumn(id, year);
        const path = scenario.values.get(id) ?? usual;
        const value = path[Math.min(year, path.length - 1)] ?? NaN;
        if (column !== undefined)
          machine.column(tile, column).forEach((_, n, out) => (out[n] = value * (1 + 0.001 * ((n * 7) % 13))));
      });
}

const DRAWS = 10_000;

function draws(backend: 'wasm' | 'js', rounds: number): void {
  const machine = createMachine(program, { backend });
  fill(machine);
  const tiles = DRAWS / machine.blockSize;
  const time = medianMicroseconds(rounds, () => {
    for (let tile = 0; tile < tiles; tile++)
      machine.compute(0, Math.min(machine.blockSize, DRAWS - tile * machine.blockSize));
  });
  line(`one draw of ${DRAWS}, ${backend}, tile after tile in one place`, (time * 1000) / DRAWS, 'ns');
}

/** What a board shows: the plan's series to 2025 and whether targets are met. */
function board(): { readonly program: Program; readonly wanted: readonly number[] } {
  const [lastYear, outputs] = [2025, series];
  const shown = compile(linked, { finals, outputs, lastYear });
  const { layout, years } = shown;
  const columns = outputs.flatMap((id) =>
    years.filter((year) => year <= lastYear).flatMap((_, year) => layout.seriesColumn(id, year) ?? []),
  );
  const met = shown.finals.filter((id) => id.endsWith(':met')).flatMap((id) => layout.finalColumn(id) ?? []);
  return { program: shown, wanted: [...columns, ...met] };
}

/** All draws kept for a slider that is being moved: only what lies downstream of it runs. */
function keptDraws(what: string, shown: Program, changed?: readonly string[], wanted?: readonly number[]): void {
  const machine = createMachine(shown, { tiles: Math.ceil(DRAWS / 256), wanted });
  fill(machine);
  const part = changed && { parameters: changed };
  const steps = changed && shown.layout.downstream(changed);
  const compute = (): void => {
    for (let tile = 0; tile < machine.tiles; tile++) machine.compute(tile, machine.blockSize, part);
  };
  compute();
  const after = changed ? `${changed.join()} moved` : 'everything';
  line(
    `${DRAWS} draws kept, ${what}, ${after} (${(steps ?? shown.steps).length} steps)`,
    medianMicroseconds(12, compute) / 1000,
    'ms',
  );
}

const { steps, frame } = program;
console.log(
  `${linked.order.length} variables, ${program.parameters.length} parameters, ${frame.years} years, ${steps.length} steps`,
);
compiling();
singleRuns();
draws('wasm', 10);
draws('js', 3);
const shown = board();
for (const changed of [undefined, ['growth'], ['inflation'], ['rd_premium']]) {
  keptDraws('all to 2035', program, changed);
  keptDraws('board to 2025', shown.program, changed, shown.wanted);
}
