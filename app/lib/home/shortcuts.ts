/**
 * Keys of the page: undo, redo, help, print. None of the first while one types, none at all while an input method is
 * composing (its Enter and its letters belong to the word being written; some browsers say so only by key code 229).
 */
export type Wish = 'undo' | 'redo' | 'help' | 'print';

export function shortcutOf(event: KeyboardEvent): Wish | undefined {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return undefined;
  const control = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (control && key === 'p' && !event.shiftKey && !event.altKey) return 'print';
  if (isTyping(event.target)) return undefined;
  if (control && key === 'z') return event.shiftKey ? 'redo' : 'undo';
  if (control && key === 'y') return 'redo';
  return !control && !event.altKey && event.key === '?' ? 'help' : undefined;
}

/** Text fields have their own undo; a slider has none. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== 'range' && target.type !== 'checkbox';
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}
