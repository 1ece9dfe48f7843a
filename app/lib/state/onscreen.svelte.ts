/**
 * What lies outside the window waits while a slider is held: `attach` watches an element, `seen` says whether it is
 * near the window. Before it is watched, and for print, everything counts as seen.
 */
import type { Attachment } from 'svelte/attachments';

export class Onscreen {
  #seen = $state(true);
  readonly #margin: string;

  /** `margin`: how far from the window still counts as near. */
  constructor(margin = '300px') {
    this.#margin = margin;
  }

  get seen(): boolean {
    return this.#seen;
  }

  readonly attach: Attachment = (element) => {
    const observer = new IntersectionObserver(
      (entries) => (this.#seen = entries.some((entry) => entry.isIntersecting)),
      { rootMargin: this.#margin },
    );
    const print = (): void => void (this.#seen = true);
    observer.observe(element);
    addEventListener('beforeprint', print);
    return () => {
      observer.disconnect();
      removeEventListener('beforeprint', print);
    };
  };
}

/** The newest value whenever `when` holds, the last one otherwise; what is not asked for is not computed. */
export function latest<T>(when: () => boolean, value: () => T): () => T {
  let last: { readonly value: T } | undefined;
  const current = $derived.by(() => {
    if (when() || !last) last = { value: value() };
    return last.value;
  });
  return () => current;
}
