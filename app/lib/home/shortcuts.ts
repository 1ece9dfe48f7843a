/** Keys of the page: undo, redo, help, print. None while one composes, no letters while one types. */
import { hasControl, hasOwnUndo, isFree, isTyping } from '../ui/keys.ts';

export type Wish = 'undo' | 'redo' | 'help' | 'print';

export function shortcutOf(event: KeyboardEvent): Wish | undefined {
  if (!isFree(event)) return undefined;
  const key = event.key.toLowerCase();
  if (hasControl(event)) {
    if (key === 'p' && !event.shiftKey && !event.altKey) return 'print';
    if (hasOwnUndo(event.target)) return undefined;
    if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
    return key === 'y' ? 'redo' : undefined;
  }
  return event.key === '?' && !event.altKey && !isTyping(event.target) ? 'help' : undefined;
}
