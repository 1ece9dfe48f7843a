/** `suisuan compare a b`: two scenarios beside each other, which verdicts turn, and with draws which is likelier above. */
import {
  aboveMeaning,
  chancesAbove,
  compareRuns,
  comparisonTable,
  measureWords,
  usualDraws,
  type AboveByTarget,
  type Question,
  type RunComparison,
  type Study,
} from '../../engine/index.ts';
import type { Call } from '../arguments.ts';
import { valueOf, type Command } from '../command.ts';
import { faultLines, report } from '../load.ts';
import { formatOf, formatOption, json, printCsv, printNotes, printTable } from '../output.ts';
import { overrideOptions } from '../overrides.ts';
import { readSampling, samplingOptions } from '../sampling.ts';
import { askedFolder, askedStudy } from '../study.ts';
import { exit, type Terminal } from '../terminal.ts';

const { draws, seed, method } = samplingOptions;

/** All draws of both scenarios stand in memory: measured, 0.8 GB at so many. */
const mostDraws = 100_000;

export const compare: Command = {
  name: 'compare',
  words: '<a> <b>',
  summary: {
    zh: '比较两个情景：假设、数值与判断的差别（--set 对两者都起作用）',
    en: 'compare two scenarios: assumptions, values and verdicts that differ (--set applies to both)',
  },
  example: 'suisuan compare baseline high-growth --draws 10000',
  positionals: [2, 2],
  options: {
    ...overrideOptions,
    draws: {
      ...draws,
      help: {
        zh: '抽样这么多次（同一组随机数），给出 b 高于 a 的可能性，比的是评判目标所用的数',
        en: 'sample both so many draws (the same random numbers) for the probability that b is above a on what a target is judged by',
      },
    },
    seed,
    method,
    format: formatOption,
  },
  run: (call, terminal) => {
    const format = formatOf(call, terminal);
    if (!format) return exit.usage;
    const sampling = readSampling(call, mostDraws);
    if (!('question' in sampling)) return faultLines(sampling, terminal);
    const folder = askedFolder(call, terminal);
    if (typeof folder === 'number') return folder;
    const [a, b] = call.positionals.map((name) => askedStudy(call, name, terminal, folder));
    if (typeof a === 'number') return a;
    if (a === undefined || b === undefined || typeof b === 'number') return exit.issues;
    const above = sampled(call, sampling.question, [a, b], terminal);
    if (typeof above === 'number') return above;
    const comparison = compareRuns(a, b);
    if (format === 'json') terminal.out(comparisonJson(comparison, above));
    else if (format === 'csv') printCsv(comparisonTable(comparison, above), terminal);
    else {
      printTable(comparisonTable(comparison, above), terminal);
      if (above) printNotes([aboveMeaning], terminal);
    }
    return exit.done;
  },
};

/** Nothing unless it is asked for; the exit code after having said what is wrong. */
function sampled(
  call: Call,
  question: Question,
  [a, b]: readonly [Study, Study],
  terminal: Terminal,
): AboveByTarget | number | undefined {
  if (['draws', 'seed', 'method'].every((name) => valueOf(call, name) === undefined)) return undefined;
  const found = chancesAbove(a, b, {
    draws: question.draws ?? usualDraws,
    seed: question.seed ?? a.scenario.seed,
    method: question.method ?? 'random',
  });
  return report(found.issues, terminal) || !found.ok ? exit.issues : found.value;
}

function comparisonJson(comparison: RunComparison, above: AboveByTarget | undefined): string {
  const targets = comparison.targets.map(({ target, ...each }) => ({
    ...each,
    ...(above && { above: above.get(each.id) ?? null, measure: measureWords(target) }),
  }));
  return json({ ...comparison, targets });
}
