/** What can be shown from the cache, what must be given up, and what can be begun. */
import { cacheKey } from './lane-landing.ts';
import type { Job, Lanes, Step, Work } from './lane-types.ts';

/** Shows what is cached, gives up what nobody wants, and begins what can be begun. */
export function scheduled<Out>(lanes: Lanes<Out>): Step<Out> {
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
  const open = lanes.work.filter((each) => each.slow && isWanted(lanes, each) && isOpen(lanes, each));
  const next = open.find(({ soon }) => soon) ?? open[0];
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
