/**
 * Calls `left` when a press, the focus, or Escape pressed nowhere in particular says that the reader has turned away from
 * an element: a menu left open behind one's back would take keys meant for the page. The focus stays where it went.
 */
import type { Attachment } from 'svelte/attachments';

export function leaving(left: () => void): Attachment<HTMLElement> {
  return (box) => {
    const outside = ({ target }: Event): void => {
      if (target instanceof Node && !box.contains(target)) left();
    };
    const nowhere = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && event.target === document.body) left();
    };
    document.addEventListener('pointerdown', outside, true);
    document.addEventListener('focusin', outside, true);
    document.addEventListener('keydown', nowhere);
    return () => {
      document.removeEventListener('pointerdown', outside, true);
      document.removeEventListener('focusin', outside, true);
      document.removeEventListener('keydown', nowhere);
    };
  };
}
