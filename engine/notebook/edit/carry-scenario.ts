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
  /** Names of all files that are or will be written in: a parent among them is called by the name of its cell. */
  readonly files?: readonly string[];
}

export function carryScenario(notebook: Notebook, { name, text, chosen, files = [] }: ScenarioFile): Command {
  const cell = { kind: 'scenario', id: cellName(name), text: withParent(text, files).trimEnd() };
  const { edits } = insertCell(notebook, notebook.cells.length, cell);
  const to = withField(notebook.front, 'scenario', insertedKey(notebook, cell));
  return {
    name: { zh: '写入情景文件', en: 'Write in scenario file' },
    edits: [...edits, ...(chosen ? [{ kind: 'front' as const, to }] : [])],
  };
}

/** The line `extends` alone is changed, and only where the parent's cell has another name than its file. */
function withParent(text: string, files: readonly string[]): string {
  return text.replace(/^(extends:[ \t]*)(["']?)(.*?)\2([ \t]*(?:#.*)?)$/m, (line, key, _, parent, rest) =>
    files.includes(parent) && cellName(parent) !== parent ? `${key}'${cellName(parent)}'${rest}` : line,
  );
}

/** Files may be called what cells may not. */
export function cellName(file: string): string {
  if (isId(file)) return file;
  const cleaned = file.replace(/[^\p{L}\p{N}_.~-]+/gu, '-').replace(/^[^\p{L}\p{N}_]+/u, '');
  return isId(cleaned) ? cleaned : 'scenario';
}
