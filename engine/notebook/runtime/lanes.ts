/**
 * When cells are evaluated, as a state machine without clock or worker: events go in, the next state and effects come
 * out. Whoever drives it performs the effects and reports back.
 *
 * Fast lane: one batch in flight at most; what changes meanwhile waits, and only its latest form is computed. Slow
 * lane: one cell at a time, never while dragging; given up as soon as its content is no longer wanted. A result that
 * nobody waits for is dropped, and none ever takes the place of a newer one. Equal content keys mean equal results, so
 * what was computed once is shown again from the cache.
 */

/** What a cell should show now. */
export interface Work {
  readonly key: string;
  /** Content key: equal keys, equal results. */
  readonly content: string;
  /** Has slow work after the quick result. */
  readonly slow: boolean;
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

/** Enough for a long session of undoing and switching in a notebook of 40 cells. */
const KEPT_OUTPUTS = 600;

export function newLanes<Out>(): Lanes<Out> {
  return {
    work: [],
    visible: new Set(),
    forced: false,
    dragging: false,
    shown: new Map(),
    cache: new Map(),
    calledOff: new Set(),
    nextTicket: 1,
  };
}

export function step<Out>(lanes: Lanes<Out>, event: LaneEvent<Out>): Step<Out> {
  return scheduled(noted(lanes, event));
}

/** The event taken in, before anything new is begun. */
function noted<Out>(lanes: Lanes<Out>, event: LaneEvent<Out>): Lanes<Out> {
  switch (event.kind) {
    case 'work':
      return { ...lanes, work: event.work, shown: ofWork(lanes.shown, event.work) };
    case 'visible':
      return { ...lanes, visible: new Set(event.keys) };
    case 'force':
      return { ...lanes, forced: event.on };
    case 'drag':
      return { ...lanes, dragging: event.on };
    case 'done':
      return landed(lanes, event.ticket, event.outs, true);
    case 'progress':
      return progressed(lanes, event);
    case 'failed':
      return failed(lanes, event.ticket, event.out);
    case 'cancel':
      return calledOff(lanes, event.key);
    case 'run':
      return again(lanes, event.key);
    default:
      return event satisfies never;
  }
}

/** Outputs of cells that are gone go too; an undo finds them in the cache. */
function ofWork<Out>(shown: Lanes<Out>['shown'], work: readonly Work[]): Lanes<Out>['shown'] {
  const keys = new Set(work.map(({ key }) => key));
  return new Map([...shown].filter(([key]) => keys.has(key)));
}

/** What was called off or failed may begin again. */
function again<Out>(lanes: Lanes<Out>, key: string): Lanes<Out> {
  const shown = new Map(lanes.shown);
  shown.delete(key);
  return { ...lanes, shown, calledOff: without(lanes.calledOff, contentOf(lanes, key)) };
}

function contentOf<Out>({ work }: Lanes<Out>, key: string): string {
  return work.find((each) => each.key === key)?.content ?? '';
}

function flightOf<Out>(
  { fast, slow }: Lanes<Out>,
  ticket: number,
): { readonly flight: Flight; readonly full: boolean } | undefined {
  if (fast?.ticket === ticket) return { flight: fast, full: false };
  return slow?.ticket === ticket ? { flight: slow, full: true } : undefined;
}

function landed<Out>(
  lanes: Lanes<Out>,
  ticket: number,
  outs: readonly (readonly [string, Out])[],
  keep: boolean,
): Lanes<Out> {
  const found = flightOf(lanes, ticket);
  if (!found) return lanes;
  const { flight, full } = found;
  const contents = new Map(flight.jobs.map(({ key, content }) => [key, content]));
  const cache = new Map(lanes.cache);
  const shown = new Map(lanes.shown);
  for (const [key, out] of outs) {
    const content = contents.get(key);
    if (content === undefined) continue;
    if (keep) cache.set(cacheKey(content, full), out);
    if (takesPlace(shown.get(key), { content, full }, contentOf(lanes, key))) shown.set(key, { content, out, full });
  }
  const { fast, slow, ...rest } = lanes;
  return { ...rest, cache: trimmed(cache), shown, ...(full ? { fast } : { slow }) };
}

type Landing = Pick<ShownOutput<unknown>, 'content' | 'full'>;

/**
 * What is right stays, but for the full result of the same content. What is not right gives way: with one batch in
 * flight at a time, whatever lands is newer.
 */
function takesPlace(before: Landing | undefined, landing: Landing, wanted: string): boolean {
  if (!before) return true;
  if (before.content === landing.content) return landing.full || !before.full;
  return before.content !== wanted;
}

function cacheKey(content: string, full: boolean): string {
  return full ? `${content}*` : content;
}

function trimmed<Out>(cache: Map<string, Out>): ReadonlyMap<string, Out> {
  for (const key of cache.keys()) {
    if (cache.size <= KEPT_OUTPUTS) break;
    cache.delete(key);
  }
  return cache;
}

function progressed<Out>(
  lanes: Lanes<Out>,
  { ticket, done, of, out }: LaneEvent<Out> & { kind: 'progress' },
): Lanes<Out> {
  const { slow } = lanes;
  const job = slow?.jobs[0];
  if (slow?.ticket !== ticket || !job) return lanes;
  const shown = new Map(lanes.shown);
  // Shown as the quick kind of result, so that the full one still counts as missing.
  if (out !== undefined) shown.set(job.key, { content: job.content, out, full: false });
  return { ...lanes, shown, slow: { ...slow, progress: { done, of } } };
}

function failed<Out>(lanes: Lanes<Out>, ticket: number, out: Out): Lanes<Out> {
  const found = flightOf(lanes, ticket);
  if (!found) return lanes;
  return landed(
    lanes,
    ticket,
    found.flight.jobs.map(({ key }) => [key, out] as const),
    false,
  );
}

function calledOff<Out>(lanes: Lanes<Out>, key: string): Lanes<Out> {
  return { ...lanes, calledOff: new Set([...lanes.calledOff, contentOf(lanes, key)]) };
}

function without(set: ReadonlySet<string>, value: string): ReadonlySet<string> {
  return new Set([...set].filter((each) => each !== value));
}

/** Shows what is cached, gives up what nobody wants, and begins what can be begun. */
function scheduled<Out>(lanes: Lanes<Out>): Step<Out> {
  const served = fromCache(lanes);
  const given = givenUp(served);
  const fast = beginFast(given.lanes);
  const slow = beginSlow(fast.lanes);
  return { lanes: slow.lanes, effects: [...given.effects, ...fast.effects, ...slow.effects] };
}

function isWanted<Out>({ visible, forced }: Lanes<Out>, { key, idle }: Work): boolean {
  return !idle && (forced || visible.has(key));
}

function fromCache<Out>(lanes: Lanes<Out>): Lanes<Out> {
  let { cache, shown } = lanes;
  for (const each of lanes.work.filter((work) => isWanted(lanes, work))) {
    const { key, content, slow } = each;
    const now = shown.get(key);
    const full = slow && cache.has(cacheKey(content, true));
    const found = full ? cacheKey(content, true) : content;
    const out = cache.get(found);
    if (out === undefined || (now?.content === content && (now.full || !full))) continue;
    shown = new Map(shown).set(key, { content, out, full });
    cache = touched(cache, found, out);
  }
  return { ...lanes, cache, shown };
}

/** Moved to the end: the most recently used. */
function touched<Out>(cache: ReadonlyMap<string, Out>, key: string, out: Out): ReadonlyMap<string, Out> {
  const next = new Map(cache);
  next.delete(key);
  return next.set(key, out);
}

function givenUp<Out>(lanes: Lanes<Out>): Step<Out> {
  const { slow, ...rest } = lanes;
  const job = slow?.jobs[0];
  const wanted =
    job && lanes.work.some(({ key, content, idle }) => key === job.key && content === job.content && !idle);
  if (!slow || !job || (wanted && !lanes.calledOff.has(job.content))) return { lanes, effects: [] };
  return { lanes: rest, effects: [{ kind: 'cancel', ticket: slow.ticket }] };
}

function beginFast<Out>(lanes: Lanes<Out>): Step<Out> {
  if (lanes.fast) return { lanes, effects: [] };
  const jobs = lanes.work
    .filter((each) => isWanted(lanes, each) && lanes.shown.get(each.key)?.content !== each.content)
    .map(({ key, content }) => ({ key, content }));
  return jobs.length === 0 ? { lanes, effects: [] } : begun(lanes, 'fast', jobs);
}

function beginSlow<Out>(lanes: Lanes<Out>): Step<Out> {
  if (lanes.slow || lanes.dragging) return { lanes, effects: [] };
  const next = lanes.work.find((each) => each.slow && isWanted(lanes, each) && isOpen(lanes, each));
  return next ? begun(lanes, 'slow', [{ key: next.key, content: next.content }]) : { lanes, effects: [] };
}

/** Its full result is neither shown nor called off. */
function isOpen<Out>({ shown, calledOff: off }: Lanes<Out>, { key, content }: Work): boolean {
  const now = shown.get(key);
  return !(now?.content === content && now.full) && !off.has(content);
}

function begun<Out>(lanes: Lanes<Out>, lane: 'fast' | 'slow', jobs: readonly Job[]): Step<Out> {
  const ticket = lanes.nextTicket;
  return {
    lanes: { ...lanes, nextTicket: ticket + 1, [lane]: { ticket, jobs } },
    effects: [{ kind: 'execute', lane, ticket, jobs }],
  };
}
