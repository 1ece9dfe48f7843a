/**
 * Attachment: calls back when somebody wants to know more of an element: a mouse comes to rest on it, a finger taps it.
 * A hand on its way across asks nothing, nor one that drags, nor a page that scrolls away under a mouse at rest.
 */
import type { Attachment } from 'svelte/attachments';

/** Longer than a hand on its way stands still, in milliseconds. */
const rest = 120;

export function asking(tell: (element: HTMLElement) => void): Attachment<HTMLElement> {
  return (element) => {
    const ask = (): void => tell(element);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = (): void => clearTimeout(timer);
    const move = ({ buttons, movementX, movementY }: PointerEvent): void => {
      leave();
      if (buttons === 0 && (movementX !== 0 || movementY !== 0)) timer = setTimeout(ask, rest);
    };
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerleave', leave);
    element.addEventListener('click', ask);
    return () => {
      leave();
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerleave', leave);
      element.removeEventListener('click', ask);
    };
  };
}
