/** What is wrong with a text as it is shown. */
import { error, type Issue, type Text } from '../../../issue.ts';
import type { CheckResult } from './check.ts';
import type { LiveResult, MarkdownResult } from './index.ts';

/** Live numbers that have no value, and claims that do not hold or cannot be decided. */
export function markdownFaults({ lives, checks, text }: MarkdownResult): readonly Issue[] {
  return [...lives.flatMap((live) => liveIssues(live, text)), ...checks.flatMap(checkIssues)];
}

function liveIssues({ kind, shown, issues, from, to }: LiveResult, text: string): readonly Issue[] {
  if (kind !== 'hole' || issues.length > 0) return issues;
  const before = text.slice(0, from).split('\n');
  const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  return [error('notebook.value-missing', place, { found: text.slice(from, to), more: { why: shown.full } })];
}

function checkIssues({ line, claim, holds, why, sentence, sides }: CheckResult): readonly Issue[] {
  if (holds === true) return [];
  const place = { line, column: 1 };
  if (holds === undefined) return [error('notebook.check-open', place, { found: claim, more: { why: why ?? '' } })];
  const said: Text = {
    zh: sides.map(({ text }) => text.zh).join(' / '),
    en: sides.map(({ text }) => text.en).join(' / '),
  };
  return [error('notebook.check-false', place, { found: claim, more: { sentence, sides: said } })];
}
