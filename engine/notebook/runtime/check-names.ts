/**
 * Names between cells: given twice, taken, or missing. Every mistake is reported in the cell that makes it, with the
 * other cell to go to, the nearest name, and an edit that would mend it.
 */
import { allTargets } from '../../analyse/index.ts';
import { error, type Text } from '../../issue.ts';
import type { PlanFolder } from '../../model/folder.ts';
import { nearest } from '../../read/nearest.ts';
import { keyFor } from '../file/keys.ts';
import { hasFullWidth } from '../kinds/half-width.ts';
import type { Named, Names, Need, Space } from '../kinds/kind.ts';
import type { Cell } from '../types.ts';
import { givenUp, halved, retyped, some } from './mends.ts';
import { fullWidth } from './parse.ts';
import { insertBelow, offsetOf, problem, replaceWord, type Fix, type Problem } from './problem.ts';

export interface NamedCell {
  readonly cell: Cell;
  readonly index: number;
  readonly names: Names;
}

/** What the plan folder itself knows by each kind of name. */
export function knownNames({ model, plan, scenarios }: PlanFolder): Readonly<Record<Space, ReadonlySet<string>>> {
  return {
    series: new Set([...(model?.variables.keys() ?? []), ...(model?.parameters.keys() ?? [])]),
    setting: new Set(),
    target: new Set(allTargets(plan).map(({ id }) => id)),
    scenario: new Set(scenarios.keys()),
  };
}

type Known = ReturnType<typeof knownNames>;

export function checkNames(cells: readonly NamedCell[], folder: PlanFolder): readonly Problem[] {
  const known = knownNames(folder);
  const makers = makersOf(cells);
  return cells.flatMap((each) => [
    ...each.names.defines.flatMap((name) => [...twice(each, name, makers, known), ...taken(each, name, known, folder)]),
    ...each.names.needs.flatMap((need) => missing(each, need, { known, makers, cells, folder })),
  ]);
}

type Makers = ReadonlyMap<string, readonly NamedCell[]>;

function makersOf(cells: readonly NamedCell[]): Makers {
  const makers = new Map<string, NamedCell[]>();
  for (const each of cells)
    for (const { space, name } of each.names.defines) {
      const found = makers.get(`${space}:${name}`) ?? [];
      makers.set(`${space}:${name}`, [...found, each]);
    }
  return makers;
}

function twice({ cell, index, names }: NamedCell, named: Named, makers: Makers, known: Known): readonly Problem[] {
  const { space, name, place } = named;
  const all = makers.get(`${space}:${name}`) ?? [];
  const other = all.find((each) => each.cell.key !== cell.key);
  const first = names.defines.find((each) => each.space === space && each.name === name);
  if (!other && first === named) return [];
  const own = [...makers.keys()].map((made) => made.slice(made.indexOf(':') + 1));
  const isRow = space === 'series' || space === 'setting';
  const mends = isRow ? [givenUp({ cell, index }, name, place, new Set([...known.series, ...own]))] : [];
  const issue = other
    ? error('notebook.defined-twice', place, { found: name, more: { other: other.cell.key } })
    : error('read.duplicate', place, { found: name });
  return [problem(cell, issue, other ? [other.cell.key] : [], mends)];
}

const WHAT: Readonly<Record<Space, Text>> = {
  series: { zh: '变量或参数', en: 'variable or parameter' },
  setting: { zh: '参数', en: 'parameter' },
  target: { zh: '目标', en: 'target' },
  scenario: { zh: '情景', en: 'scenario' },
};

const ASSUMPTION: Text = { zh: '可以设定的假设', en: 'assumption that can be set' };
const MEASURE: Text = { zh: '目标或某年的序列', en: 'target or series in a year' };

/** A formula may replace an equation of the model; a new parameter, target or scenario may not take a name of the plan. */
function taken(
  { cell }: NamedCell,
  { space, name, place }: Named,
  known: Known,
  { model }: PlanFolder,
): readonly Problem[] {
  const isFormula = cell.kind === 'formula' && space === 'series';
  const constant = model?.parameters.get(name)?.varies === 'constant';
  if (!known[space].has(name) || (isFormula && !constant)) return [];
  const fix = `${name}_2`;
  const issue = error('notebook.name-taken', place, { found: name, fix, more: { what: WHAT[space] } });
  return [problem(cell, issue, [], some(name === cell.key ? renamed(cell, fix) : replaceWord(cell, place, name, fix)))];
}

