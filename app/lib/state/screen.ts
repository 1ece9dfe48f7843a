/**
 * Which series are on the screen at this moment, for work that may wait where nobody looks. Plain, not reactive: it is
 * asked while a slider moves; who shows a series is told when it comes and goes. A series that nothing on the page
 * watches counts as seen, and so does all of it for print.
 */
import type { Attachment } from 'svelte/attachments';

/** A little beyond the window, so that a small scroll finds things ready. */
const margin = '80px';

/** Name under which a page's text is watched: it may speak of all targets together. */
export const TEXT = '(text)';

type Tell = (near: boolean) => void;

class Screen {
  /** Elements that show a series; true while near the window. */
  readonly #shown = new Map<string, Map<Element, boolean>>();
  readonly #watched = new Map<Element, { readonly series: string; readonly tell: Tell | undefined }>();
  #observer: IntersectionObserver | undefined;

  /** Watches an element that shows a series, and tells when it comes near the window and when it leaves it. */
  watch(series: string, tell?: Tell): Attachment {
    return (element) => {
      const elements = this.#shown.get(series) ?? new Map<Element, boolean>();
      this.#shown.set(series, elements.set(element, true));
      this.#watched.set(element, { series, tell });
      this.#observer ??= this.#look();
      this.#observer.observe(element);
      return () => {
        this.#observer?.unobserve(element);
        this.#watched.delete(element);
        elements.delete(element);
      };
    };
  }

  sees(series: string): boolean {
    const elements = this.#shown.get(series);
    return elements === undefined || elements.size === 0 || [...elements.values()].includes(true);
  }

  #look(): IntersectionObserver {
    addEventListener('beforeprint', () => {
      for (const element of this.#watched.keys()) this.#note(element, true);
    });
    const note = ({ target, isIntersecting }: IntersectionObserverEntry): void => this.#note(target, isIntersecting);
    return new IntersectionObserver((entries) => entries.forEach(note), { rootMargin: margin });
  }

  #note(element: Element, near: boolean): void {
    const { series, tell } = this.#watched.get(element) ?? {};
    if (series === undefined) return;
    this.#shown.get(series)?.set(element, near);
    tell?.(near);
  }
}

export const screen = new Screen();
