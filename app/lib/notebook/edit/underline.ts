/** Issues of the engine as underlines of an editor. Places count lines and columns from 1. */
import type { Diagnostic } from '@codemirror/lint';
import type { Text as Doc } from '@codemirror/state';
import { describeIssue, type Issue } from '$engine';
import { settings } from '../../state/settings.svelte.ts';

export function diagnosticsOf(doc: Doc, issues: readonly Issue[]): Diagnostic[] {
  return issues.map((issue) => ({
    ...rangeOf(doc, issue),
    severity: issue.severity,
    message: describeIssue(issue, settings.lang),
    ...fixOf(issue),
  }));
}

function rangeOf(doc: Doc, { place, found }: Issue): { from: number; to: number } {
  const line = doc.line(Math.min(doc.lines, Math.max(1, place.line ?? 1)));
  const from = Math.min(line.to, line.from + Math.max(0, (place.column ?? 1) - 1));
  const length = place.span
    ? place.span[1] - place.span[0]
    : typeof found === 'string' && line.text.startsWith(found, from - line.from)
      ? found.length
      : wordAt(line.text, from - line.from);
  return { from, to: Math.min(line.to, Math.max(from, from + length)) };
}

function wordAt(text: string, at: number): number {
  return /^[^\s,;:{}[\]|]+/.exec(text.slice(at))?.[0].length ?? Math.max(0, text.length - at);
}

/** Where the engine says what would be right and the found words stand there, one press puts it in. */
function fixOf({ fix, found }: Issue): Pick<Diagnostic, 'actions'> {
  if (typeof fix !== 'string' || fix === '' || typeof found !== 'string' || fix.includes('…')) return {};
  return {
    actions: [
      {
        name: fix,
        apply: (view, from, to) => {
          if (view.state.sliceDoc(from, to) === found) view.dispatch({ changes: { from, to, insert: fix } });
        },
      },
    ],
  };
}