/** What is named after its cell takes the cell's new name. */
function renamed(cell: Cell, id: string): Fix {
  const edits = [{ kind: 'cell' as const, key: cell.key, to: { ...cell, id, key: id } }];
  return { name: { zh: `改为 #${id}`, en: `Change to #${id}` }, edits };
}

interface Around {
  readonly known: Known;
  readonly makers: Makers;
  readonly cells: readonly NamedCell[];
  readonly folder: PlanFolder;
}

function missing(each: NamedCell, need: Need, around: Around): readonly Problem[] {
  const { space, name, place } = need;
  const { known, makers } = around;
  if (known[space].has(name) || makers.has(`${space}:${name}`)) return [];
  if (hasFullWidth(name)) return [problem(each.cell, fullWidth(each.cell.text), [], [halved(each.cell)])];
  const near = nearName(each, need, around);
  const what = need.assumption ? ASSUMPTION : need.measure ? MEASURE : WHAT[space];
  const issue = error('notebook.unknown-name', place, { found: name, fix: near ?? '', more: { what } });
  const mend = near === undefined ? undefined : replaceWord(each.cell, place, name, near);
  return [problem(each.cell, issue, [], [...some(mend), ...some(addition(each, need, around))])];
}

/** Spelt almost so; or of the other sort: the target of a series where a target is wanted, and the other way round. */
function nearName(
  { names }: NamedCell,
  { space, name, measure, assumption }: Need,
  { known, makers, folder: { plan, model } }: Around,
): string | undefined {
  const made = [...makers.keys()]
    .filter((key) => key.startsWith(`${space}:`))
    .map((key) => key.slice(space.length + 1))
    .filter((own) => !names.defines.some((each) => each.name === own));
  if (measure && known.series.has(name)) return `${name}@${plan.span.to}`;
  const series = assumption ? (model?.parameters.keys() ?? []) : known[space];
  const bare = measure || space === 'series' ? name.replace(/@.*$/, '') : name;
  if (bare !== name && !measure && known.series.has(bare)) return bare;
  return nearest(name, [...series, ...made]) ?? ofOtherSort(space, name, plan);
}

function ofOtherSort(space: Space, name: string, plan: PlanFolder['plan']): string | undefined {
  if (space === 'target') return allTargets(plan).find(({ series }) => series === name)?.id;
  return space === 'series' ? allTargets(plan).find(({ id }) => id === name)?.series : undefined;
}

/** What makes the missing name, to be filled in: a new cell below, or the very line that would set it. */
function addition({ cell, index }: NamedCell, need: Need, { cells }: Around): Fix | undefined {
  const { space, name, place } = need;
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return undefined;
  const title = { zh: `新增 ${name}`, en: `Add ${name}` };
  if (cell.kind === 'parameters') return madeHere(cell, place, name, title);
  const made = blankMaker(space, name, need.assumption === true);
  if (!made || (need.assumption && cell.kind === 'path')) return undefined;
  const fresh = { ...made, flags: [] };
  const key = keyFor(
    fresh,
    cells.map((each) => each.cell),
  );
  return insertBelow(index, { ...fresh, key }, title);
}

/** `mine: 6` becomes a parameter of the notebook's own. */
function madeHere(cell: Cell, place: Named['place'], name: string, title: Text): Fix | undefined {
  const at = offsetOf(cell.text, place);
  const [line = '', value = ''] = /^[^\s:]+:[ \t]*([-+0-9.]*)[ \t]*(?=\n|$)/.exec(cell.text.slice(at)) ?? [];
  if (line === '') return undefined;
  const made = `${name}: {value: ${value || 0}, unit: '%'}`;
  return retyped(cell, cell.text.slice(0, at) + made + cell.text.slice(at + line.length), title);
}

function blankMaker(
  space: Space,
  name: string,
  assumption: boolean,
): { readonly kind: string; readonly id?: string; readonly text: string } | undefined {
  switch (space) {
    case 'series':
      return assumption
        ? { kind: 'parameters', text: `${name}: {value: 0, unit: '%'}` }
        : { kind: 'formula', text: `${name}[t] = 0\nunit: '%'` };
    case 'target':
      return { kind: 'target', id: name, text: 'series: gdp\nis: at_least 0' };
    case 'scenario':
      return { kind: 'scenario', id: name, text: `name: ${name}\nextends: baseline` };
    case 'setting':
      return undefined;
    default:
      return space satisfies never;
  }
}
