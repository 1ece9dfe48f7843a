/** What a cell's content depends on: names through equations, and through them the cells that make or set those names. */
import { allTargets } from '../../analyse/index.ts';
import { hasErrors } from '../../issue.ts';
import type { PlanFolder } from '../../model/folder.ts';
import type { Names, Space } from '../kinds/kind.ts';
import type { Understood } from './understand.ts';
import { upstreamOf, type NameGraph } from './uses.ts';

/** Names that content with these names is computed from: through equations, lags and starts included. */
export function namesRead(names: Names, home: PlanFolder, graph: NameGraph): ReadonlySet<string> {
  const wanted = names.needs.filter(({ role }) => role === 'value');
  const targets = new Set(wanted.filter(({ space }) => space === 'target').map(({ name }) => name));
  const judged = allTargets(home.plan).filter(({ id }) => names.all === true || targets.has(id));
  const series = judged.flatMap(({ series: id, target }) => [
    'of' in target ? target.of : id,
    id,
    ...('gdp' in target ? [target.gdp] : []),
  ]);
  const direct = wanted.filter(({ space }) => space === 'series').map(({ name }) => name);
  const own = names.defines.filter(({ space }) => space === 'series' || space === 'setting').map(({ name }) => name);
  const touched = (names.touches ?? []).filter(({ space }) => space === 'series').map(({ name }) => name);
  return upstreamOf([...direct, ...series, ...own, ...touched], graph);
}

/** Who makes, sets or disturbs each name, by place in the notebook: found once for all cells that ask. */
export interface Feeders {
  readonly series: ReadonlyMap<string, readonly number[]>;
  readonly targets: ReadonlyMap<string, readonly number[]>;
  readonly scenarios: ReadonlyMap<string, readonly number[]>;
  /** The first assumption cell that cannot be read at all. */
  readonly opaque: string | undefined;
}

export function feedersIn(all: readonly Understood[]): Feeders {
  const found = {
    series: new Map<string, number[]>(),
    target: new Map<string, number[]>(),
    scenario: new Map<string, number[]>(),
  };
  all.forEach(({ names }, index) => {
    for (const { space, name } of [...names.defines, ...(names.touches ?? [])]) {
      const makers = found[space === 'setting' ? 'series' : space];
      const before = makers.get(name);
      if (before) before.push(index);
      else makers.set(name, [index]);
    }
  });
  const { series, target: targets, scenario: scenarios } = found;
  return { series, targets, scenarios, opaque: all.find(isOpaque)?.cell.key };
}

/** Cells that make, set or disturb something that this one reads, or give a target or scenario that it names. */
export function upstreamCells(
  { cell, names }: Understood,
  all: readonly Understood[],
  reads: ReadonlySet<string>,
  { series, targets, scenarios }: Feeders,
): readonly string[] {
  const named = (space: Space): readonly string[] =>
    names.needs.filter((need) => need.space === space).map(({ name }) => name);
  const judged = names.all === true ? targets.keys() : named('target');
  const places = [
    ...[...reads].flatMap((name) => series.get(name) ?? []),
    ...[...judged].flatMap((name) => targets.get(name) ?? []),
    ...named('scenario').flatMap((name) => scenarios.get(name) ?? []),
  ];
  const inOrder = [...new Set(places)].sort((a, b) => a - b);
  return inOrder.flatMap((place) => all[place]?.cell.key ?? []).filter((key) => key !== cell.key);
}

/** An assumption cell that cannot be read at all may have set anything: it blocks every cell that shows a value. */
export function opaqueFor({ names, cell }: Understood, { opaque }: Feeders): string | undefined {
  const shows = names.all === true || names.needs.some(({ role }) => role === 'value');
  return shows && opaque !== cell.key ? opaque : undefined;
}

function isOpaque({ parsed: { kind, spec, issues } }: Understood): boolean {
  return kind?.adds !== undefined && spec === undefined && hasErrors(issues);
}

/** Series whose spread some cell shows, each with the last year that somebody sees: what an ensemble must summarise. */
export function spreadOf(
  parsed: readonly Pick<Understood, 'names'>[],
  { plan, model }: PlanFolder,
): ReadonlyMap<string, number> {
  const end = model?.years.to ?? plan.span.to;
  const cells = parsed.flatMap(({ names }) => (names.spread === 'all' ? [] : (names.spread ?? [])));
  const whole = parsed.some(({ names }) => names.spread === 'all');
  const rows = whole ? allTargets(plan).map(({ series }) => ({ series, to: plan.span.to })) : [];
  const last = new Map<string, number>();
  for (const { series, to = end } of [...rows, ...cells]) last.set(series, Math.max(to, last.get(series) ?? 0));
  return last;
}
