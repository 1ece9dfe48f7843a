/** What a link carries: names and numbers, no positions and no words of a language, so that it keeps its meaning. */
import type { PathSpec } from '../../model/types.ts';

export interface LinkState {
  readonly plan: string;
  readonly scenario: string;
  /** A second scenario shown beside the first. */
  readonly compared?: string;
  /** What the reader changed on top of the scenario. */
  readonly set: ReadonlyMap<string, PathSpec>;
  readonly targets: ReadonlyMap<string, number>;
  /** Equations in the place of the model's: variable → what stands to the right of `variable[t] =`. */
  readonly equations: ReadonlyMap<string, string>;
  /** Scenario files of the sender's own, by name. Their text is packed into letters by whoever makes the link. */
  readonly files: ReadonlyMap<string, string>;
  /** Short name of the plan and the model for which equations and files were written. */
  readonly written?: string;
  readonly closure?: string;
  readonly seed?: number;
}

/** Format of the text; a reader of another version says so and opens nothing. */
export const linkVersion = '1';

export const prefixes = { set: 'set.', target: 'target.', equation: 'equation.', file: 'file.' } as const;
export type Prefix = keyof typeof prefixes;
