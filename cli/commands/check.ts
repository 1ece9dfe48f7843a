/** `suisuan check`: are all plan and scenario files right, and do the claims of notebooks hold. */
import { statSync } from 'node:fs';
import type { Command } from '../command.ts';
import { load, report } from '../load.ts';
import { exit, fromHere, painter, type Terminal } from '../terminal.ts';
import { checkFolders } from '../../engine/index.ts';

export const check: Command = {
  name: 'check',
  words: '[folder]',
  summary: {
    zh: '检查全部规划、模型与情景文件；有错误时退出码为 1',
    en: 'check all plan, model and scenario files; exit code 1 when there are errors',
  },
  example: 'suisuan check scenarios',
  positionals: [0, 1],
  options: {},
  run: (call, terminal) => {
    const folder = call.positionals[0];
    const fault = folder === undefined ? undefined : notFolder(folder);
    if (fault) {
      terminal.err(terminal.lang === 'zh' ? `“${folder}”${fault.zh}` : `“${folder}” ${fault.en}`);
      return exit.issues;
    }
    const loaded = load(folder);
    const issues = [...loaded.issues, ...checkFolders(loaded.folders)];
    const failed = report(issues, terminal);
    if (!failed) summary(loaded.folders.size, terminal);
    return failed ? exit.issues : exit.done;
  },
};

function notFolder(folder: string): { zh: string; en: string } | undefined {
  const stat = statSync(fromHere(folder), { throwIfNoEntry: false });
  if (!stat) return { zh: '不存在。', en: 'does not exist.' };
  return stat.isDirectory() ? undefined : { zh: '不是文件夹。', en: 'is not a folder.' };
}

function summary(plans: number, terminal: Terminal): void {
  const sentence =
    terminal.lang === 'zh' ? `${plans} 个规划的全部文件无误。` : `All files of ${plans} plans are right.`;
  terminal.out(painter(terminal, 'green')(sentence));
}
