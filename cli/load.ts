/** Reads plan folders from disk, as text; what they mean is for the engine. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import {
  describeIssue,
  hasErrors,
  readFolders,
  readTexts,
  type Files,
  type Issue,
  type PlanFolder,
  type Text,
} from '../engine/index.ts';
import { exit, fromHere, painter, scenariosFolder, type Terminal } from './terminal.ts';

const readable = /\.(ya?ml|csv|md)$/;

/** The text of every plan file below a folder, by its path inside it. */
export function readTree(folder: string): Files {
  return readTexts(bytesIn(folder)).files;
}

function bytesIn(folder: string, below = folder): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  const walk = (at: string): void => {
    for (const name of readdirSync(at).sort()) {
      const path = join(at, name);
      if (statSync(path).isDirectory()) walk(path);
      else if (readable.test(name)) files[relative(folder, path).split(sep).join('/')] = readFileSync(path);
    }
  };
  walk(below);
  return files;
}

export interface Loaded {
  readonly folders: ReadonlyMap<string, PlanFolder>;
  readonly issues: readonly Issue[];
}

/** Every plan below a folder; of them only the one of that name, where it stands there: the others are not read. */
export function load(folder: string | undefined, only?: string): Loaded {
  const root = folder === undefined ? scenariosFolder : fromHere(folder);
  const isThere = only !== undefined && readdirSync(root).includes(only) && existsSync(join(root, only, 'plan.yaml'));
  const { files, issues } = readTexts(bytesIn(root, isThere ? join(root, only) : root));
  const read = readFolders(files);
  return { ...read, issues: [...issues, ...read.issues] };
}

/** Prints issues on the error stream, one a line, and says whether any is an error. */
export function report(issues: readonly Issue[], terminal: Terminal): boolean {
  for (const issue of issues) terminal.err(issueLine(issue, terminal));
  return hasErrors(issues);
}

/** `file:line: error: sentence`, which editors can follow. */
export function issueLine(issue: Issue, terminal: Terminal): string {
  const { file, line, column, cell } = issue.place;
  const where = [file, line, column].filter((part) => part !== undefined).join(':') || (cell ? `#${cell}` : '');
  const words = { error: { zh: '错误', en: 'error' }, warning: { zh: '提醒', en: 'warning' } }[issue.severity];
  const paint = painter(terminal, issue.severity === 'error' ? 'red' : 'yellow');
  return `${where ? `${where}: ` : ''}${paint(words[terminal.lang])}: ${describeIssue(issue, terminal.lang)}`;
}

/** The folder of a plan, or the exit code after having said why there is none. */
export function planFolder(loaded: Loaded, id: string, terminal: Terminal): PlanFolder | number {
  const folder = loaded.folders.get(id);
  const own = loaded.issues.filter((issue) => issue.place.file?.startsWith(`${id}/`) ?? true);
  if (report(own, terminal) && !folder) return exit.issues;
  if (folder) return folder;
  const all = [...loaded.folders.keys()].join(', ');
  terminal.err(terminal.lang === 'zh' ? `没有规划“${id}”。现有：${all}` : `There is no plan “${id}”. Plans: ${all}`);
  return exit.issues;
}

/** Sentences about a call, on the error stream; gives the exit code. */
export function faultLines(sentences: readonly Text[], terminal: Terminal, code: number = exit.usage): number {
  for (const sentence of sentences) terminal.err(painter(terminal, 'red')(sentence[terminal.lang]));
  return code;
}
