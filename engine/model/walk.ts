/** A walk along the tokens of a text beside the grammar's tree, which keeps no places of its own. */
import { error, type Fact, type Issue, type IssueCode, type Place } from '../issue.ts';
import type { Token } from './tokens.ts';

/** The text being read and how far. */
export interface Walk {
  readonly text: string;
  readonly place: Place;
  readonly tokens: readonly Token[];
  readonly log: Issue[];
  at: number;
}

/** Logs a refusal at the token that comes next (or at a given span). */
export function refuse(
  walk: Walk,
  code: IssueCode,
  facts: { found?: Fact; fix?: Fact; expected?: Fact },
  span = here(walk),
): undefined {
  const found = facts.found ?? walk.text.slice(span[0], span[1]);
  walk.log.push(error(code, { ...walk.place, equation: walk.text, span }, { ...facts, found }));
  return undefined;
}

/** The place of the token that comes next. */
export function here(walk: Walk): readonly [number, number] {
  return walk.tokens[walk.at]?.span ?? [walk.text.length, walk.text.length];
}

/** Consumes the next token; the grammar promises which one it is, so anything else refuses the text. */
export function take(walk: Walk, text?: string): Token | undefined {
  const token = walk.tokens[walk.at];
  if (!token || (text !== undefined && token.text !== text)) return refuse(walk, 'equation.not-in-language', {});
  walk.at++;
  return token;
}
