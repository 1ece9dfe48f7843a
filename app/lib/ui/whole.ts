/**
 * A text field that is heard word by word: while an input method composes, its letters are nobody else's; the finished
 * word is told once. Some browsers say it by the end of the composition alone, some by an input after it as well.
 */
type Field = HTMLInputElement | HTMLTextAreaElement;

interface Heard {
  readonly oninput: (event: Event & { currentTarget: Field }) => void;
  readonly oncompositionend: (event: Event & { currentTarget: Field }) => void;
}

export function whole(take: (text: string) => void): Heard {
  return {
    oninput: (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) take(event.currentTarget.value);
    },
    oncompositionend: ({ currentTarget }) => take(currentTarget.value),
  };
}

/**
 * A field that finds as one types. Keyboards of Android compose every word, English ones too: there it is heard letter
 * by letter, or nothing would be found before the word ends.
 */
export function searching(take: (text: string) => void): Heard {
  const heard = whole(take);
  return {
    ...heard,
    oninput: (event) => {
      if (/Android/.test(navigator.userAgent)) take(event.currentTarget.value);
      else heard.oninput(event);
    },
  };
}
