/** The order in which a machine runs steps: all of them, or only some again. */
import type { Program, Step } from '../compile/types.ts';

/** Step numbers in running order: once before the years, in each year, once after. */
export interface RunPlan {
  readonly before: readonly number[];
  readonly years: readonly (readonly number[])[];
  readonly after: readonly number[];
}

export function planRun(program: Program, wanted?: readonly number[]): RunPlan {
  const chosen = wanted && new Set(wanted);
  const keep = (numbers: readonly number[]): readonly number[] =>
    chosen ? numbers.filter((n) => chosen.has(n)) : numbers;
  const of = (when: Step['when']): readonly number[] =>
    keep(program.steps.flatMap((step, number) => (step.when === when ? [number] : [])));
  const [first, later] = [keep(program.firstYear), of('yearly')];
  const years = program.years.map((_, year) =>
    (year === 0 ? first : later).filter((number) => (program.steps[number]?.until ?? 0) >= year),
  );
  return { before: of('before'), years, after: of('after') };
}
