/** A stretch of a text with the live parts and claims that stand in it, for who shows only that. */
import type { MarkdownResult } from '../runtime/kinds.ts';
import type { Range } from './render.ts';

export function stretchOf({ text, lives, checks, draws }: MarkdownResult, { from, to }: Range): MarkdownResult {
  const inside = <T extends Range>(parts: readonly T[]): readonly T[] =>
    parts
      .filter((part) => part.from >= from && part.to <= to)
      .map((part) => ({ ...part, from: part.from - from, to: part.to - from }));
  const shown = inside(lives);
  const says = draws && shown.some(({ kind }) => kind === 'probability');
  return { text: text.slice(from, to), lives: shown, checks: inside(checks), ...(says && { draws }) };
}
