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
  readonly closure?: string;
  readonly seed?: number;
}

/** Format of the text; a reader of another version says so and opens nothing. */
export const linkVersion = '1';

export const prefixes = { set: 'set.', target: 'target.' } as const;
