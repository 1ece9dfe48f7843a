/** A scenario file of the reader's own: read, held against the model, and opened; or its issues, and nothing changes. */
import { drawnIssues, error, hasErrors, notText, openStudy, type Issue, type PlanFolder } from '$engine';
import { remember } from '../state/own-files.ts';
import { textIn } from '../state/text-in.ts';
import type { Studio } from '../state/studio.svelte.ts';
import { read } from '../worker/reader.ts';

export interface OpenedFile {
  readonly opened: boolean;
  /** What stood in the way, or what the reader should know of a file that is open. */
  readonly issues: readonly Issue[];
}

export async function openScenarioFile(studio: Studio, file: File): Promise<OpenedFile> {
  const id = file.name.replace(/\.ya?ml$/i, '');
  if (/\.md$/i.test(file.name)) return { opened: false, issues: [error('read.notebook', { file: file.name })] };
  const text = await textIn(file);
  if (text === undefined) return { opened: false, issues: [notText(file.name)] };
  if (text.trim() === '') return { opened: false, issues: [error('read.empty', { file: file.name })] };
  const spec = await read({ kind: 'scenario', id, file: file.name, text });
  if (!spec.ok) return { opened: false, issues: spec.issues };
  const own = await remember(spec.value, text);
  const { folder } = studio;
  const opened = { ...folder, scenarios: new Map(folder.scenarios).set(id, own) };
  const notes = notesOn(opened, id, file.name);
  if (hasErrors(notes)) return { opened: false, issues: notes };
  const refused = studio.openChoice({ plan: folder.id, scenario: id, overrides: {} }, opened);
  return refused.length > 0 ? { opened: false, issues: refused } : { opened: true, issues: notes };
}

/** What sampling it meets; what the shipped files are warned of is known to whoever wrote them. */
function notesOn(folder: PlanFolder, id: string, file: string): readonly Issue[] {
  const study = openStudy(folder, id, {}, { backend: 'js' });
  const issues = study.ok ? drawnIssues(study.value) : [];
  return issues.filter(({ severity, place }) => severity === 'error' || place.file === file);
}
