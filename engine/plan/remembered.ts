/**
 * Functions that are asked the same over and over while a slider moves, with their answers kept. Promise: the same
 * answer as without; nobody may change it.
 */
const most = 500;

/** Of the same few texts (units). Texts that are typed cannot fill the memory. */
export function remembered<T>(of: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const before = answers.get(text);
    if (before !== undefined) return before;
    const answer = of(text);
    if (answers.size >= most) answers.clear();
    answers.set(text, answer);
    return answer;
  };
}

/** Of an object; kept as long as it is. */
export function rememberedOf<K extends object, T>(of: (about: K) => T): (about: K) => T {
  const answers = new WeakMap<K, { readonly answer: T }>();
  return (about) => {
    const known = answers.get(about) ?? { answer: of(about) };
    answers.set(about, known);
    return known.answer;
  };
}

/** Of a name in an object; kept as long as the object is. */
export function rememberedIn<K extends object, T>(of: (within: K, name: string) => T): (within: K, name: string) => T {
  const answersIn = rememberedOf((_: K) => new Map<string, { readonly answer: T }>());
  return (within, name) => {
    const answers = answersIn(within);
    const known = answers.get(name) ?? { answer: of(within, name) };
    answers.set(name, known);
    return known.answer;
  };
}
