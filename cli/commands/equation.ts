/** `suisuan equation`: one number down to its source: equation, numbers put in, what feeds it. */
import { gradeWords, sourceGradeWords, nearest, traceNumber, type Study, type Trace } from '../../engine/index.ts';
import type { Call } from '../arguments.ts';
import { valueOf, type Command } from '../command.ts';
import { formatOf, formatOption, json } from '../output.ts';
import { overrideOptions } from '../overrides.ts';
import { askedStudy } from '../study.ts';
import { tableLines } from '../table.ts';
import { exit, painter, type Terminal } from '../terminal.ts';

export const equation: Command = {
  name: 'equation',
  words: '<id>',
  summary: {
    zh: '一个数的来历：方程、代入的数、上游、来源',
    en: 'where a number comes from: equation, numbers put in, what feeds it, sources',
  },
  example: 'suisuan equation labour_productivity --year 2025',
  positionals: [1, 1],
  options: {
    ...overrideOptions,
    scenario: { type: 'string', value: 'ID', help: { zh: '情景（默认 baseline）', en: 'scenario (default baseline)' } },
    year: { type: 'string', value: 'YEAR', help: { zh: '哪一年（默认 2025）', en: 'which year (default 2025)' } },
    format: formatOption,
  },
  run: (call, terminal) => {
    const format = formatOf(call, terminal);
    if (!format) return exit.usage;
    const study = askedStudy(call, valueOf(call, 'scenario') ?? 'baseline', terminal);
    if (typeof study === 'number') return study;
    const trace = tracedIn(call, study, terminal);
    if (!trace) return exit.issues;
    if (format === 'json') terminal.out(json(trace));
    else printTrace(trace, terminal);
    return exit.done;
  },
};

function tracedIn(call: Call, study: Study, terminal: Terminal): Trace | undefined {
  const id = call.positionals[0] ?? '';
  const year = Number(valueOf(call, 'year') ?? study.folder.plan.span.to);
  const { from, to } = study.linked.years;
  const names = [...(study.folder.model?.variables.keys() ?? []), ...(study.folder.model?.parameters.keys() ?? [])];
  if (!names.includes(id)) {
    const near = nearest(id, names);
    terminal.err(
      terminal.lang === 'zh'
        ? `没有序列或参数“${id}”${near ? `，是否指 ${near}` : ''}。suisuan list series 可列出全部。`
        : `There is no series or parameter “${id}”${near ? `; did you mean ${near}` : ''}. suisuan list series shows all.`,
    );
    return undefined;
  }
  if (!(Number.isInteger(year) && year >= from && year <= to)) {
    terminal.err(
      terminal.lang === 'zh'
        ? `--year 应为 ${from} 到 ${to} 之间的年份。`
        : `--year must be a year from ${from} to ${to}.`,
    );
    return undefined;
  }
  return traceNumber(study, id, year);
}

function printTrace(trace: Trace, terminal: Terminal): void {
  const { lang } = terminal;
  const label = (zh: string, en: string) => painter(terminal, 'grey')(lang === 'zh' ? zh : en);
  terminal.out(painter(terminal, 'bold')(`${trace.name[lang]}  ${trace.id}`));
  terminal.out(`${trace.year}: ${trace.value.full[lang]}  (${gradeWords[trace.grade][lang]})`);
  terminal.out(`${label('方程', 'equation')}  ${trace.equation}`);
  terminal.out(`${label('代入', 'numbers put in')}  ${trace.substituted}`);
  if (trace.target)
    terminal.out(
      `${label('规划目标', 'target')}  ${trace.target.no} ${trace.target.words[lang]} · ${trace.target.where.chapter[lang]}`,
    );
  if (trace.target?.tolerance) terminal.out(`${label('容差', 'tolerance')}  ${trace.target.tolerance[lang]}`);
  const rows = trace.uses.map((use) => [
    use.id,
    use.year === undefined ? '' : String(use.year),
    use.name[lang],
    use.value.full[lang],
    gradeWords[use.grade][lang],
  ]);
  const header = lang === 'zh' ? ['上游', '年', '名称', '值', '等级'] : ['fed by', 'year', 'name', 'value', 'grade'];
  for (const line of tableLines(
    header,
    rows.map((row) => row.map((text) => ({ text }))),
    [],
  ))
    terminal.out(`  ${line}`);
  if (trace.usedBy.length > 0)
    terminal.out(`${label('下游', 'feeds')}  ${trace.usedBy.map((one) => one.id).join(', ')}`);
  for (const source of trace.sources)
    terminal.out(
      `${label('来源', 'source')}  [${sourceGradeWords(source)[lang]}] ${source.title[lang]}${source.where ? ` · ${source.where[lang]}` : ''}`,
    );
}
