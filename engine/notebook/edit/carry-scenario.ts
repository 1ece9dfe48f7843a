/**
 * A scenario file written into the notebook, as a cell at its end that says the same: the file then carries it. Without
 * this it goes along in links and in the browser's store only.
 */
import { isId } from '../file/lines.ts';
import { withField } from '../file/settings.ts';
import type { Notebook } from '../types.ts';
import { insertCell, insertedKey } from './commands.ts';
import type { Command } from './history.ts';

export interface ScenarioFile {
  readonly name: string;
  readonly text: string;
  /** The notebook opens with it. */
  readonly chosen: boolean;
}

export function carryScenario(notebook: Notebook, { name, text, chosen }: ScenarioFile): Command {
  const cell = { kind: 'scenario', id: cellName(name), text: text.trimEnd() };
  const { edits } = insertCell(notebook, notebook.cells.length, cell);
  const to = withField(notebook.front, 'scenario', insertedKey(notebook, cell));
  return {
    name: { zh: '写入情景文件', en: 'Write in scenario file' },
    edits: [...edits, ...(chosen ? [{ kind: 'front' as const, to }] : [])],
  };
}

/** Files may be called what cells may not. */
export function cellName(file: string): string {
  if (isId(file)) return file;
  const cleaned = file.replace(/[^\p{L}\p{N}_.~-]+/gu, '-').replace(/^[^\p{L}\p{N}_]+/u, '');
  return isId(cleaned) ? cleaned : 'scenario';
}
