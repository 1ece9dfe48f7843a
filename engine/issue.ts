/**
 * What can go wrong, as data. Anything that the author of a file, a formula, a link or a command can cause is an
 * Issue with a place and a next step; throwing is kept for our own mistakes. The sentence in the reader's language
 * is written in one place (`messages/`), from the code and the facts.
 */
import type { IssueCode } from './messages/index.ts';

export type { IssueCode };

export type Lang = 'zh' | 'en';

/** A text in both languages of the product; neither may be empty. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Where something is wrong: as much of it as is known. Lines and columns count from 1, spans from 0. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** Dotted path of keys inside a file: `parameters.growth.bounds`. */
  readonly path?: string;
  readonly variable?: string;
  readonly year?: number;
  readonly equation?: string;
  /** Half-open range of characters inside `equation`, to underline. */
  readonly span?: readonly [number, number];
  /** Cell id in a notebook. */
  readonly cell?: string;
}

/** A fact that a sentence needs: as typed by the author, or a text in both languages. */
export type Fact = string | number | Text;

export interface Issue {
  readonly code: IssueCode;
  readonly severity: 'error' | 'warning';
  readonly place: Place;
  /** What stood there. */
  readonly found?: Fact;
  /** What may stand there. */
  readonly expected?: Fact;
  /** The nearest thing that would be right: a name, a value, an edit. */
  readonly fix?: Fact;
  /** Further facts that the sentence of this code uses. */
  readonly more?: Readonly<Record<string, Fact>>;
}

/** A value, perhaps with warnings; or the errors that prevent one. All problems at once, never only the first. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

type IssueFacts = Pick<Issue, 'found' | 'expected' | 'fix' | 'more'>;

export function error(code: IssueCode, place: Place, facts: IssueFacts = {}): Issue {
  return { code, severity: 'error', place, ...facts };
}

export function warning(code: IssueCode, place: Place, facts: IssueFacts = {}): Issue {
  return { code, severity: 'warning', place, ...facts };
}

export function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some((issue) => issue.severity === 'error');
}

/** A reading that succeeds exactly when none of the issues is an error. */
export function reading<T>(value: T, issues: readonly Issue[]): Reading<T> {
  return hasErrors(issues) ? { ok: false, issues } : { ok: true, value, issues };
}
