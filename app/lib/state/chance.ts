/** The plain parts of asking for an ensemble: what it is opened for, what is wanted of it, how many draws fit a frame. */
import { allTargets, judgedYear, spreadKey, usualQuantiles, type Assignment, type Overrides, type Plan } from '$engine';
import type { Asked, Spot, Structure } from '../worker/chance.ts';
import type { Outcome } from './evaluate.ts';
import { TEXT } from './screen.ts';

/** What somebody looks at. */
export interface Watched {
  /** Series of tiles, charts and the drawer; further ones cost a new ensemble. */
  readonly series: readonly string[];
  readonly lastYear: number;
  /** Series on the screen at this moment, while a slider is held; else all. */
  readonly onScreen: (series: string) => boolean;
  /** Targets that may wait, while a slider is held; else none. */
  readonly unseen: ReadonlySet<string>;
  /** The ends of the 95 % band too. */
  readonly wide: boolean;
  /** A picture of this distribution. */
  readonly picture?: Spot;
}

/** What does not depend on who computes which part. */
export interface ChanceDraft {
  /** Equal keys: only values, seed and what is wanted differ. */
  readonly key: string;
  readonly series: readonly string[];
  readonly lastYear: number;
  readonly overrides: Overrides;
  readonly seed: number;
  readonly quantiles: readonly number[];
  readonly draws: number;
}

const without95 = usualQuantiles.filter((p) => p > 0.05 && p < 0.95);

export function draftOf({ folder, run, scenario, choice }: Outcome, watched: Watched, draws: number): ChanceDraft {
  const { closure, equations, shocks, targets } = choice.overrides;
  const own = allTargets(folder.plan).map((target) => target.series);
  const series = [...new Set([...own, ...watched.series])].filter((id) => run?.series.has(id));
  const bare = (scenario?.shocks ?? []).map(({ on, kind, span, value, fade }) => [
    on,
    kind,
    span.from,
    span.to,
    value,
    fade,
  ]);
  const texts = (scenario?.equations ?? []).map(({ text }) => text);
  const inForce = [scenario?.closure, texts, bare, [...(scenario?.targets ?? [])], spreadKey(scenario ?? {})];
  return {
    key: JSON.stringify([folder.id, inForce, series, watched.lastYear, draws]),
    series,
    lastYear: watched.lastYear,
    overrides: {
      ...(closure !== undefined && { closure }),
      ...(equations && { equations }),
      ...(shocks && { shocks }),
      ...(targets && { targets }),
    },
    seed: scenario?.seed ?? 0,
    quantiles: watched.wide ? usualQuantiles : without95,
    draws,
  };
}

export interface ChancePart {
  readonly structure: Structure;
}

export function partsOf(
  { key, lastYear, overrides, seed, quantiles, draws }: ChanceDraft,
  shares: readonly Pick<Structure, 'series' | 'targets'>[],
  folder: number,
  scenario: string,
): readonly ChancePart[] {
  const spec = { draws, seed, method: 'random', quantiles } as const;
  return shares.map((share, i) => ({
    structure: { ...share, key: `${folder} ${i}/${shares.length} ${key}`, folder, scenario, overrides, lastYear, spec },
  }));
}

/**
 * Every series in every year from the first that moves, as far as the page shows or a target of this part is judged,
 * and every target; while a slider is held only the series on the screen, and without the verdicts that only tiles out
 * of sight show. What is not asked for is not worked out.
 */
export function askedIn(
  { series, targets, lastYear }: Structure,
  watched: Watched,
  plan: Plan,
  firstYear: number,
): Asked {
  const { onScreen, unseen } = watched;
  const judged = allTargets(plan).filter(({ id }) => targets.includes(id));
  const years = (id: string): readonly number[] => {
    const last = Math.max(
      lastYear,
      ...judged.filter(({ series }) => series === id).map(({ target }) => judgedYear(target)),
    );
    return Array.from({ length: last - firstYear + 1 }, (_, i) => firstYear + i);
  };
  return {
    wanted: series.filter(onScreen).map((id) => ({ series: id, years: years(id) })),
    leaveOut: targets.filter((id) => unseen.has(id)),
    onlyWanted: true,
  };
}

/**
 * Targets whose verdict nothing in sight shows: those of the prose alone, because rows of the box count together in the
 * sentence on top. They may look far ahead, and then cost a quarter of a step.
 */
export function unseenTargets({ textTargets }: Plan, sees: (series: string) => boolean): ReadonlySet<string> {
  if (sees(TEXT)) return new Set();
  return new Set(textTargets.filter(({ series }) => !sees(series)).map(({ id }) => id));
}

/** The values that differ from those before. */
export function changedValues(before: Assignment, now: Assignment): Assignment {
  return new Map(
    [...now].filter(([id, path]) => {
      const old = before.get(id);
      return old?.length !== path.length || path.some((value, i) => !Object.is(value, old[i]));
    }),
  );
}

/** Milliseconds of work for a step of a held slider: a frame at 60 a second, less what the page itself needs. */
const budget = 11;
/** Fewer tell too little: the error of a probability is then up to 3 points. */
export const fewest = 1024;
/** Draws are computed in blocks of so many. */
const block = 256;

/** How many draws the next step may have after this one took so long; all that there are when they fit. */
export function sizeAfter(size: number, draws: number, work: number, full: number): number {
  if (draws >= full && work <= budget * 1.4) return full;
  const factor = Math.min(2, Math.max(0.25, budget / Math.max(1, work)));
  const next = Math.round((draws * factor) / block) * block;
  // One slow answer may be another program's doing: half a step towards it.
  const eased = next < size ? Math.round((next + size) / 2 / block) * block : next;
  return Math.min(full, Math.max(fewest, eased));
}
