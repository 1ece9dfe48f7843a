/**
 * The model as data: equations as trees of our own whitelisted kinds, variables and parameters with units, grades and
 * sources, closures and scenarios. Years are whole numbers; a lag is a whole number of years.
 */
import type { Place, Text } from '../issue.ts';
import type { Figure, Source, Span } from '../plan/types.ts';

export type FunctionName = 'min' | 'max' | 'exp' | 'log' | 'sqrt' | 'abs' | 'clamp' | 'logistic' | 'logit';
export type BinaryOp = '+' | '-' | '*' | '/' | '^';
export type CompareOp = '<' | '<=' | '>' | '>=' | '==' | '!=';

/** `span` is the half-open range of characters in the equation's text that the node came from. */
interface Node {
  readonly span: readonly [number, number];
}

export type Expr =
  | (Node & { readonly kind: 'number'; readonly value: number })
  /** `gdp[t]` (lag 0), `gdp[t-1]` (lag 1). */
  | (Node & { readonly kind: 'series'; readonly id: string; readonly lag: number })
  /** `gdp[2020]`. */
  | (Node & { readonly kind: 'at'; readonly id: string; readonly year: number })
  /** A parameter that does not vary by year: `alpha`. */
  | (Node & { readonly kind: 'constant'; readonly id: string })
  /** The year itself: `t`. */
  | (Node & { readonly kind: 'year' })
  | (Node & { readonly kind: 'negate' | 'not'; readonly arg: Expr })
  | (Node & { readonly kind: 'binary'; readonly op: BinaryOp; readonly left: Expr; readonly right: Expr })
  | (Node & { readonly kind: 'compare'; readonly op: CompareOp; readonly left: Expr; readonly right: Expr })
  | (Node & { readonly kind: 'logic'; readonly op: 'and' | 'or'; readonly left: Expr; readonly right: Expr })
  | (Node & { readonly kind: 'if'; readonly cond: Expr; readonly then: Expr; readonly else: Expr })
  | (Node & { readonly kind: 'call'; readonly fn: FunctionName; readonly args: readonly Expr[] })
  /** `sum(sei_industries[t])`: over the members of a declared group, with the lag. */
  | (Node & { readonly kind: 'sum'; readonly group: string; readonly lag: number });

/** `gdp[t] = …`, as text and as a tree. */
export interface Equation {
  readonly text: string;
  readonly of: string;
  readonly body: Expr;
  readonly place: Place;
}

/**
 * How a variable begins in the model's first year:
 * a printed figure; an expression over parameters and first-year values; or a hole that is named, not filled.
 */
export type Start =
  | { readonly kind: 'figure'; readonly figure: Figure }
  | { readonly kind: 'expression'; readonly text: string; readonly body: Expr; readonly source: Source }
  | { readonly kind: 'none' };

export interface Variable {
  readonly id: string;
  readonly name: Text;
  readonly block: string;
  /** Unit text with its price basis, see `plan/unit.ts`. */
  readonly unit: string;
  readonly equation: Equation;
  /** Absent: the equation holds in the first year too. */
  readonly start?: Start;
  /** Yearly shocks on the variable itself. */
  readonly noise?: Noise;
  readonly note?: Text;
  /** Where the form of the equation comes from. */
  readonly source: Source;
  readonly place: Place;
}

/**
 * A distribution is centred on the value in force (so moving a slider moves its cloud): the mean of normal,
 * truncated_normal, beta; the middle of uniform; the mode of triangular and PERT; the median of log_normal;
 * discrete and empirical lists are shifted by (value in force − default). `min` and `max` are absolute.
 */
export type Distribution =
  | { readonly kind: 'normal'; readonly sd: number }
  | { readonly kind: 'truncated_normal'; readonly sd: number; readonly min: number; readonly max: number }
  | { readonly kind: 'uniform'; readonly halfWidth: number }
  | { readonly kind: 'triangular'; readonly min: number; readonly max: number }
  | { readonly kind: 'pert'; readonly min: number; readonly max: number; readonly shape: number }
  /** sd of the logarithm. */
  | { readonly kind: 'log_normal'; readonly sd: number }
  /** On (min, max), with `concentration` = a + b of the standard beta. */
  | { readonly kind: 'beta'; readonly min: number; readonly max: number; readonly concentration: number }
  | { readonly kind: 'discrete'; readonly values: readonly number[]; readonly weights: readonly number[] }
  | { readonly kind: 'empirical'; readonly values: readonly number[] };

/** A distribution with the line that declares it. */
export interface PlacedDistribution {
  readonly value: Distribution;
  readonly place: Place;
}

/** A declared rank correlation between the draws of two parameters. */
export interface Correlation {
  readonly a: string;
  readonly b: string;
  readonly rank: number;
  readonly place: Place;
}

/** Yearly shocks: e[t] = persistence × e[t-1] + innovation, innovation ~ N(0, sd²), in the unit of what they hit. */
export interface Noise {
  readonly sd: number;
  readonly persistence: number;
  /** Loadings on common factors: name → share of the innovation's variance in [0, 1], with sign. */
  readonly common?: Readonly<Record<string, number>>;
}

