/** Results, progress and failures coming in: what they change of what is shown and kept. */
import type { Flight, LaneEvent, Lanes, ShownOutput } from './lane-types.ts';

/** Enough for a long session of undoing and switching in a notebook of 40 cells. */
const KEPT_OUTPUTS = 600;

export function contentOf<Out>({ work }: Lanes<Out>, key: string): string {
  return work.find((each) => each.key === key)?.content ?? '';
}

function flightOf<Out>(
  { fast, slow }: Lanes<Out>,
  ticket: number,
): { readonly flight: Flight; readonly full: boolean } | undefined {
  if (fast?.ticket === ticket) return { flight: fast, full: false };
  return slow?.ticket === ticket ? { flight: slow, full: true } : undefined;
}

export function landed<Out>(
  lanes: Lanes<Out>,
  ticket: number,
  outs: readonly (readonly [string, Out])[],
  keep: boolean,
): Lanes<Out> {
  const found = flightOf(lanes, ticket);
  if (!found) return lanes;
  const { flight, full } = found;
  const contents = new Map(flight.jobs.map(({ key, content }) => [key, content]));
  const cache = keep ? new Map(lanes.cache) : undefined;
  const shown = new Map(lanes.shown);
  for (const [key, out] of outs) {
    const content = contents.get(key);
    if (content === undefined) continue;
    cache?.set(cacheKey(content, full), out);
    if (takesPlace(shown.get(key), { content, full }, contentOf(lanes, key))) shown.set(key, { content, out, full });
  }
  const { fast, slow, ...rest } = lanes;
  return { ...rest, cache: cache ? trimmed(cache) : lanes.cache, shown, ...(full ? { fast } : { slow }) };
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

export function cacheKey(content: string, full: boolean): string {
  return full ? `${content}*` : content;
}

function trimmed<Out>(cache: Map<string, Out>): ReadonlyMap<string, Out> {
  for (const key of cache.keys()) {
    if (cache.size <= KEPT_OUTPUTS) break;
    cache.delete(key);
  }
  return cache;
}

export function progressed<Out>(
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

export function failed<Out>(lanes: Lanes<Out>, ticket: number, out: Out): Lanes<Out> {
  const found = flightOf(lanes, ticket);
  if (!found) return lanes;
  return landed(
    lanes,
    ticket,
    found.flight.jobs.map(({ key }) => [key, out] as const),
    false,
  );
}

export function calledOff<Out>(lanes: Lanes<Out>, key: string): Lanes<Out> {
  return { ...lanes, calledOff: new Set([...lanes.calledOff, contentOf(lanes, key)]) };
}

export function without(set: ReadonlySet<string>, value: string): ReadonlySet<string> {
  return new Set([...set].filter((each) => each !== value));
}
