/**
 * Attachment: tells when an element comes near the window and when it leaves it again, and, closer, whether it can be
 * seen. One observer for each distance serves all elements: a browser asks every observer anew in every frame.
 */
import type { Attachment } from 'svelte/attachments';

type Tell = (near: boolean, inSight: boolean) => void;

/** So far from the window a cell is made ready before somebody scrolls to it. */
const near = '300px 0px';
/** So far it follows a held slider: a small scroll meanwhile finds nothing old. */
const inSight = '80px 0px';

class Distance {
  readonly #tells = new WeakMap<Element, (within: boolean) => void>();
  readonly #margin: string;
  #observer: IntersectionObserver | undefined;

  constructor(margin: string) {
    this.#margin = margin;
  }

  watch(element: Element, tell: (within: boolean) => void): () => void {
    this.#observer ??= new IntersectionObserver((entries) => this.#note(entries), { rootMargin: this.#margin });
    this.#tells.set(element, tell);
    this.#observer.observe(element);
    return () => this.#observer?.unobserve(element);
  }

  #note(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) this.#tells.get(target)?.(isIntersecting);
  }
}

const [ahead, shown] = [new Distance(near), new Distance(inSight)];

export function seen(tell: Tell): Attachment {
  return (element) => {
    const is = { near: false, inSight: false };
    const say = (now: Partial<typeof is>): void => {
      Object.assign(is, now);
      tell(is.near, is.inSight);
    };
    const leave = [
      ahead.watch(element, (within) => say({ near: within })),
      shown.watch(element, (within) => say({ inSight: within })),
    ];
    return () => {
      for (const one of leave) one();
      tell(false, false);
    };
  };
}

/** Into the set or out of it; answers whether that changed anything. */
export function put(set: Set<string>, key: string, inside: boolean): boolean {
  if (inside === set.has(key)) return false;
  if (inside) set.add(key);
  else set.delete(key);
  return true;
}
