/** The order in which a machine runs steps: all of them, or only some again. */
import type { Program } from '../compile/types.ts';

/** Step numbers in running order: once before the years, in the first year, in each later year, once after. */
export interface RunPlan {
  readonly before: readonly number[];
  readonly first: readonly number[];
  readonly later: readonly number[];
  readonly after: readonly number[];
}

export function planRun(program: Program, wanted?: readonly number[]): RunPlan {
  const chosen = wanted && new Set(wanted);
  const keep = (numbers: readonly number[]): readonly number[] =>
    chosen ? numbers.filter((n) => chosen.has(n)) : numbers;
  const of = (when: 'before' | 'yearly' | 'after'): readonly number[] =>
    keep(program.steps.flatMap((step, number) => (step.when === when ? [number] : [])));
  return { before: of('before'), first: keep(program.firstYear), later: of('yearly'), after: of('after') };
}

/** Remembers the plan of each list of steps by identity: the same slider gives the same list again and again. */
export function rememberPlans<T>(make: (wanted?: readonly number[]) => T): (wanted?: readonly number[]) => T {
  const whole = make();
  const known = new WeakMap<readonly number[], T>();
  return (wanted) => {
    if (!wanted) return whole;
    const plan = known.get(wanted) ?? make(wanted);
    known.set(wanted, plan);
    return plan;
  };
}
