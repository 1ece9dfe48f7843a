/** `suisuan targets`: the official review table of a plan under a scenario, or from its outcomes when it is over. */
import {
  board,
  ensembleSpecOf,
  judge,
  reviewTable,
  runEnsemble,
  toleranceNotes,
  type EnsembleRun,
  type Judgement,
  type PlanFolder,
  type Run,
  type Scenario,
  type Study,
} from '../../engine/index.ts';
import { valueOf, type Command } from '../command.ts';
import type { Call } from '../arguments.ts';
import { faultLines, report } from '../load.ts';
import { formatOf, formatOption, json, printCsv, printNotes, printTable } from '../output.ts';
import { overrideOptions } from '../overrides.ts';
import { readSampling, samplingOptions } from '../sampling.ts';
import { askedFolder, askedStudy } from '../study.ts';
import { targetJson } from '../target-json.ts';
import { exit, type Terminal } from '../terminal.ts';

interface Judged {
  readonly folder: PlanFolder;
  readonly judgements: readonly Judgement[];
  readonly scenario?: Scenario;
  readonly path?: Run;
  /** With `--draws`: how likely each target is. */
  readonly ensemble?: EnsembleRun;
  readonly sentence: { readonly zh: string; readonly en: string };
}

const { draws: drawsOption, seed, method } = samplingOptions;

export const targets: Command = {
  name: 'targets',
  words: '[scenario]',
  summary: {
    zh: '逐项目标的评估表；已结束的规划按公布结果评估',
    en: 'the review table of all targets; a plan that is over is judged from its published outcomes',
  },
  example: 'suisuan targets --plan guangzhou-13',
  positionals: [0, 1],
  options: {
    ...overrideOptions,
    draws: {
      ...drawsOption,
      help: { zh: '抽样这么多次，给出每个目标的可能性', en: 'sample so many draws for the probability of each target' },
    },
    seed,
    method,
    format: formatOption,
  },
  run: (call, terminal) => {
    const format = formatOf(call, terminal);
    if (!format) return exit.usage;
    const judged = judgedIn(call, terminal);
    if (typeof judged === 'number') return judged;
    const table = reviewTable(judged.folder, judged.judgements, judged.ensemble);
    if (format === 'json') terminal.out(targetsJson(judged));
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
  const folder = askedFolder(call, terminal);
  if (typeof folder === 'number') return folder;
  if (!folder.model) return fromOutcomes(folder);
  const study = askedStudy(call, call.positionals[0] ?? 'baseline', terminal, folder);
  if (typeof study === 'number') return study;
  const ensemble = sampled(call, study, terminal);
  if (typeof ensemble === 'number') return ensemble;
  const { judgements, scenario, run } = study;
  const { sentence } = board(folder, scenario, run, judgements, ensemble);
  return { folder, judgements, scenario, path: run, ensemble, sentence };
}

/** The ensemble that was asked for, none, or the exit code after having said what is wrong with the asking. */
function sampled(call: Call, study: Study, terminal: Terminal): EnsembleRun | number | undefined {
  const sampling = readSampling(call);
  if (!('question' in sampling)) return faultLines(sampling, terminal);
  if (['draws', 'seed', 'method'].every((name) => valueOf(call, name) === undefined)) return undefined;
  const spec = ensembleSpecOf(study, { ...sampling.question, wanted: [] });
  const run = runEnsemble(study.program, study.scenario.values, spec);
  return report(run.issues, terminal) || !run.ok ? exit.issues : run.value;
}

/** Each target as in the JSON of `run`, with its standing year by year and why it is not judged. */
function targetsJson({ folder, scenario, judgements, path, ensemble }: Judged): string {
  const chances = ensemble && { spec: ensemble.spec, probabilities: ensemble.targets, joint: ensemble.joint };
  const targets = judgements.map((one) => ({
    ...targetJson(one, folder.plan, path),
    progress: one.progress,
    why: one.why ?? null,
  }));
  return json({ plan: folder.id, scenario: scenario?.id ?? null, targets, ...chances });
}

function fromOutcomes(folder: PlanFolder): Judged {
  const judgements = judge(folder.plan);
  return { folder, judgements, sentence: board(folder, undefined, undefined, judgements).sentence };
}
