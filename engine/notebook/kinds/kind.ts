/**
 * What a kind of cell is: how its text is read, which names it makes and needs, what it adds to the notebook's
 * assumptions, and how it is evaluated into data that a component shows without computing anything. A kind is one
 * folder beside this file and one line in `registry.ts`.
 */
import type { Issue, Lang, Place, Text } from '../../issue.ts';
import type { Equation, Parameter, PathSpec, ScenarioSpec, Shock, Variable } from '../../model/types.ts';
import type { PlanFolder } from '../../model/folder.ts';
import type { WordHelp } from '../../model/functions.ts';
import type { Indicator } from '../../plan/types.ts';
import type { At } from '../evaluate.ts';

/**
 * Where a name lives. `series`: variables and parameters, as in equations. `setting`: the value that the notebook gives
 * a parameter; two cells that set one parameter are a mistake as much as two that define one series.
 */
export type Space = 'series' | 'setting' | 'target' | 'scenario';

/** A name at its place in the cell (line and column of its text, from 1). */
export interface Named {
  readonly space: Space;
  readonly name: string;
  readonly place: Place;
}

/**
 * A name that must exist. `value`: what the cell shows changes with it; `exists`: it must only be there.
 * `all` stands for every target of the plan, and needs no name.
 */
export interface Need extends Named {
  readonly role: 'value' | 'exists';
  /** Only an assumption will do: a series that comes out of an equation cannot be set or moved. */
  readonly assumption?: true;
  /** A target, or a series in a year as `gdp@2025`. */
  readonly measure?: true;
}

/** A series with the last year that is shown of it: the model's where there is none. */
export interface Spread {
  readonly series: string;
  readonly to?: number;
}

export interface Names {
  readonly defines: readonly Named[];
  readonly needs: readonly Need[];
  /** Names whose values the cell changes without defining them: by a shock, by giving the province's number. */
  readonly touches?: readonly Named[];
  /** The cell shows or judges the whole plan. */
  readonly all?: boolean;
  /** The cell shows probabilities or bands: it needs an ensemble, and changes with seed and draws. */
  readonly random?: boolean;
  /** Its slow result comes from draws of its own: it changes with the seed. */
  readonly draws?: boolean;
  /** Series whose spread it shows as bands; `all`: those of every target, over the plan's years. */
  readonly spread?: readonly Spread[] | 'all';
}

/** What an assumption cell adds to the scenario, the model or the plan. */
export interface Additions {
  readonly set?: ReadonlyMap<string, PathSpec>;
  readonly parameters?: readonly Parameter[];
  readonly shocks?: readonly Shock[];
  /** Overrides of equations of the model. */
  readonly equations?: readonly Equation[];
  readonly variables?: readonly Variable[];
  /** Numbers for targets that the plan leaves to the province. */
  readonly targetValues?: ReadonlyMap<string, number>;
  readonly targets?: readonly Indicator[];
  readonly scenarios?: readonly ScenarioSpec[];
}

/** What was read of a cell's text: as much as could be. Places count lines and columns of the text, from 1. */
export interface ReadCell<Spec> {
  readonly spec?: Spec;
  readonly issues: readonly Issue[];
}

/** What a key of a cell's text means, and what may stand after it: for completion, for help and for the reference. */
export interface CellKey extends Text {
  readonly example: string;
}

/** A step of slow work: how much is done, and what can be shown already. */
export interface Partial<Result> {
  readonly done: number;
  readonly of: number;
  readonly result?: Result;
}

export type Task<Result> = Generator<Partial<Result>, Result, void>;

export interface CellKind<Spec, Result> {
  readonly kind: string;
  /** For the insert menu: its name, and what it is for. */
  readonly name: Text;
  readonly hint: Text;
  /** Shown whatever is wrong inside it: each part says for itself what it lacks. */
  readonly inline?: true;
  readonly group: 'write' | 'assume' | 'show' | 'analyse' | 'teach';
  /** The keys of its text, where those are not names of assumptions. */
  readonly keys?: Readonly<Record<string, CellKey>>;
  /** What can be called in its text. */
  readonly words?: readonly WordHelp[];
  /** What a new cell begins with. */
  blank(lang: Lang): string;
  read(text: string): ReadCell<Spec>;
  /** `key` is the cell's: what has no name of its own is named after it. */
  names(spec: Spec, home: PlanFolder, key: string): Names;
  adds?(spec: Spec, home: PlanFolder, key: string): Additions;
  /** What can only be seen beside the plan and the model: bounds, years, kinds of targets. */
  check?(spec: Spec, home: PlanFolder): readonly Issue[];
  /** Quick enough for every frame of a drag. */
  evaluate(spec: Spec, at: At): Result;
  /** What is wrong with what it shows, told by who checks a notebook; lines and columns of the cell's text. */
  wrong?(result: Result): readonly Issue[];
  /** Present in kinds that take long: the same result by steps, in the slow lane. */
  task?(spec: Spec, at: At): Task<Result>;
}

/** Gives a kind its types: `cellKind<ChartSpec, ChartResult>({…})`. */
export function cellKind<Spec, Result>(kind: CellKind<Spec, Result>): CellKind<Spec, Result> {
  return kind;
}
