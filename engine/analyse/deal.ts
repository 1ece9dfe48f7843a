/**
 * How a plan's series are dealt to parts of an ensemble that work side by side. A series stands on others, and what two
 * parts both stand on is computed twice; so series that stand on the same go together, as far as the load stays even.
 * Promise: every series and every target in exactly one part; which one changes no number.
 */
import { compile } from '../compile/compile.ts';
import type { Code, Op, Program } from '../compile/types.ts';
import { reading, type Reading } from '../issue.ts';
import type { PlanFolder } from '../model/folder.ts';
import type { Overrides } from '../model/types.ts';
import { planRun } from '../simulate/machine-plan.ts';
import { callsOf, needed, type Call } from '../simulate/machine-schedule.ts';
import { dealEvenly, type Item } from './deal-evenly.ts';
import { linkedPart, metFinals, type PartOfPlan } from './divided.ts';
import { allTargets, metSuffix } from './targets.ts';

export type Share = Pick<PartOfPlan, 'series' | 'targets'>;

/** Series and targets of a scenario dealt to so many parts; `dealt` are all series that are shown, and their last year. */
export function dealPlan(
  folder: PlanFolder,
  scenarioId: string,
  overrides: Overrides,
  dealt: Pick<PartOfPlan, 'series' | 'lastYear'>,
  parts: number,
): Reading<readonly Share[]> {
  const part = linkedPart(folder, scenarioId, overrides);
  if (!part.ok) return part;
  const targets = allTargets(folder.plan);
  const all = [...new Set([...targets.map((target) => target.series), ...dealt.series])];
  const finals = metFinals(folder, part.value, new Set(targets.map(({ id }) => id)));
  const program = compile(part.value.linked, { outputs: dealt.series, lastYear: dealt.lastYear, finals });
  const ownTargets = (id: string): readonly string[] =>
    targets.filter((target) => target.series === id).map((target) => target.id);
  // The load is even while a slider is held, when targets of the prose wait that nobody sees.
  const box = new Set(folder.plan.indicators.map(({ id }) => id));
  const inBox = (ids: readonly string[]): readonly string[] => ids.filter((id) => box.has(id));
  const items = itemsOf(
    program,
    all.map((id) => wantedColumns(program, id, inBox(ownTargets(id)), dealt)),
  );
  const wanted = new Set(dealt.series);
  const shares = dealEvenly(items, callsOf(program, planRun(program)).map(costing()), parts).map((hand) => {
    const own = hand.map((item) => all[item] ?? '');
    return { series: own.filter((id) => wanted.has(id)), targets: own.flatMap(ownTargets) };
  });
  return reading(shares, part.issues);
}

/** What is read of a series: its years, and the verdicts of its targets. */
interface Wanted {
  readonly years: readonly number[];
  readonly verdicts: readonly number[];
}

function wantedColumns(
  { layout, years }: Program,
  id: string,
  targets: readonly string[],
  { series, lastYear }: Pick<PartOfPlan, 'series' | 'lastYear'>,
): Wanted {
  const shown = series.includes(id) ? years.filter((year) => year <= lastYear) : [];
  return {
    years: shown.flatMap((_, index) => layout.seriesColumn(id, index) ?? []),
    verdicts: targets.flatMap((target) => layout.finalColumn(target + metSuffix) ?? []),
  };
}

function itemsOf(program: Program, wanted: readonly Wanted[]): readonly Item[] {
  const calls = callsOf(program, planRun(program));
  const numbers = new Map<Call, number>(calls.map((call, number) => [call, number]));
  return wanted.map(({ years, verdicts }) => {
    const columns = new Set([...years, ...verdicts]);
    const own = needed(calls, (column) => columns.has(column));
    return { needs: own.map((call) => numbers.get(call) ?? 0), alone: SUMMARY * years.length };
  });
}

/**
 * Roughly the cycles that a pair of draws takes on a processor of 2020 (divisions and roots wait for each other, the
 * rest mostly hides behind them). Only how even the load is rests on them.
 */
const CYCLES: Partial<Record<Op['op'], number>> = { div: 4.5, sqrt: 9, exp: 40, pow: 120, min: 5, max: 5, select: 4 };
const PLAIN = 0.8;
const CALL = 2;
const SUMMARY = 18;

function costing(): (call: Call) => number {
  const known = new Map<Code, number>();
  return ({ code }) => {
    const cost = known.get(code) ?? code.ops.reduce((sum, { op }) => sum + (CYCLES[op] ?? PLAIN), CALL);
    known.set(code, cost);
    return cost;
  };
}
