/**
 * Which series are on the screen at this moment, for work that may wait where nobody looks. Plain, not reactive: it is
 * asked while a slider moves. A series that nothing on the page watches counts as seen, and so does all of it for print.
 */
import type { Attachment } from 'svelte/attachments';

/** A little beyond the window, so that a small scroll finds things ready. */
const margin = '80px';

/** Name under which a page's text is watched: it may speak of all targets together. */
export const TEXT = '(text)';

class Screen {
  /** Elements that show a series; true while near the window. */
  readonly #shown = new Map<string, Map<Element, boolean>>();
  readonly #names = new WeakMap<Element, string>();
  #observer: IntersectionObserver | undefined;

  /** Watches an element that shows a series. */
  watch(series: string): Attachment {
    return (element) => {
      const elements = this.#shown.get(series) ?? new Map<Element, boolean>();
      this.#shown.set(series, elements.set(element, true));
      this.#names.set(element, series);
      this.#observer ??= new IntersectionObserver((entries) => this.#note(entries), { rootMargin: margin });
      this.#observer.observe(element);
      return () => {
        this.#observer?.unobserve(element);
        elements.delete(element);
      };
    };
  }

  sees(series: string): boolean {
    const elements = this.#shown.get(series);
    return elements === undefined || elements.size === 0 || [...elements.values()].includes(true);
  }

  #note(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries)
      this.#shown.get(this.#names.get(target) ?? '')?.set(target, isIntersecting);
  }
}

export const screen = new Screen();
