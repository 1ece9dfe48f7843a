/**
 * A notebook checked from top to bottom: what is wrong in any cell, every live number that has no value, and every
 * claim that no longer holds, with its sentence. Places are lines and columns of the file as it is printed.
 */
import type { Issue } from '../issue.ts';
import type { PlanFolder } from '../model/folder.ts';
import type { Sampling } from './evaluate.ts';
import { textLines } from './file/print.ts';
import { readNotebook } from './file/read.ts';
import { kindOf } from './kinds/registry.ts';
import { evaluatorOf, type Outcome } from './runtime/evaluate.ts';
import { momentOf } from './runtime/moment.ts';
import { openSheet, type SheetCell } from './runtime/sheet.ts';
import { NO_ADJUSTMENTS, type Notebook } from './types.ts';

export interface CheckOptions {
  readonly file?: string;
  readonly sampling?: Sampling;
}

/** Probabilities in claims rest on so many draws of the notebook's own seed. */
const CHECK_SAMPLING: Sampling = { draws: 4096, method: 'random' };

export function checkNotebook(folder: PlanFolder, notebook: Notebook, options: CheckOptions = {}): readonly Issue[] {
  const { file, sampling = CHECK_SAMPLING } = options;
  const sheet = openSheet(folder, notebook);
  const evaluator = evaluatorOf(momentOf(sheet, NO_ADJUSTMENTS, sampling));
  const found = sheet.cells.flatMap((cell) => cellIssues(cell, evaluator.evaluate(cell.cell.key)));
  const lines = textLines(notebook);
  const place = (issue: Issue): Issue => inFile(issue, file, lines);
  const head = sheet.issues.map((issue) => ({
    ...issue,
    place: { ...issue.place, file, line: (issue.place.line ?? 0) + 1 },
  }));
  return [...head, ...distinct(found.map(place))];
}

/** Reads a text and checks it. */
export function checkNotebookText(
  folder: PlanFolder,
  file: string,
  text: string,
  sampling?: Sampling,
): readonly Issue[] {
  const read = readNotebook(file, text);
  if (!read.ok) return read.issues;
  return [...read.issues, ...checkNotebook(folder, read.value, { file, ...(sampling && { sampling }) })];
}

function inFile(issue: Issue, file: string | undefined, lines: ReadonlyMap<string, number>): Issue {
  const { cell = '', line = 1 } = issue.place;
  const start = lines.get(cell) ?? 1;
  return { ...issue, place: { ...issue.place, ...(file !== undefined && { file }), line: start + line - 1 } };
}

/** The same fault is told once, where a broken cell gives its problems as its outcome too. */
function distinct(issues: readonly Issue[]): readonly Issue[] {
  const seen = new Set<string>();
  return issues.filter((issue) => {
    const key = JSON.stringify(issue);
    const is = seen.has(key);
    seen.add(key);
    return !is;
  });
}

function cellIssues({ cell, problems, blockedBy }: SheetCell, outcome: Outcome): readonly Issue[] {
  const own = problems.map(({ issue }) => issue);
  if (blockedBy !== undefined && outcome.kind === 'error') return own;
  if (outcome.kind === 'error') return [...own, ...outcome.issues.map((issue) => inCell(issue, cell.key))];
  const more = (kindOf(outcome.result.kind)?.wrong?.(outcome.result.value) ?? []).filter(
    (issue) => !isToldBy(own, issue),
  );
  return [...own, ...more.map((issue) => inCell(issue, cell.key))];
}

/** A claim that cannot be decided for a reason that its line gives already is told once, by the reason. */
function isToldBy(own: readonly Issue[], { code, place }: Issue): boolean {
  return (
    code === 'notebook.check-open' && own.some((each) => each.severity === 'error' && each.place.line === place.line)
  );
}

function inCell(issue: Issue, cell: string): Issue {
  return { ...issue, place: { ...issue.place, cell } };
}
