/**
 * Builds the C model and compares it with the machine on draws that differ from the baseline in every input; then, with
 * `time`, prints its nanoseconds a draw. `npx tsx test/bench/c-model-check.ts [time]`
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMachine, type Machine } from '../../engine/index.ts';
import { cProgram, seriesOf } from './c-model.ts';
import { defaultModel, type BenchModel } from './run-model.ts';

/** Compiles a C program and hands over the path of the executable, until `use` is done. */
export function withCModel<T>({ linked, scenario, finals }: BenchModel, use: (executable: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'c-model-'));
  try {
    const [source, executable] = [join(folder, 'model.c'), join(folder, 'model')];
    writeFileSync(source, cProgram(linked, scenario, finals));
    execFileSync('cc', ['-O2', '-ffp-contract=off', '-Wall', '-o', executable, source, '-lm'], { stdio: 'inherit' });
    return use(executable);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const DRAWS = 50;

/** Largest relative difference between C and the machine over all series, years and finals. */
export function differenceFromC(model: BenchModel): number {
  const machine = createMachine(model.program, { blockSize: DRAWS });
  const inputs = disturb(model, machine);
  machine.compute(0, DRAWS);
  const output = withCModel(model, (executable) =>
    execFileSync(executable, ['values'], { input: new Uint8Array(inputs.buffer), maxBuffer: 1e8 }),
  );
  const theirs = new Float64Array(output.buffer.slice(output.byteOffset, output.byteOffset + output.byteLength));
  const ours = valuesOf(model, machine);
  if (theirs.length !== ours.length) throw new Error(`C wrote ${theirs.length} values, not ${ours.length}`);
  return ours.reduce((largest, value, n) => Math.max(largest, difference(value, theirs[n] ?? NaN)), 0);
}

function difference(a: number, b: number): number {
  if (Number.isFinite(a) !== Number.isFinite(b)) return Infinity;
  return Number.isFinite(a) ? Math.abs(a - b) / Math.max(Math.abs(b), 1e-9) : 0;
}

/** Writes inputs a little off the values in force, the same for the machine and, draw by draw, for C. */
function disturb({ linked, scenario, program }: BenchModel, machine: Machine): Float64Array {
  const { layout, years } = program;
  const off = (value: number, n: number, draw: number): number =>
    value * (1 + 0.0005 * (((n * 31 + draw * 17) % 11) - 5));
  const columns: { readonly column: number | undefined; readonly value: (draw: number) => number }[] = [];
  const all = (varies: string) => linked.exogenous.filter((parameter) => parameter.varies === varies);
  for (const { id, varies, default: usual } of [...all('constant'), ...all('yearly')])
    (varies === 'yearly' ? years : [0]).forEach((_, year) => {
      const path = scenario.values.get(id) ?? usual;
      const [value, n] = [path[Math.min(year, path.length - 1)] ?? NaN, columns.length];
      columns.push({ column: layout.inputColumn(id, year), value: (draw) => off(value, n, draw) });
    });
  const noisy = [...linked.exogenous, ...linked.order].flatMap(({ id, noise }) =>
    noise ? [{ id, sd: noise.sd }] : [],
  );
  for (const { id, sd } of noisy)
    years.forEach((_, year) => {
      const n = columns.length;
      columns.push({
        column: layout.innovationColumn(id, year),
        value: (draw) => (year === 0 ? 0 : off(sd, n, draw) - sd),
      });
    });
  const inputs = new Float64Array(DRAWS * columns.length);
  columns.forEach(({ column, value }, n) => {
    const target = column === undefined ? undefined : machine.column(0, column);
    for (let draw = 0; draw < DRAWS; draw++) {
      inputs[draw * columns.length + n] = value(draw);
      if (target) target[draw] = value(draw);
    }
  });
  return inputs;
}

/** In the order in which C writes them: draw by draw, every series and year, then finals. */
function valuesOf({ linked, program }: BenchModel, machine: Machine): readonly number[] {
  const columns = [
    ...seriesOf(linked).flatMap((id) => program.years.map((_, year) => program.layout.seriesColumn(id, year))),
    ...program.finals.map((id) => program.layout.finalColumn(id)),
  ];
  return Array.from({ length: DRAWS }, (_, draw) =>
    columns.map((column) => machine.column(0, column ?? 0)[draw] ?? NaN),
  ).flat();
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const model = defaultModel();
  console.log(`largest relative difference from C: ${differenceFromC(model).toExponential(1)}`);
  if (process.argv[2] === 'time') {
    console.log(
      withCModel(model, (executable) => execFileSync(executable, ['time', '10000', '7'], { encoding: 'utf8' })),
    );
  }
}
