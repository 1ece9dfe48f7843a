/** What is said between a notebook and the worker that does its slow work. All of it plain data that can be posted. */
import type { Adjustments, Notebook, Outcome, PlanFolder, Sampling } from '$engine';

/** One cell of one moment, which has a number of its own. */
export interface SlowOrder {
  /** A folder sent before, by its number. */
  readonly folder: number;
  readonly notebook: Notebook;
  readonly adjustments: Adjustments;
  readonly sampling: Omit<Sampling, 'supply'>;
  /** Orders of one moment share what was made for the first of them. */
  readonly moment: number;
  readonly key: string;
}

export type SlowMessage =
  | { readonly kind: 'folder'; readonly number: number; readonly folder: PlanFolder }
  | { readonly kind: 'begin'; readonly ticket: number; readonly order: SlowOrder }
  | { readonly kind: 'stop'; readonly ticket: number }
  /** Rest, or go on. */
  | { readonly kind: 'hold'; readonly ticket: number; readonly on: boolean };

export interface SlowPart {
  readonly done: number;
  readonly of: number;
  readonly result?: Outcome;
}

/** `failed` is a mistake of ours, not an author's. */
export type SlowReply =
  | { readonly kind: 'progress'; readonly ticket: number; readonly part: SlowPart }
  | { readonly kind: 'done'; readonly ticket: number; readonly out: Outcome }
  | { readonly kind: 'failed'; readonly ticket: number; readonly fault: string };
