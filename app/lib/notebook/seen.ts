/** Attachment: tells when an element comes near the window and when it leaves it again. */
import type { Attachment } from 'svelte/attachments';

export function seen(tell: (near: boolean) => void): Attachment {
  return (element) => {
    const observer = new IntersectionObserver((entries) => tell(entries.at(-1)?.isIntersecting ?? false), {
      rootMargin: '300px 0px',
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      tell(false);
    };
  };
}
