/** A scenario file of the reader's own: read, held against the model, and opened; or its issues, and nothing changes. */
import type { Issue } from '$engine';
import type { Studio } from '../state/studio.svelte.ts';
import { read } from '../worker/reader.ts';

export async function openScenarioFile(studio: Studio, file: File): Promise<readonly Issue[]> {
  const id = file.name.replace(/\.ya?ml$/i, '');
  const spec = await read({ kind: 'scenario', id, file: file.name, text: await file.text() });
  if (!spec.ok) return spec.issues;
  const { folder } = studio;
  return studio.open({ ...folder, scenarios: new Map(folder.scenarios).set(id, spec.value) }, id);
}
