/** The address follows what is chosen once a change has settled: browsers refuse addresses that change with every frame. */
import { fragmentOf } from '../state/link.ts';
import { settings } from '../state/settings.svelte.ts';
import type { Studio } from '../state/studio.svelte.ts';
import { readdress } from '../ui/readdress.ts';

const wait = 300;

/** A screen reader that is told of hundreds of changes at once drops some: what is to be heard comes after them. */
const hearing = 1000;

/** `held`: what was asked for stays in the address for now. */
export function followAddress(studio: Studio, held: () => boolean): void {
  let first = true;
  $effect(() => {
    // Nothing is worked out while a slider moves.
    if (studio.moving) return;
    const fragment = fragmentOf(studio);
    if (first) {
      first = false;
      return;
    }
    const timer = setTimeout(() => {
      if (!held()) readdress(`#${fragment}`);
    }, wait);
    return () => clearTimeout(timer);
  });
}

/**
 * Tells the verdict of each change once, when its chances are those of all draws: read aloud, the sentences on the way
 * there would be four long ones for every press of a key.
 */
export function hearVerdicts(studio: Studio, tell: (sentence: string) => void): void {
  let heard: string | undefined;
  $effect(() => {
    if (studio.moving || !studio.chance.isWhole(studio.outcome)) return;
    const fragment = fragmentOf(studio);
    const sentence = studio.board.sentence[settings.lang];
    // What stood there when the page was opened is read where it stands.
    heard ??= fragment;
    if (fragment === heard) return;
    const timer = setTimeout(() => {
      heard = fragment;
      tell(sentence);
    }, hearing);
    return () => clearTimeout(timer);
  });
}
