/** A scenario file of the reader's own: read, held against the model, and opened; or its issues, and nothing changes. */
import type { Issue } from '$engine';
import { remember } from '../state/own-files.ts';
import type { Studio } from '../state/studio.svelte.ts';
import { read } from '../worker/reader.ts';

export async function openScenarioFile(studio: Studio, file: File): Promise<readonly Issue[]> {
  const id = file.name.replace(/\.ya?ml$/i, '');
  const text = await file.text();
  const spec = await read({ kind: 'scenario', id, file: file.name, text });
  if (!spec.ok) return spec.issues;
  const own = await remember(spec.value, text);
  const { folder } = studio;
  const opened = { ...folder, scenarios: new Map(folder.scenarios).set(id, own) };
  return studio.openChoice({ plan: folder.id, scenario: id, overrides: {} }, opened);
}
