/** New variables, and equations of the model written differently: bands, units and targets like any other series. */
import { formulaWords } from '../../../model/functions.ts';
import type { Issue, Text } from '../../../issue.ts';
import type { PlanFolder } from '../../../model/folder.ts';
import { printEquation } from '../../../model/index.ts';
import { usesOf } from '../../../model/uses.ts';
import type { Equation, Start, Variable } from '../../../model/types.ts';
import { showValue } from '../../../present/index.ts';
import { unitName } from '../../../plan/unitName.ts';
import type { SeriesView, Shown } from '../../../present/types.ts';
import { error } from '../../../issue.ts';
import type { At } from '../../evaluate.ts';
import { symbolOf } from '../../symbols.ts';
import { viewOf } from '../../views.ts';
import { cellKind, type Need } from '../kind.ts';
import { indicatorOf } from '../own-target.ts';
import { readFormulas, type FormulaLine, type Formulas } from './read.ts';

export interface FormulaResult {
  readonly formulas: readonly {
    readonly id: string;
    readonly name: Text;
    readonly unit: Text;
    readonly text: string;
    /** It replaces an equation of the model; then `instead` is the model's own. */
    readonly instead?: string;
    /** Value in the plan's last year. */
    readonly value: Shown;
    readonly year: number;
    readonly view: SeriesView;
  }[];
}

export const formula = cellKind<Formulas, FormulaResult>({
  kind: 'formula',
  name: { zh: '公式', en: 'Formula' },
  hint: { zh: '新变量，或改写模型的一个方程', en: 'A new variable, or an equation of the model written differently' },
  group: 'assume',
  words: formulaWords,
  keys: {
    unit: {
      example: '万元@current/人',
      zh: '单位与价格口径；不写则由方程推出',
      en: 'unit and price basis; found from the equation without it',
    },
    name: { example: '…', zh: '名称', en: 'its name' },
    note: { example: '…', zh: '说明', en: 'a note' },
    start: {
      example: 'none',
      zh: '起点：一个数、一个式子，或 none',
      en: 'its first value: a number, an expression, or none',
    },
    target: { example: 'at_least 20 in 2025', zh: '它的目标', en: 'its target' },
  },
  blank: (lang) =>
    lang === 'zh'
      ? '人均产值[t] = gdp_current[t] / population[t]\nname: 人均产值'
      : 'output_per_head[t] = gdp_current[t] / population[t]\nname: Output per head',
  read: readFormulas,
  names: ({ lines, unread }, home) => ({
    defines: [
      ...lines.map(({ equation: { of: name }, place }) => ({ space: 'series' as const, name, place })),
      ...unread.map((each) => ({ space: 'series' as const, ...each })),
      ...lines.flatMap(({ equation: { of: name }, target }) =>
        target ? [{ space: 'target' as const, name, place: target.place }] : [],
      ),
    ],
    needs: lines.flatMap((line) => needsOf(line, home)),
  }),
  adds: ({ lines }, home) => ({
    variables: lines.filter((line) => !overrides(line, home)).map((line) => variableOf(line, home)),
    equations: lines.filter((line) => overrides(line, home)).map(({ equation }) => equation),
    targets: lines.flatMap((line) => ownTarget(line, home) ?? []),
  }),
  check: ({ lines }, home) => lines.flatMap((line) => checkLine(line, home)),
  evaluate: ({ lines }, at) => ({ formulas: lines.flatMap((line) => shownFormula(line, at) ?? []) }),
});

/** Whether the model has a series or a yearly parameter of this name. */
function overrides({ equation: { of } }: FormulaLine, { model }: PlanFolder): boolean {
  return model?.variables.has(of) === true || model?.parameters.get(of)?.varies === 'yearly';
}

/** The names in the equation, each at its place; a group stands for its members, a constant of the model is a name too. */
function needsOf({ equation, place, start }: FormulaLine, { model }: PlanFolder): readonly Need[] {
  const groups = model?.groups ?? [];
  const uses = [usesOf(equation.body, groups), ...(start?.kind === 'expression' ? [usesOf(start.body, groups)] : [])];
  const names = new Set(uses.flatMap(({ now, before, at, constants }) => [...now, ...before, ...at, ...constants]));
  names.delete(equation.of);
  return [...names].map((name) => ({
    space: 'series',
    name,
    role: 'value',
    place: { ...placeOfName(name, equation, place) },
  }));
}

function placeOfName(name: string, equation: Equation, { line = 1 }: Need['place']): Need['place'] {
  const from = Math.max(0, equation.text.search(new RegExp(`(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}_])`, 'u')));
  const before = equation.text.slice(0, from).split('\n');
  return {
    line: line + before.length - 1,
    column: (before.at(-1)?.length ?? 0) + 1,
    equation: equation.text,
    span: [from, from + name.length],
  };
}

const SOURCE: Variable['source'] = {
  grade: 'assumption',
  title: { zh: '本笔记本的公式', en: 'A formula of this notebook' },
};

function variableOf({ equation, name, unit, note, start, place }: FormulaLine, home: PlanFolder): Variable {
  const { of: id } = equation;
  return {
    id,
    name: name ?? { zh: id, en: id },
    block: 'notebook',
    unit: unit ?? '',
    equation,
    source: SOURCE,
    place,
    ...(note && { note }),
    ...(start && { start: startIn(start, home) }),
  };
}

/** A number given as the start is that of the model's first year. */
function startIn(start: Start, { model }: PlanFolder): Start {
  const year = model?.years.from ?? 0;
  return start.kind === 'figure'
    ? { kind: 'figure', figure: { ...start.figure, span: { from: year, to: year } } }
    : start;
}

function ownTarget(line: FormulaLine, home: PlanFolder): ReturnType<typeof indicatorOf> | undefined {
  const { target, equation, name, unit } = line;
  if (!target) return undefined;
  const { of: id } = equation;
  const shown = home.model?.variables.get(id) ?? home.model?.parameters.get(id);
  const words = name ?? shown?.name ?? { zh: id, en: id };
  return indicatorOf(
    { id, series: id, name: words, unit: unit ?? shown?.unit ?? '', spec: target.value, place: target.place },
    home,
  );
}

function checkLine(line: FormulaLine, home: PlanFolder): readonly Issue[] {
  const { equation, unit, start, place } = line;
  const constant = home.model?.parameters.get(equation.of)?.varies === 'constant';
  if (constant) return [error('notebook.formula-constant', place, { found: equation.of, fix: '```parameters' })];
  const extra = unit !== undefined ? 'unit' : start ? 'start' : undefined;
  if (overrides(line, home) && extra)
    return [error('notebook.override-attribute', place, { found: extra, more: { id: equation.of } })];
  return [];
}

function shownFormula({ equation, name }: FormulaLine, at: At): FormulaResult['formulas'][number] | undefined {
  const { here, home } = at;
  const { of: id } = equation;
  const symbol = here && symbolOf(id, here);
  if (!here || !symbol) return undefined;
  const year = home.plan.span.to;
  const value = here.run.series.get(id)?.[here.run.years.indexOf(year)] ?? NaN;
  const own = home.model?.variables.get(id)?.equation;
  const replaced = own && own.text !== equation.text ? printEquation(own) : undefined;
  return {
    id,
    name: name ?? symbol.name,
    unit: unitName(symbol.unit),
    text: equation.text,
    year,
    value: showValue(value, symbol.unit),
    view: viewOf(id, at),
    ...(replaced !== undefined && { instead: replaced }),
  };
}
