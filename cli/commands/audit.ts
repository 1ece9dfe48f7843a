/** `suisuan audit`: what a plan's own numbers imply together, and where they pull apart. */
import { audit as auditPlan, auditTable } from '../../engine/index.ts';
import type { Command } from '../command.ts';
import { formatOf, formatOption, json, printCsv } from '../output.ts';
import { askedFolder } from '../study.ts';
import { exit, painter, type Colour } from '../terminal.ts';

const colours: Readonly<Record<string, Colour>> = {
  consistent: 'green',
  tight: 'grey',
  strained: 'yellow',
  contradictory: 'red',
};

const nothingFound = {
  zh: '这个规划的数据里没有可以相互核对的数字。',
  en: 'The data of this plan hold no numbers that can be held against each other.',
};

export const audit: Command = {
  name: 'audit',
  words: '',
  summary: {
    zh: '规划自身是否一致：各目标合在一起意味着什么',
    en: 'is the plan consistent with itself: what its targets imply together',
  },
  example: 'suisuan audit --plan guangzhou-14',
  positionals: [0, 0],
  options: {
    plan: { type: 'string', value: 'ID', help: { zh: '规划（默认 guangzhou-14）', en: 'plan (default guangzhou-14)' } },
    scenarios: { type: 'string', value: 'FOLDER', help: { zh: '规划文件夹所在处', en: 'where the plan folders are' } },
    format: formatOption,
  },
  run: (call, terminal) => {
    const format = formatOf(call, terminal);
    if (!format) return exit.usage;
    const folder = askedFolder(call, terminal);
    if (typeof folder === 'number') return folder;
    const tensions = auditPlan(folder);
    if (format === 'json') terminal.out(json({ plan: folder.id, tensions }));
    else if (format === 'csv') printCsv(auditTable(tensions), terminal);
    else if (tensions.length === 0) terminal.out(nothingFound[terminal.lang]);
    else
      for (const one of tensions) {
        terminal.out(painter(terminal, colours[one.level] ?? 'bold')(`● ${one.title[terminal.lang]}`));
        terminal.out(`  ${one.sentence[terminal.lang]}`);
        for (const line of one.working) terminal.out(painter(terminal, 'grey')(`    ${line}`));
        terminal.out('');
      }
    return exit.done;
  },
};
