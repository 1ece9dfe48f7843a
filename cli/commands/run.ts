/** `suisuan run`: projects a scenario and judges every target. */
import { board, reviewTable, seriesTable, toleranceNotes, type Study } from '../../engine/index.ts';
import type { Call } from '../arguments.ts';
import { valueOf, type Command } from '../command.ts';
import { formatOf, formatOption, json, printCsv, printNotes, printTable, type Format } from '../output.ts';
import { overrideOptions, planId } from '../overrides.ts';
import { runJson } from '../run-json.ts';
import { askedStudy } from '../study.ts';
import { exit, painter, type Terminal } from '../terminal.ts';

export const run: Command = {
  name: 'run',
  words: '<scenario>',
  summary: {
    zh: '推演一个情景，给出各序列的值与每个目标的判断',
    en: 'project a scenario: values of all series and a verdict on every target',
  },
  example: 'suisuan run baseline --set growth=5.5 --format json',
  positionals: [1, 1],
  options: {
    ...overrideOptions,
    to: {
      type: 'string',
      value: 'YEAR',
      help: { zh: '输出到哪一年（默认 2035）', en: 'last year to print (default 2035)' },
    },
    format: formatOption,
  },
  run: (call, terminal) => {
    const format = formatOf(call, terminal);
    if (!format) return exit.usage;
    const study = askedStudy(call, call.positionals[0] ?? '', terminal);
    if (typeof study === 'number') return study;
    const to = lastYear(call, study, terminal);
    if (to === undefined) return exit.issues;
    print(study, planId(call), to, format, terminal);
    return exit.done;
  },
};

function lastYear(call: Call, { linked }: Study, terminal: Terminal): number | undefined {
  const asked = valueOf(call, 'to');
  const { from, to } = linked.years;
  const year = asked === undefined ? to : Number(asked);
  if (Number.isInteger(year) && year >= from && year <= to) return year;
  const fix = `--to ${Math.min(to, Math.max(from, Math.round(Number(asked)) || to))}`;
  terminal.err(
    terminal.lang === 'zh'
      ? `--to 是“${asked}”，应为 ${from} 到 ${to} 之间的年份，例如 ${fix}。`
      : `--to is “${asked}”, expected a year from ${from} to ${to}, for example ${fix}.`,
  );
  return undefined;
}

function print(study: Study, plan: string, to: number, format: Format, terminal: Terminal): void {
  switch (format) {
    case 'json':
      return terminal.out(json(runJson(study, plan, to)));
    case 'csv':
      return printCsv(seriesTable(study, to), terminal);
    case 'table':
      return printPeople(study, to, terminal);
    default:
      return format satisfies never;
  }
}

function printPeople(study: Study, to: number, terminal: Terminal): void {
  const { folder, scenario, run: path, judgements } = study;
  terminal.out(painter(terminal, 'bold')(`${folder.plan.name[terminal.lang]} · ${scenario.name[terminal.lang]}`));
  terminal.out(board(folder, scenario, path, judgements).sentence[terminal.lang]);
  terminal.out('');
  printTable(reviewTable(folder, judgements), terminal);
  printNotes(toleranceNotes(folder.plan), terminal);
  terminal.out('');
  printTable(seriesTable(study, to, folder.plan.span), terminal);
}
