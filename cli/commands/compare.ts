/** `suisuan compare a b`: two scenarios beside each other, and which verdicts turn. */
import { compareRuns, comparisonTable } from '../../engine/index.ts';
import type { Command } from '../command.ts';
import { formatOf, formatOption, json, printCsv, printTable } from '../output.ts';
import { overrideOptions } from '../overrides.ts';
import { askedStudy } from '../study.ts';
import { exit } from '../terminal.ts';

export const compare: Command = {
  name: 'compare',
  words: '<a> <b>',
  summary: {
    zh: '比较两个情景：假设、数值与判断的差别（--set 对两者都起作用）',
    en: 'compare two scenarios: assumptions, values and verdicts that differ (--set applies to both)',
  },
  example: 'suisuan compare baseline high-growth',
  positionals: [2, 2],
  options: { ...overrideOptions, format: formatOption },
  run: (call, terminal) => {
    const format = formatOf(call, terminal);
    if (!format) return exit.usage;
    const [a, b] = call.positionals.map((name) => askedStudy(call, name, terminal));
    if (typeof a === 'number') return a;
    if (a === undefined || b === undefined || typeof b === 'number') return exit.issues;
    const comparison = compareRuns(a, b);
    if (format === 'json') terminal.out(json(comparison));
    else if (format === 'csv') printCsv(comparisonTable(comparison), terminal);
    else printTable(comparisonTable(comparison), terminal);
    return exit.done;
  },
};
