/** The address follows what is chosen once a change has settled: browsers refuse addresses that change with every frame. */
import { replaceState } from '$app/navigation';
import { fragmentOf } from '../state/link.ts';
import { settings } from '../state/settings.svelte.ts';
import type { Studio } from '../state/studio.svelte.ts';

const wait = 300;

/** `held`: what was asked for stays in the address for now; `settled` hears the verdict of each change. */
export function followAddress(studio: Studio, held: () => boolean, settled: (sentence: string) => void): void {
  let first = true;
  $effect(() => {
    // Nothing is worked out while a slider moves.
    if (studio.moving) return;
    const fragment = fragmentOf(studio);
    const sentence = studio.board.sentence[settings.lang];
    if (first) {
      first = false;
      return;
    }
    const timer = setTimeout(() => {
      settled(sentence);
      if (!held()) replaceState(`#${fragment}`, {});
    }, wait);
    return () => clearTimeout(timer);
  });
}
