/** What a cell's content depends on: names through equations, and through them the cells that make or set those names. */
import { allTargets } from '../../analyse/index.ts';
import { hasErrors } from '../../issue.ts';
import type { PlanFolder } from '../../model/folder.ts';
import type { Names } from '../kinds/kind.ts';
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

/** Cells that make, set or disturb something that this one reads, or give a target or scenario that it names. */
export function upstreamCells(
  each: Understood,
  all: readonly Understood[],
  reads: ReadonlySet<string>,
): readonly string[] {
  const { needs, all: whole } = each.names;
  const named = new Set(
    needs
      .filter(({ space }) => space === 'target' || space === 'scenario')
      .map(({ space, name }) => `${space}:${name}`),
  );
  const feeds = ({ names }: Understood): boolean =>
    [...names.defines, ...(names.touches ?? [])].some(({ space, name }) => {
      if (space === 'target' || space === 'scenario')
        return named.has(`${space}:${name}`) || (whole === true && space === 'target');
      return reads.has(name);
    });
  return all.filter((other) => other.cell.key !== each.cell.key && feeds(other)).map(({ cell }) => cell.key);
}

/** An assumption cell that cannot be read at all may have set anything: it blocks every cell that shows a value. */
export function opaqueFor({ names, cell }: Understood, all: readonly Understood[]): string | undefined {
  const shows = names.all === true || names.needs.some(({ role }) => role === 'value');
  const opaque = all.find(
    ({ parsed: { kind, spec, issues } }) => kind?.adds !== undefined && spec === undefined && hasErrors(issues),
  );
  return shows && opaque && opaque.cell.key !== cell.key ? opaque.cell.key : undefined;
}

/** Series whose spread some cell shows, each with the last year that somebody sees: what an ensemble must summarise. */
export function spreadOf(parsed: readonly Understood[], { plan, model }: PlanFolder): ReadonlyMap<string, number> {
  const end = model?.years.to ?? plan.span.to;
  const cells = parsed.flatMap(({ names }) => (names.spread === 'all' ? [] : (names.spread ?? [])));
  const whole = parsed.some(({ names }) => names.spread === 'all');
  const rows = whole ? allTargets(plan).map(({ series }) => ({ series, to: plan.span.to })) : [];
  const last = new Map<string, number>();
  for (const { series, to = end } of [...rows, ...cells]) last.set(series, Math.max(to, last.get(series) ?? 0));
  return last;
}
