/** The lanes as data: what is to be shown, what is shown, what is in flight, and the events and effects between. */

/** What a cell should show now. */
export interface Work {
  readonly key: string;
  /** Content key: equal keys, equal results. */
  readonly content: string;
  /** Has slow work after the quick result. */
  readonly slow: boolean;
  /** Its slow work is short and betters a quick result that is right as it is: it goes before longer work, unseen. */
  readonly soon?: boolean;
  /** Is broken or blocked: nothing to compute, the last output stays. */
  readonly idle: boolean;
}

export interface Job {
  readonly key: string;
  readonly content: string;
}

export interface ShownOutput<Out> {
  readonly content: string;
  readonly out: Out;
  /** The result of slow work, not the quick one. */
  readonly full: boolean;
}

export interface Flight {
  readonly ticket: number;
  readonly jobs: readonly Job[];
}

export interface Lanes<Out> {
  readonly work: readonly Work[];
  readonly visible: ReadonlySet<string>;
  /** Everything counts as visible: for export, print and checks. */
  readonly forced: boolean;
  readonly dragging: boolean;
  readonly shown: ReadonlyMap<string, ShownOutput<Out>>;
  /** Content (with `*` for slow results) → output, the least recently used first. */
  readonly cache: ReadonlyMap<string, Out>;
  readonly fast?: Flight;
  readonly slow?: Flight & { readonly progress?: { readonly done: number; readonly of: number } };
  /** Contents whose slow work was called off: not begun again unless asked. */
  readonly calledOff: ReadonlySet<string>;
  readonly nextTicket: number;
}

export type LaneEvent<Out> =
  | { readonly kind: 'work'; readonly work: readonly Work[] }
  | { readonly kind: 'visible'; readonly keys: Iterable<string> }
  | { readonly kind: 'force'; readonly on: boolean }
  | { readonly kind: 'drag'; readonly on: boolean }
  | { readonly kind: 'done'; readonly ticket: number; readonly outs: readonly (readonly [key: string, out: Out])[] }
  /** `out`: what can be shown already. */
  | {
      readonly kind: 'progress';
      readonly ticket: number;
      readonly done: number;
      readonly of: number;
      readonly out?: Out;
    }
  /** The executor itself failed: `out` says so in every cell of the flight, and is not kept. */
  | { readonly kind: 'failed'; readonly ticket: number; readonly out: Out }
  | { readonly kind: 'cancel'; readonly key: string }
  | { readonly kind: 'run'; readonly key: string };

export type LaneEffect =
  | { readonly kind: 'execute'; readonly lane: 'fast' | 'slow'; readonly ticket: number; readonly jobs: readonly Job[] }
  | { readonly kind: 'cancel'; readonly ticket: number };

export interface Step<Out> {
  readonly lanes: Lanes<Out>;
  readonly effects: readonly LaneEffect[];
}
