/**
 * Names between cells: given twice, taken, or missing. Every mistake is reported in the cell that makes it, with the
 * other cell to go to, the nearest name, and an edit that would mend it.
 */
import { allTargets } from '../../analyse/index.ts';
import { error, type Text } from '../../issue.ts';
import type { PlanFolder } from '../../model/folder.ts';
import { nearest } from '../../read/nearest.ts';
import { keyFor } from '../file/keys.ts';
import type { Named, Names, Need, Space } from '../kinds/kind.ts';
import type { Cell } from '../types.ts';
import { givenUp, some } from './mends.ts';
import { insertBelow, problem, replaceWord, type Fix, type Problem } from './problem.ts';

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
    ...each.names.needs.flatMap((need) => missing(each, need, known, makers, cells)),
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

function twice(
  { cell, index }: NamedCell,
  { space, name, place }: Named,
  makers: Makers,
  known: Known,
): readonly Problem[] {
  const all = makers.get(`${space}:${name}`) ?? [];
  const other = all.find((each) => each.cell.key !== cell.key) ?? (all.length > 1 ? all[0] : undefined);
  if (!other) return [];
  const { key } = other.cell;
  const own = [...makers.keys()].map((made) => made.slice(made.indexOf(':') + 1));
  const isRow = space === 'series' || space === 'setting';
  const mends = isRow ? [givenUp({ cell, index }, name, place, new Set([...known.series, ...own]))] : [];
  const issue = error('notebook.defined-twice', place, { found: name, more: { other: key } });
  return [problem(cell, issue, [key], mends)];
}

const WHAT: Readonly<Record<Space, Text>> = {
  series: { zh: '变量或参数', en: 'variable or parameter' },
  setting: { zh: '参数', en: 'parameter' },
  target: { zh: '目标', en: 'target' },
  scenario: { zh: '情景', en: 'scenario' },
};

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
  const mend = replaceWord(cell, place, name, fix);
  return [
    problem(
      cell,
      error('notebook.name-taken', place, { found: name, fix, more: { what: WHAT[space] } }),
      [],
      some(mend),
    ),
  ];
}

function missing(
  each: NamedCell,
  { space, name, place }: Need,
  known: Known,
  makers: Makers,
  cells: readonly NamedCell[],
): readonly Problem[] {
  if (known[space].has(name) || makers.has(`${space}:${name}`)) return [];
  const own = [...makers.keys()]
    .filter((made) => made.startsWith(`${space}:`))
    .map((made) => made.slice(space.length + 1));
  const near = nearest(name, [...known[space], ...own]);
  const issue = error('notebook.unknown-name', place, { found: name, fix: near ?? '', more: { what: WHAT[space] } });
  const mend = near === undefined ? undefined : replaceWord(each.cell, place, name, near);
  const add = addition(each, space, name, cells);
  return [problem(each.cell, issue, [], [...some(mend), ...some(add)])];
}

/** A new cell below that makes the missing name, to be filled in. */
function addition({ index }: NamedCell, space: Space, name: string, cells: readonly NamedCell[]): Fix | undefined {
  const made = blankMaker(space, name);
  if (!made) return undefined;
  const fresh = { ...made, flags: [] };
  const key = keyFor(
    fresh,
    cells.map(({ cell }) => cell),
  );
  return insertBelow(index, { ...fresh, key }, { zh: `新增 ${name}`, en: `Add ${name}` });
}

function blankMaker(
  space: Space,
  name: string,
): { readonly kind: string; readonly id?: string; readonly text: string } | undefined {
  switch (space) {
    case 'series':
      return { kind: 'formula', text: `${name}[t] = 0` };
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
