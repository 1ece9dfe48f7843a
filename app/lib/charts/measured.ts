/**
 * How wide a picture's place is. On paper no observer tells it, and a picture drawn for a wide window would be shrunk
 * with all its words: before it is printed, it is told how wide the place will be on the sheet.
 */
import type { Attachment } from 'svelte/attachments';

type Tell = (width: number) => void;

/** Pixels across a sheet of A4 between its margins of 14 mm: 182 mm at 96 to an inch. */
const sheet = 688;

const places = new Map<Element, Tell>();
let observer: ResizeObserver | undefined;

function begin(): ResizeObserver {
  const all = (widthOf: (place: Element) => number) => () => places.forEach((tell, place) => tell(widthOf(place)));
  addEventListener('beforeprint', all(onSheet));
  addEventListener(
    'afterprint',
    all((place) => place.clientWidth),
  );
  return new ResizeObserver((entries) => entries.forEach(({ target }) => places.get(target)?.(target.clientWidth)));
}

/** A place has the share of the sheet that it has of its column. */
function onSheet(place: Element): number {
  const column = place.closest('[data-column]')?.clientWidth ?? 0;
  return column > 0 ? Math.round((place.clientWidth / column) * sheet) : place.clientWidth;
}

export function measured(tell: Tell): Attachment<HTMLElement> {
  return (place) => {
    observer ??= begin();
    places.set(place, tell);
    observer.observe(place);
    tell(place.clientWidth);
    return () => {
      observer?.unobserve(place);
      places.delete(place);
    };
  };
}
