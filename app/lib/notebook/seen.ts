/**
 * Attachment: tells when an element comes near the window and when it leaves it again, and, closer, whether it can be
 * seen. One observer for each distance serves all elements: a browser asks every observer anew in every frame.
 */
import type { Attachment } from 'svelte/attachments';
import { Nearby } from './nearby.ts';

type Tell = (near: boolean, inSight: boolean) => void;

interface Place {
  readonly near: boolean;
  readonly inSight: boolean;
}

/** So far from the window a cell is made ready before somebody scrolls to it. */
const near = '300px 0px';
/** So far it follows a held slider: a small scroll meanwhile finds nothing old. */
const inSight = '80px 0px';

const tells = new Map<Element, (now: Partial<Place>) => void>();
const watched = new Nearby({
  begin: (element) => eachObserver((one) => one.observe(element)),
  end: (element) => {
    eachObserver((one) => one.unobserve(element));
    tells.get(element)?.({ near: false, inSight: false });
  },
});
let observers: readonly IntersectionObserver[] | undefined;

function eachObserver(act: (one: IntersectionObserver) => void): void {
  observers ??= [observer(near, (now) => ({ near: now })), observer(inSight, (now) => ({ inSight: now }))];
  observers.forEach(act);
}

/** A word about an element that is not watched any more comes too late. */
function observer(rootMargin: string, placeOf: (within: boolean) => Partial<Place>): IntersectionObserver {
  const note = (entries: readonly IntersectionObserverEntry[]): void => {
    for (const { target, isIntersecting } of entries)
      if (watched.has(target)) tells.get(target)?.(placeOf(isIntersecting));
  };
  return new IntersectionObserver(note, { rootMargin });
}

export function seen(tell: Tell): Attachment {
  return (element) => {
    let is: Place = { near: false, inSight: false };
    tells.set(element, (now) => {
      is = { ...is, ...now };
      tell(is.near, is.inSight);
    });
    watched.add(element);
    return () => {
      tells.delete(element);
      watched.delete(element);
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
