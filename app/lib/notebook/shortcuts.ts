/** Keys of the page → the name of an action. None while one composes; letters alone never while one types. */
import { hasControl, hasOwnUndo, isFree, isTyping } from '../ui/keys.ts';

export function wishOf(event: KeyboardEvent): string | undefined {
  if (!isFree(event)) return undefined;
  const key = event.key.toLowerCase();
  if (hasControl(event) && !event.altKey) {
    if (key === 'k') return 'palette';
    if (key === 's' && !event.shiftKey) return 'save';
    if (key === 'p' && !event.shiftKey) return 'print';
    if (key === 'f' && event.shiftKey) return 'find';
    if (key === 'e' && !event.shiftKey) return 'turn';
    if (hasOwnUndo(event.target)) return undefined;
    if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
    return key === 'y' ? 'redo' : undefined;
  }
  if (event.altKey || isTyping(event.target)) return undefined;
  return event.key === '?' ? 'shortcuts' : undefined;
}