export interface Parameter {
  readonly id: string;
  readonly name: Text;
  readonly group: string;
  readonly unit: string;
  /** `yearly`: written `growth[t]`, may be a path. `constant`: written `alpha`, one number. */
  readonly varies: 'yearly' | 'constant';
  /** One value for each model year (yearly), or one value (constant). */
  readonly default: readonly number[];
  /** The first model year's value is a record, not an assumption: a plain number set by a scenario leaves it alone. */
  readonly startIsKnown?: boolean;
  /** What is possible: outside is an error. */
  readonly bounds: readonly [number, number];
  /** What is usual: outside is a warning. */
  readonly plausible: readonly [number, number];
  /** Past values behind the plausible range. */
  readonly history: readonly Figure[];
  readonly distribution?: Distribution;
  /** Only for yearly ones. */
  readonly noise?: Noise;
  readonly source: Source;
  readonly why: Text;
  readonly place: Place;
}

export interface Closure {
  readonly id: string;
  readonly name: Text;
  readonly note: Text;
  /** Replaces a variable's equation, or makes a yearly parameter endogenous. */
  readonly equations: readonly Equation[];
}

export interface ModelGroup {
  readonly id: string;
  readonly name: Text;
  readonly members: readonly string[];
  readonly place?: Place;
}

/** A named list for display: blocks of variables, groups of parameters. */
export interface Section {
  readonly id: string;
  readonly name: Text;
}

export interface Model {
  readonly years: Span;
  readonly blocks: readonly Section[];
  readonly parameterGroups: readonly Section[];
  readonly groups: readonly ModelGroup[];
  readonly variables: ReadonlyMap<string, Variable>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** The first is the default. */
  readonly closures: readonly Closure[];
  readonly correlations: readonly Correlation[];
}

/** A disturbance in a scenario: from `span.from` to `span.to`, then fading by the factor `fade` a year (0: stops). */
export interface Shock {
  readonly on: string;
  readonly kind: 'add' | 'multiply' | 'hold';
  readonly span: Span;
  readonly value: number;
  readonly fade: number;
  readonly place: Place;
}

/** A scenario as written: only what differs from its parent. */
export interface ScenarioSpec {
  readonly id: string;
  readonly name: Text;
  readonly extends?: string;
  readonly author: string;
  readonly date: string;
  readonly assumes: Text;
  readonly leavesOut: Text;
  readonly closure?: string;
  /** Parameter → number, or year → number (a path holds its last given value). */
  readonly set: ReadonlyMap<string, PathSpec>;
  readonly shocks: readonly Shock[];
  readonly equations: readonly Equation[];
  /** Targets that the province assigns, or a user's own: target id → value. */
  readonly targets: ReadonlyMap<string, number>;
  /** Parameter → how it is spread, in the place of the parameter's own distribution. */
  readonly distributions?: ReadonlyMap<string, PlacedDistribution>;
  /** In the place of the model's for the same pair, or besides. */
  readonly correlations?: readonly Correlation[];
  readonly seed?: number;
  /** Opened by the reader from a file, not one of the plan's own. */
  readonly opened?: true;
  readonly place: Place;
  /** Where each field's entry stands, by its path: `set.growth`, `targets.energy_intensity_cut`. */
  readonly places?: ReadonlyMap<string, Place>;
}

/** What a page, a link or a command line changes on top of a scenario. */
export type Overrides = Partial<Pick<ScenarioSpec, 'set' | 'targets' | 'closure' | 'shocks' | 'equations' | 'seed'>>;

/** `6`, or `2021:6,2023:5.5` (from each year on). */
export type PathSpec = number | ReadonlyMap<number, number>;

/** A scenario with its parents folded in: everything that a run needs besides the model. */
export interface Scenario {
  readonly id: string;
  readonly name: Text;
  /** From the oldest ancestor to the scenario itself. */
  readonly lineage: readonly ScenarioSpec[];
  readonly closure: string;
  /** Value in force for every parameter: one per model year, or one. */
  readonly values: ReadonlyMap<string, readonly number[]>;
  readonly shocks: readonly Shock[];
  readonly equations: readonly Equation[];
  readonly targets: ReadonlyMap<string, number>;
  readonly seed: number;
  /** Distributions in the place of parameters' own. */
  readonly distributions?: ReadonlyMap<string, PlacedDistribution>;
  /** All that are in force; absent: the model's. */
  readonly correlations?: readonly Correlation[];
  /** Parameters that the scenario or an override sets, with the place: none of them may be endogenous. */
  readonly given?: ReadonlyMap<string, Place>;
}

/** A symbol of a linked model, in the order of evaluation within a year. */
export interface LinkedVariable {
  readonly id: string;
  readonly name: Text;
  readonly unit: string;
  readonly equation: Equation;
  readonly start?: Start;
  readonly noise?: Noise;
  readonly shocks: readonly Shock[];
  /** Ids used in the same year, in earlier years, at fixed years. */
  readonly uses: {
    readonly now: readonly string[];
    readonly before: readonly string[];
    readonly at: readonly string[];
  };
}

/** Closure and overrides applied, names resolved, units checked, ordered; ready to compile. */
export interface LinkedModel {
  readonly years: Span;
  /** Evaluation order within a year. */
  readonly order: readonly LinkedVariable[];
  /** Ids in order of evaluation in the first year, where start expressions count instead of equations with a start. */
  readonly startOrder?: readonly string[];
  /** Shocks on exogenous yearly parameters. */
  readonly exogenousShocks?: ReadonlyMap<string, readonly Shock[]>;
  /** Parameters that are exogenous here (a closure may have made some endogenous). */
  readonly exogenous: readonly Parameter[];
  readonly groups: readonly ModelGroup[];
  readonly correlations: Model['correlations'];
  /** Equal keys ⇔ the same program: structure only, no parameter values. */
  readonly structureKey: string;
}
