/** The default plan's model for benches: baseline scenario, everything computed, 2020 to 2035. */
import {
  compile,
  linkModel,
  resolveScenario,
  targetFinals,
  type Final,
  type LinkedModel,
  type Program,
  type Scenario,
} from '../../engine/index.ts';
import { load } from '../../cli/load.ts';

export interface BenchModel {
  readonly linked: LinkedModel;
  readonly scenario: Scenario;
  /** What its targets are judged on. */
  readonly finals: readonly Final[];
  /** Series of the plan's box, in printed order. */
  readonly series: readonly string[];
  readonly program: Program;
}

export function defaultModel(id = 'baseline'): BenchModel {
  const folder = load(undefined).folders.get('guangzhou-14');
  const scenario = folder && resolveScenario(folder, id);
  if (!folder?.model || !scenario?.ok) throw new Error(`scenario ${id} cannot be read`);
  const linked = linkModel(folder.model, scenario.value);
  if (!linked.ok) throw new Error(`scenario ${id} cannot be linked`);
  const finals = targetFinals(folder.plan, scenario.value, linked.value);
  const series = folder.plan.indicators.map((indicator) => indicator.series);
  const program = compile(linked.value, { finals });
  return { linked: linked.value, scenario: scenario.value, finals, series, program };
}

/** Median of the times of many calls, in microseconds, after as many to warm up. */
export function medianMicroseconds(calls: number, call: () => void): number {
  for (let i = 0; i < calls; i++) call();
  const times = Array.from({ length: calls }, () => {
    const start = performance.now();
    call();
    return (performance.now() - start) * 1000;
  });
  return times.sort((a, b) => a - b)[Math.floor(calls / 2)] ?? NaN;
}

/** Largest relative difference between two sets of paths; a hole on one side only is infinite. */
export function largestDifference(
  found: ReadonlyMap<string, ArrayLike<number>>,
  expected: ReadonlyMap<string, ArrayLike<number>>,
): number {
  let largest = 0;
  for (const [id, path] of expected)
    for (let year = 0; year < path.length; year++) {
      const [a, b] = [found.get(id)?.[year] ?? NaN, path[year] ?? NaN];
      if (Number.isNaN(a) && Number.isNaN(b)) continue;
      const difference = Math.abs(a - b) / Math.max(Math.abs(b), 1e-9);
      largest = Math.max(largest, Number.isNaN(difference) ? Infinity : difference);
    }
  return largest;
}
