/** `suisuan targets`: the official review table of a plan under a scenario, or from its outcomes when it is over. */
import {
  board,
  judge,
  reviewTable,
  toleranceNotes,
  type Judgement,
  type PlanFolder,
  type Scenario,
} from '../../engine/index.ts';
import { valueOf, type Command } from '../command.ts';
import type { Call } from '../arguments.ts';
import { load, planFolder } from '../load.ts';
import { formatOf, formatOption, json, printCsv, printNotes, printTable } from '../output.ts';
import { overrideOptions, planId } from '../overrides.ts';
import { askedStudy } from '../study.ts';
import { exit, type Terminal } from '../terminal.ts';

interface Judged {
  readonly folder: PlanFolder;
  readonly judgements: readonly Judgement[];
  readonly scenario?: Scenario;
  readonly sentence: { readonly zh: string; readonly en: string };
}

export const targets: Command = {
  name: 'targets',
  words: '[scenario]',
  summary: {
    zh: '逐项目标的评估表；已结束的规划按公布结果评估',
    en: 'the review table of all targets; a plan that is over is judged from its published outcomes',
  },
  example: 'suisuan targets --plan guangzhou-13',
  positionals: [0, 1],
  options: { ...overrideOptions, format: formatOption },
  run: (call, terminal) => {
    const format = formatOf(call, terminal);
    if (!format) return exit.usage;
    const judged = judgedIn(call, terminal);
    if (typeof judged === 'number') return judged;
    const table = reviewTable(judged.folder, judged.judgements);
    if (format === 'json')
      terminal.out(json({ plan: judged.folder.id, scenario: judged.scenario?.id ?? null, targets: judged.judgements }));
    else if (format === 'csv') printCsv(table, terminal);
    else {
      terminal.out(judged.sentence[terminal.lang]);
      printTable(table, terminal);
      printNotes(toleranceNotes(judged.folder.plan), terminal);
    }
    return exit.done;
  },
};

function judgedIn(call: Call, terminal: Terminal): Judged | number {
  const folder = planFolder(load(valueOf(call, 'scenarios')), planId(call), terminal);
  if (typeof folder === 'number') return folder;
  if (!folder.model) return fromOutcomes(folder);
  const study = askedStudy(call, call.positionals[0] ?? 'baseline', terminal);
  if (typeof study === 'number') return study;
  const { judgements, scenario, run } = study;
  return { folder, judgements, scenario, sentence: board(folder, scenario, run, judgements).sentence };
}

function fromOutcomes(folder: PlanFolder): Judged {
  const judgements = judge(folder.plan);
  return { folder, judgements, sentence: board(folder, undefined, undefined, judgements).sentence };
}
