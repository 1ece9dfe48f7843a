/** How a presentation is steered: what a key asks for, and what a finger that wipes across the screen asks for. */
import type { Attachment } from 'svelte/attachments';
import { hasControl, isFree, isTyping } from '../keys.ts';

export type Ask = 'next' | 'previous' | 'first' | 'last' | 'on' | 'back' | 'notes' | 'leave';

const asks: Readonly<Record<string, Ask>> = {
  ArrowRight: 'next',
  PageDown: 'next',
  ArrowLeft: 'previous',
  PageUp: 'previous',
  Home: 'first',
  End: 'last',
  ' ': 'on',
  n: 'notes',
  N: 'notes',
  Escape: 'leave',
};

/** What uses a key itself keeps it: a slider its arrows and ends, a choice and a wide frame theirs, a button its space. */
const users: readonly (readonly [keys: RegExp, users: string])[] = [
  [/^(Arrow|Page|Home|End)/, '[role=slider], input[type=radio]'],
  [/^Arrow/, '[tabindex="0"][role=group]'],
  [/^ $/, 'button, summary, a, input'],
];

export function askOf(event: KeyboardEvent): Ask | undefined {
  if (!isFree(event) || hasControl(event) || event.altKey || isTyping(event.target)) return undefined;
  const { target, key } = event;
  const within = (selector: string): boolean => target instanceof Element && target.closest(selector) !== null;
  if (within('dialog') || users.some(([keys, selector]) => keys.test(key) && within(selector))) return undefined;
  const ask = asks[key];
  return ask === 'on' && event.shiftKey ? 'back' : ask;
}

/** So far across, and so much more across than down, a finger wipes: about a thumb's width, and flatter than one in two. */
const far = 56;
const flat = 2;

/** One finger that wipes to the left asks for the next section, unless what it touches moves sideways itself. */
export function wiped(ask: (what: 'next' | 'previous') => void): Attachment<HTMLElement> {
  return (stage) => {
    let from: Touch | undefined;
    const begin = (event: TouchEvent): void => {
      const [touch, second] = event.touches;
      from = touch && !second && !movesItself(event.target, stage) ? touch : undefined;
    };
    const end = (event: TouchEvent): void => {
      const [to] = event.changedTouches;
      if (!from || !to) return;
      const [across, down] = [to.clientX - from.clientX, to.clientY - from.clientY];
      from = undefined;
      if (Math.abs(across) > far && Math.abs(across) > flat * Math.abs(down)) ask(across < 0 ? 'next' : 'previous');
    };
    stage.addEventListener('touchstart', begin, { passive: true });
    stage.addEventListener('touchend', end, { passive: true });
    return () => {
      stage.removeEventListener('touchstart', begin);
      stage.removeEventListener('touchend', end);
    };
  };
}

function movesItself(target: EventTarget | null, stage: HTMLElement): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('[role=slider], input, textarea, select')) return true;
  for (let one: Element | null = target; one && one !== stage; one = one.parentElement)
    if (one.scrollWidth > one.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(one).overflowX)) return true;
  return false;
}
