/**
 * Lays an element's contents out by themselves. A browser lays out the whole page when anything of unknown size changes;
 * what has its size from elsewhere it lays out alone. So a text that changes in every frame of a held slider stands in a
 * box of a given height, and the height follows the text in the few frames in which that takes another line.
 * For as long as something moves, no longer: while a page is put up, and on paper, sizes are other ones.
 * The element must be a block in normal flow, no item of a grid or a flexible box, with one child.
 */
import type { Attachment } from 'svelte/attachments';

export const alone: Attachment<HTMLElement> = (box) => {
  const inner = box.firstElementChild;
  if (!inner) return;
  const follow = (): void => {
    box.style.height = `${inner.getBoundingClientRect().height}px`;
    box.style.contain = 'size layout style';
  };
  const observer = new ResizeObserver(follow);
  observer.observe(inner);
  return () => {
    observer.disconnect();
    box.removeAttribute('style');
  };
};
