/**
 * Writes what is generated: the model's own documentation beside each model, and the reference of the notebook's file. `--check` writes nothing
 * and fails when a file on disk is out of date.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelDocument, notebookReference, type PlanFolder } from '../engine/index.ts';
import { load, report } from './load.ts';
import { exit, scenariosFolder, type Terminal } from './terminal.ts';

const terminal: Terminal = {
  lang: 'en',
  colour: false,
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
};

/** Path → text of every generated file. */
function generated(folders: Iterable<PlanFolder>): ReadonlyMap<string, string> {
  const withModel = [...folders].filter((folder) => folder.model);
  return new Map([
    ...withModel.map((folder) => [join(scenariosFolder, folder.id, 'MODEL.md'), modelDocument(folder)] as const),
    [join(scenariosFolder, 'NOTEBOOK.md'), notebookReference()],
  ]);
}

function isCurrent(path: string, text: string): boolean {
  return existsSync(path) && readFileSync(path, 'utf8') === text;
}

const loaded = load(undefined);
if (report(loaded.issues, terminal)) process.exit(exit.issues);
const stale = [...generated(loaded.folders.values())].filter(([path, text]) => !isCurrent(path, text));
if (process.argv.includes('--check')) {
  for (const [path] of stale) terminal.err(`${path} is out of date: npm run generate`);
  process.exitCode = stale.length > 0 ? exit.issues : exit.done;
} else {
  for (const [path, text] of stale) writeFileSync(path, text);
  terminal.out(`${stale.length} written`);
}
