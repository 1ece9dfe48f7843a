/** A phrase's text cut into words; blanks are left out, and what belongs to no word is the first thing refused. */

export type Word =
  | { readonly kind: 'number'; readonly text: string; readonly at: number }
  | { readonly kind: 'name'; readonly text: string; readonly at: number }
  | { readonly kind: 'sign'; readonly text: string; readonly at: number };

/** A number does not swallow the first point of a range: `3..8`. */
const WORD =
  /([0-9]+(?:\.(?!\.)[0-9]*)?(?:[eE][+-]?[0-9]+)?|\.[0-9]+)|([\p{L}_%‰][\p{L}\p{N}_%]*)|(\.\.|<=|>=|!=|==|[-+*/()<>=@,，≤≥≠×÷－−（）])|(\s+)/uy;

const PLAIN: Readonly<Record<string, string>> = {
  '，': ',',
  '（': '(',
  '）': ')',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '==': '=',
  '×': '*',
  '÷': '/',
  '－': '-',
  '−': '-',
};

/** The words, or the place of the first character that belongs to none. */
export function wordsOf(text: string): { readonly words: readonly Word[]; readonly bad?: number } {
  const words: Word[] = [];
  let at = 0;
  while (at < text.length) {
    WORD.lastIndex = at;
    const match = WORD.exec(text);
    if (!match) return { words, bad: at };
    const [whole, number, name, sign] = match;
    if (number !== undefined) words.push({ kind: 'number', text: number, at });
    else if (name !== undefined) words.push({ kind: 'name', text: name, at });
    else if (sign !== undefined) words.push({ kind: 'sign', text: PLAIN[sign] ?? sign, at });
    at += whole.length;
  }
  return { words };
}
