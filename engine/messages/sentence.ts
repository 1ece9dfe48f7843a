import type { Fact, Lang } from '../issue.ts';

/** Looks a fact up by name (`found`, `expected`, `fix`, or a key of `more`), in the reader's language; '' when absent. */
export type MessageFacts = (name: string) => string;

/** One code's sentence in each language. */
export type Message = Readonly<Record<Lang, (fact: MessageFacts) => string>>;

export function inLang(fact: Fact | undefined, lang: Lang): string {
  if (fact === undefined) return '';
  return typeof fact === 'object' ? fact[lang] : String(fact);
}
