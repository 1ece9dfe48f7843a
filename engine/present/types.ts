/** What a screen, a table or a sentence shows, finished: the screen computes nothing. */
import type { Text } from '../issue.ts';
import type { Judgement, Progress, Verdict } from '../analyse/types.ts';
import type { Figure, Grade, Nature, PlanPlace, Source } from '../plan/types.ts';

/** A number as words of one language, with the full value on demand. */
export interface Shown {
  readonly text: Text;
  /** Unscaled, with its unit: for a title or a drawer. */
  readonly full: Text;
}

/** One point of history, as published. */
export interface HistoryPoint {
  readonly year: number;
  readonly value: number;
  readonly vintage: string;
  readonly bound?: 'lower';
  readonly source: Source;
  readonly sourceGrade: 'A' | 'B' | 'C' | 'D';
  /** Not the vintage drawn solid. */
  readonly superseded: boolean;
}

/** History of one series: runs of points that may be joined; breaks and holes separate them. */
export interface History {
  readonly series: string;
  readonly points: readonly HistoryPoint[];
  readonly segments: readonly (readonly HistoryPoint[])[];
  readonly breaks: readonly { readonly year: number; readonly why: Text }[];
}

/** Quantile bands over years, aligned with `years`: each band is [low, high] at that probability. */
export interface Bands {
  readonly years: readonly number[];
  readonly median: readonly number[];
  readonly bands: readonly {
    readonly level: 50 | 80 | 95;
    readonly low: readonly number[];
    readonly high: readonly number[];
  }[];
}

export interface SeriesView {
  readonly id: string;
  readonly name: Text;
  readonly unit: Text;
  readonly years: readonly number[];
  readonly values: readonly number[];
  readonly history: History;
  readonly bands?: Bands;
  /**
   * The target as a mark: where the plan's number stands on this series' own axis, where it can. `sign` stands before
   * the value where the axis says the unit: `≥ `, `约 `.
   */
  readonly target?: { readonly year: number; readonly value: number; readonly words: Text; readonly sign: Text };
}

export interface Tile {
  readonly id: string;
  readonly no: string;
  readonly group: string;
  readonly name: Text;
  readonly nature?: Nature;
  readonly star: boolean;
  readonly value: Shown;
  readonly valueYear: number;
  /** Target in its own words: `≥ 26`, `3.4左右`, `[≥110]`, `省下达: 未设定`. */
  readonly target: Text;
  readonly verdict: Verdict;
  readonly verdictWords: Text;
  readonly progress?: Progress;
  readonly progressWords?: Text;
  /** Probability of meeting it with its error, in words ("约 62%"); absent before an ensemble has run. */
  readonly probability?: {
    readonly value: number;
    readonly standardError: number;
    readonly words: Text;
    readonly errorWords: Text;
    /** The error with the number of draws that it comes from. */
    readonly behind: Text;
  };
  readonly bindingMiss: boolean;
  readonly judgement: Judgement;
  readonly view: SeriesView;
}

export interface Board {
  readonly groups: readonly { readonly id: string; readonly name: Text; readonly tiles: readonly Tile[] }[];
  readonly text: readonly Tile[];
  /** One sentence of verdict over all. */
  readonly sentence: Text;
  readonly counts: Readonly<Record<Verdict, number>>;
}

/** Everything about one number: the audit drawer and `suisuan equation`. */
export interface Trace {
  readonly id: string;
  readonly name: Text;
  readonly unit: Text;
  readonly year: number;
  readonly value: Shown;
  readonly equation: string;
  readonly latex: string;
  /** The same with the numbers of this year put in. */
  readonly substituted: string;
  readonly substitutedLatex: string;
  /** What it uses in this year, earlier years, and parameters; each can be traced in its turn. */
  readonly uses: readonly {
    readonly id: string;
    readonly year?: number;
    readonly name: Text;
    readonly value: Shown;
    readonly kind: 'series' | 'parameter' | 'start';
    readonly grade: Grade;
  }[];
  readonly usedBy: readonly { readonly id: string; readonly name: Text }[];
  readonly grade: Grade;
  readonly sources: readonly Source[];
  readonly start?: Figure;
  /** Shocks at work on it in this year, after the equation. */
  readonly adjusted?: readonly Text[];
  readonly target?: {
    readonly words: Text;
    /** How near counts, where that is our assumption. */
    readonly tolerance?: Text;
    readonly where: PlanPlace;
    readonly note?: Text;
    readonly no: string;
  };
  readonly note?: Text;
}

/** A table ready to show or save: the same rows for the page, the command line and CSV. */
export interface Table {
  readonly title: Text;
  readonly columns: readonly {
    readonly id: string;
    readonly name: Text;
    readonly unit?: Text;
    readonly numeric: boolean;
    /** Said beneath the column before it where room is dear. */
    readonly beneath?: true;
  }[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** A file holds `value`, or else `file`, or else `text`: there every number stands in the unit as declared. */
export interface TableCell {
  readonly text: Text;
  readonly value?: number;
  readonly file?: Text;
  /** Without the unit, where the row has said it. */
  readonly short?: Text;
}
