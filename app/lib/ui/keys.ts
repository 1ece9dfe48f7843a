/**
 * The one rule for keys: nothing happens while an input method is composing (its Enter and its letters belong to the
 * word being written; some browsers say so only by key code 229), nor where somebody else has answered already.
 */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

export function isFree(event: KeyboardEvent): boolean {
  return !isComposing(event) && !event.defaultPrevented;
}

export function hasControl(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey;
}

/** Text fields keep their own letters; a slider has none. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['range', 'checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

/**
 * Whether undo is the field's own affair: while what was typed in it has not been taken. A field says by `data-taken` what
 * stands in it when it has, and one without that always keeps its undo; what has been taken the page takes back.
 */
export function hasOwnUndo(target: EventTarget | null): boolean {
  if (!isTyping(target) || target instanceof HTMLSelectElement) return false;
  return !(target instanceof HTMLInputElement && target.dataset.taken === target.value);
}
