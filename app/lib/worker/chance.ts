/** What is asked of those who keep ensembles open, and what they answer. All of it plain data that can be posted. */
import type {
  AboveByTarget,
  Assignment,
  EnsembleSpec,
  Overrides,
  PackedRun,
  PlanFolder,
  Reading,
  Share,
} from '$engine';

/** Which of two scenarios: the reader's, or the one beside it. */
export type Slot = 'here' | 'beside';

/** What an ensemble is opened for. Equal keys mean equal structures: then only values differ. */
export interface Structure {
  readonly key: string;
  /** A folder sent before, by its number. */
  readonly folder: number;
  readonly scenario: string;
  /** Without `set`: values come with every question. */
  readonly overrides: Overrides;
  readonly series: readonly string[];
  readonly targets: readonly string[];
  readonly lastYear: number;
  readonly spec: Pick<EnsembleSpec, 'draws' | 'seed' | 'method' | 'quantiles'>;
}

export interface Spot {
  readonly series: string;
  readonly year: number;
}

/** What of a part is looked at. */
export interface Asked {
  readonly wanted?: EnsembleSpec['wanted'];
  /** Targets that are not judged this time. */
  readonly leaveOut?: readonly string[];
  /** Other series may be left as they were. */
  readonly onlyWanted?: boolean;
}

export type ChanceQuestion =
  | { readonly kind: 'folder'; readonly number: number; readonly folder: PlanFolder }
  | ({ readonly kind: 'deal'; readonly parts: number } & Omit<Structure, 'key' | 'targets' | 'spec'>)
  | {
      readonly kind: 'update';
      readonly slot: Slot;
      /** Undefined: as in the question before in this slot, and then `values` are those that differ from it. */
      readonly structure: Structure | undefined;
      readonly values: Assignment;
      readonly ask: Pick<EnsembleSpec, 'draws' | 'seed' | 'quantiles' | 'histograms'> & Asked;
    }
  | { readonly kind: 'draws'; readonly spot: Spot }
  /** Of the scenarios that the slots' last questions were about, with these random numbers for both. */
  | { readonly kind: 'above'; readonly draws: number; readonly seed: number };

export interface ChanceAnswers {
  folder: true;
  deal: Reading<readonly Share[]>;
  /** With the milliseconds of work that it took. A stopped one is the issue `simulate.cancelled`. */
  update: { readonly run: Reading<PackedRun>; readonly work: number };
  /** Undefined unless this one keeps the series. */
  draws: Float64Array | undefined;
  /** Of this one's targets. */
  above: Reading<AboveByTarget>;
}

export type ChanceMessage =
  { readonly kind: 'stop' } | { readonly kind: 'ask'; readonly id: number; readonly question: ChanceQuestion };

/** `failed` is a mistake of ours or memory gone, not an author's. */
export type ChanceReply =
  | { readonly id: number; readonly answer: ChanceAnswers[keyof ChanceAnswers] }
  | { readonly id: number; readonly failed: string };
