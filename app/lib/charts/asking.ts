/**
 * Attachment: tells when somebody wants to know more of an element: a mouse comes to rest on it, a finger taps it; and
 * when they turn to something else: the mouse leaves, a key is pressed, or another part is pointed at. A hand on its way
 * across asks nothing, nor one that drags, nor a page that scrolls away under a mouse at rest.
 */
import type { Attachment } from 'svelte/attachments';

/** Longer than a hand on its way stands still, in milliseconds. */
const rest = 120;

export function asking(tell: (asks: boolean) => void): Attachment<HTMLElement> {
  return (element) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = (): void => tell(true);
    const leave = (): void => {
      clearTimeout(timer);
      tell(false);
    };
    const move = ({ buttons, movementX, movementY }: PointerEvent): void => {
      clearTimeout(timer);
      if (buttons === 0 && (movementX !== 0 || movementY !== 0)) timer = setTimeout(ask, rest);
    };
    const elsewhere = ({ target }: Event): void => {
      if (!(target instanceof Node && element.contains(target))) leave();
    };
    const page = element.ownerDocument;
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerleave', leave);
    element.addEventListener('click', ask);
    page.addEventListener('pointerdown', elsewhere);
    page.addEventListener('keydown', elsewhere);
    return () => {
      clearTimeout(timer);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerleave', leave);
      element.removeEventListener('click', ask);
      page.removeEventListener('pointerdown', elsewhere);
      page.removeEventListener('keydown', elsewhere);
    };
  };
}
