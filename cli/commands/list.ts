/** `suisuan list`: plans, scenarios, series and parameters by id. */
import type { PlanFolder, Text } from '../../engine/index.ts';
import type { Command } from '../command.ts';
import { valueOf } from '../command.ts';
import { load, planFolder } from '../load.ts';
import { tableLines } from '../table.ts';
import { exit, painter, type Terminal } from '../terminal.ts';

export const list: Command = {
  name: 'list',
  words: '[plans|scenarios|series|parameters|targets]',
  summary: {
    zh: '列出规划、情景、序列、参数、目标的编号与名称',
    en: 'list the ids and names of plans, scenarios, series, parameters, targets',
  },
  example: 'suisuan list parameters',
  positionals: [0, 1],
  options: {
    plan: { type: 'string', value: 'ID', help: { zh: '规划（默认 guangzhou-14）', en: 'plan (default guangzhou-14)' } },
    scenarios: { type: 'string', value: 'FOLDER', help: { zh: '规划文件夹所在处', en: 'where the plan folders are' } },
  },
  run: (call, terminal) => {
    const loaded = load(valueOf(call, 'scenarios'));
    const asked = call.positionals[0];
    if (asked === undefined || asked === 'plans') printPlans([...loaded.folders.values()], terminal);
    if (asked === 'plans') return exit.done;
    const folder = planFolder(loaded, valueOf(call, 'plan') ?? 'guangzhou-14', terminal);
    if (typeof folder === 'number') return folder;
    const kinds = asked === undefined ? ['scenarios'] : [asked];
    return kinds.every((kind) => printKind(folder, kind, terminal)) ? exit.done : exit.usage;
  },
};

const titles: Readonly<Record<string, Text>> = {
  scenarios: { zh: '情景', en: 'Scenarios' },
  series: { zh: '序列', en: 'Series' },
  parameters: { zh: '参数', en: 'Parameters' },
  targets: { zh: '目标', en: 'Targets' },
};

type Row = readonly [id: string, name: string, more: string];

function printPlans(folders: readonly PlanFolder[], terminal: Terminal): void {
  print(
    { zh: '规划', en: 'Plans' }[terminal.lang],
    folders.map(({ id, plan }) => [id, plan.name[terminal.lang], `${plan.span.from}-${plan.span.to}`]),
    terminal,
  );
}

function printKind(folder: PlanFolder, kind: string, terminal: Terminal): boolean {
  const { lang } = terminal;
  const all: Readonly<Record<string, () => readonly Row[]>> = {
    scenarios: () =>
      [...folder.scenarios.values()].map((one) => [one.id, one.name[lang], one.extends ? `← ${one.extends}` : '']),
    series: () => [...(folder.model?.variables.values() ?? [])].map((one) => [one.id, one.name[lang], one.unit]),
    parameters: () => [...(folder.model?.parameters.values() ?? [])].map((one) => [one.id, one.name[lang], one.unit]),
    targets: () =>
      [...folder.plan.indicators, ...folder.plan.textTargets].map((one) => [
        one.id,
        `${one.no} ${one.name[lang]}`.trim(),
        one.targetText[lang],
      ]),
  };
  const rows = Object.hasOwn(all, kind) ? all[kind]?.() : undefined;
  if (rows) print(titles[kind]?.[lang] ?? kind, rows, terminal);
  else
    terminal.err(
      lang === 'zh'
        ? `没有“${kind}”这一类，应为 plans、scenarios、series、parameters 或 targets。`
        : `There is no “${kind}”; expected plans, scenarios, series, parameters or targets.`,
    );
  return rows !== undefined;
}

function print(title: string, rows: readonly Row[], terminal: Terminal): void {
  terminal.out(painter(terminal, 'bold')(title));
  const header = terminal.lang === 'zh' ? ['编号', '名称', ''] : ['id', 'name', ''];
  for (const line of tableLines(
    header,
    rows.map((row) => row.map((text) => ({ text }))),
    [],
  ))
    terminal.out(line);
  terminal.out('');
}
