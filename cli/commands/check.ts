/** `suisuan check`: are all plan and scenario files right, and do the claims of notebooks hold. */
import { readFileSync, statSync } from 'node:fs';
import {
  checkFolders,
  checkNotebookText,
  notText,
  readNotebook,
  settingsOf,
  textOf,
  type Issue,
} from '../../engine/index.ts';
import { valueOf, type Command } from '../command.ts';
import { load, planFolder, report, type Loaded } from '../load.ts';
import { exit, fromHere, painter, scenariosFolder, type Terminal } from '../terminal.ts';

export const check: Command = {
  name: 'check',
  words: '[folder|notebook.nb.md]',
  summary: {
    zh: '检查全部规划、模型、情景与笔记文件，或一份笔记的论断；有错误时退出码为 1',
    en: 'check all plan, model, scenario and notebook files, or the claims of one notebook; exit code 1 on errors',
  },
  example: 'suisuan check my-argument.nb.md',
  positionals: [0, 1],
  options: {
    scenarios: {
      type: 'string',
      value: 'FOLDER',
      help: { zh: '检查一份笔记时，规划文件夹所在处', en: 'where the plan folders are, when one notebook is checked' },
    },
  },
  run: (call, terminal) => {
    const path = call.positionals[0];
    const kind = path === undefined ? 'folder' : kindOf(path);
    if (kind === undefined) return notThere(path ?? '', terminal);
    return kind === 'folder'
      ? checkFolder(path, terminal)
      : checkFile(path ?? '', valueOf(call, 'scenarios'), terminal);
  },
};

/** A folder with no plan in it was not meant: nothing right is nothing checked. */
function nothingHere(path: string | undefined, terminal: Terminal): number {
  const where = path ?? scenariosFolder;
  terminal.err(
    terminal.lang === 'zh'
      ? `“${where}”里没有规划：应有 <规划>/plan.yaml，例如 ${where}/guangzhou-14/plan.yaml。`
      : `There is no plan in “${where}”: expected <plan>/plan.yaml, for example ${where}/guangzhou-14/plan.yaml.`,
  );
  return exit.issues;
}

function kindOf(path: string): 'folder' | 'file' | undefined {
  const stat = statSync(fromHere(path), { throwIfNoEntry: false });
  if (stat?.isDirectory()) return 'folder';
  return stat?.isFile() && path.endsWith('.md') ? 'file' : undefined;
}

function notThere(path: string, terminal: Terminal): number {
  const { lang } = terminal;
  terminal.err(
    lang === 'zh'
      ? `“${path}”不存在，或既不是文件夹也不是笔记（.nb.md）。单个 YAML 文件随其所在的规划文件夹一起检查。`
      : `“${path}” does not exist, or is neither a folder nor a notebook (.nb.md). A YAML file is checked with its folder of plans.`,
  );
  return exit.issues;
}

function checkFolder(path: string | undefined, terminal: Terminal): number {
  const loaded = load(path);
  if (loaded.folders.size === 0 && loaded.issues.length === 0) return nothingHere(path, terminal);
  const issues = [...loaded.issues, ...checkFolders(loaded.folders), ...shippedNotebooks(loaded)];
  const failed = report(issues, terminal);
  const plans = loaded.folders.size;
  if (!failed)
    right(
      terminal,
      `${plans} 个规划的全部文件无误。`,
      plans === 1 ? 'All files of 1 plan are right.' : `All files of ${plans} plans are right.`,
    );
  return failed ? exit.issues : exit.done;
}

function shippedNotebooks({ folders }: Loaded): readonly Issue[] {
  return [...folders.values()].flatMap((folder) =>
    [...folder.notebooks].flatMap(([id, text]) =>
      checkNotebookText(folder, `${folder.id}/notebooks/${id}.nb.md`, text),
    ),
  );
}

function checkFile(path: string, scenarios: string | undefined, terminal: Terminal): number {
  const text = textOf(readFileSync(fromHere(path)));
  if (text === undefined) return report([notText(path)], terminal) ? exit.issues : exit.done;
  const loaded = load(scenarios);
  const folder = planFolder(loaded, planOf(path, text), terminal);
  if (typeof folder === 'number') return folder;
  const failed = report(checkNotebookText(folder, path, text), terminal);
  if (!failed) right(terminal, `${path}：论断都成立。`, `${path}: every claim holds.`);
  return failed ? exit.issues : exit.done;
}

/** The plan that the notebook's head names; the 14th where it names none. */
function planOf(path: string, text: string): string {
  const read = readNotebook(path, text);
  return (read.ok && settingsOf(read.value).settings.plan) || 'guangzhou-14';
}

function right(terminal: Terminal, zh: string, en: string): void {
  terminal.out(painter(terminal, 'green')({ zh, en }[terminal.lang]));
}
