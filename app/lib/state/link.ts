/** Between what the reader chose and the fragment of the address. */
import { decodeLink, encodeLink, type Issue } from '$engine';
import type { Choice } from './evaluate.ts';
import type { Studio } from './studio.svelte.ts';

export function fragmentOf({ plan, scenario, overrides }: Choice, compared: string | undefined): string {
  const { set, targets, closure, seed } = overrides;
  return encodeLink({ plan, scenario, compared, set: set ?? new Map(), targets: targets ?? new Map(), closure, seed });
}

/** Opens a link, or answers why not and changes nothing. */
export function openFragment(studio: Studio, fragment: string): readonly Issue[] {
  const link = decodeLink(fragment);
  if (!link.ok) return link.issues;
  const { plan, scenario, compared, set, targets, closure, seed } = link.value;
  const overrides = {
    ...(set.size > 0 && { set }),
    ...(targets.size > 0 && { targets }),
    ...(closure !== undefined && { closure }),
    ...(seed !== undefined && { seed }),
  };
  const issues = studio.openChoice({ plan, scenario, overrides });
  if (issues.length === 0) studio.other = compared;
  return issues;
}

/** The whole address to send, in the sender's language. */
export function addressOf(page: string, fragment: string, tag: string): string {
  const url = new URL(page);
  url.hash = fragment;
  url.searchParams.set('lang', tag);
  return url.href;
}
