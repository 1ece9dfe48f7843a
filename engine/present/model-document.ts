/** A model's own documentation, generated from its data: every equation and every assumption, with grade and source. */
import type { PlanFolder } from '../model/folder.ts';
import type { Model, Parameter, Section, Start, Variable } from '../model/types.ts';
import type { Source } from '../plan/types.ts';
import { unitName } from '../plan/unitName.ts';
import { sourceGradeWords } from './words.ts';

/** Markdown in both languages; the same for the same files. */
export function modelDocument(folder: PlanFolder): string {
  const { model } = folder;
  if (!model) return '';
  const parts = [heading(folder), ...model.blocks.flatMap((block) => blockLines(model, block))];
  parts.push('', '# 假设 · Assumptions', '', ...model.parameterGroups.flatMap((group) => groupLines(model, group)));
  return `${parts
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

function heading({ plan, model }: PlanFolder): string {
  const counts = `${model?.variables.size} equations, ${model?.parameters.size} assumptions`;
  return [
    `# 模型 · Model: ${plan.name.zh} · ${plan.name.en}`,
    '',
    '由 `npm run generate` 从 `model.yaml` 与 `parameters.yaml` 生成，请勿手改。',
    `Generated from \`model.yaml\` and \`parameters.yaml\` by \`npm run generate\`; do not edit. ${counts}.`,
    '',
  ].join('\n');
}

function blockLines(model: Model, block: Section): string[] {
  const members = [...model.variables.values()].filter((variable) => variable.block === block.id);
  return ['', `## ${block.name.zh} · ${block.name.en}`, '', ...members.flatMap(variableLines)];
}

function variableLines(variable: Variable): string[] {
  const { name, unit, equation, start, note, source } = variable;
  const lines = [
    `**${name.zh} · ${name.en}** (\`${variable.id}\`, ${unit} · ${unitName(unit).en})`,
    '',
    '```',
    equation.text,
    ...startLine(variable.id, start),
    '```',
    '',
  ];
  lines.push(`${gradeText(source)}: ${sourceText(source)}`, '');
  if (note) lines.push(`${note.zh} · ${note.en}`, '');
  return lines;
}

function startLine(id: string, start: Start | undefined): string[] {
  if (!start) return [];
  switch (start.kind) {
    case 'figure':
      return [`${id}[${start.figure.span.to}] = ${start.figure.value}`];
    case 'expression':
      return [`${id}[first] = ${start.text}`];
    case 'none':
      return [];
    default:
      return start satisfies never;
  }
}

function groupLines(model: Model, group: Section): string[] {
  const members = [...model.parameters.values()].filter((parameter) => parameter.group === group.id);
  if (members.length === 0) return [];
  const head = [
    '| 假设 · assumption | 默认 · default | 单位 · unit | 可能 · possible | 通常 · usual | 等级 · grade | 来源与理由 · source and reason |',
    '|---|---|---|---|---|---|---|',
  ];
  return ['', `## ${group.name.zh} · ${group.name.en}`, '', ...head, ...members.map(parameterRow)];
}

function parameterRow(parameter: Parameter): string {
  const { id, name, unit, bounds, plausible, source, why } = parameter;
  const cells = [
    `${name.zh} · ${name.en} \`${id}\``,
    defaultText(parameter.default),
    unit,
    `${bounds[0]} – ${bounds[1]}`,
    `${plausible[0]} – ${plausible[1]}`,
    gradeText(source),
    `${sourceText(source)}<br>${why.zh}<br>${why.en}`,
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}

function defaultText(values: readonly number[]): string {
  const distinct = [...new Set(values)];
  return distinct.length > 4 ? `${values[0]} … ${values.at(-1)}` : distinct.join(' → ');
}

function gradeText(source: Source): string {
  const { zh, en } = sourceGradeWords(source);
  return `${zh} · ${en}`;
}

function sourceText({ title, where, address, formula }: Source): string {
  const place = where ? `, ${where.zh} · ${where.en}` : '';
  return `${title.zh} · ${title.en}${place}${formula ? ` (\`${formula}\`)` : ''}${address ? ` <${address}>` : ''}`;
}
