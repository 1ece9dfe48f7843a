/** Names and units of everything that can be charted, and the finished view of any of it. */
import { seriesView, type Board, type Ensemble, type SeriesView, type Text, type Tile } from '$engine';
import type { Outcome } from './evaluate.ts';

export interface Named {
  readonly id: string;
  readonly name: Text;
  readonly unit: string;
}

/** A model variable, a yearly assumption, or a series that the plan judges. */
export function namedSeries({ folder }: Outcome, id: string): Named | undefined {
  const indicator = [...folder.plan.indicators, ...folder.plan.textTargets].find((one) => one.series === id);
  return folder.model?.variables.get(id) ?? folder.model?.parameters.get(id) ?? indicator;
}

/** With bands where the ensemble holds the series. */
export function viewOf(outcome: Outcome, id: string, ensemble?: Ensemble): SeriesView | undefined {
  const { folder, scenario, run } = outcome;
  const named = namedSeries(outcome, id);
  return named && seriesView({ published: folder, scenario, run, ensemble }, id, named);
}

/** Rows of the box, then targets of the prose. */
export function tilesOf(board: Board): readonly Tile[] {
  return [...board.groups.flatMap((group) => group.tiles), ...board.text];
}

/** Series that a program carries, by block of the model, then yearly assumptions by their group. */
export function seriesGroups(
  { model }: Outcome['folder'],
  carried: readonly string[],
): readonly { readonly name: Text; readonly series: readonly Named[] }[] {
  if (!model) return [];
  const isCarried = new Set(carried);
  const variables = [...model.variables.values()];
  const yearly = [...model.parameters.values()].filter((one) => one.varies === 'yearly');
  const blocks = model.blocks.map(({ id, name }) => ({ name, series: variables.filter((one) => one.block === id) }));
  const groups = model.parameterGroups.map(({ id, name }) => ({
    name,
    series: yearly.filter((one) => one.group === id),
  }));
  return [...blocks, ...groups]
    .map(({ name, series }) => ({ name, series: series.filter(({ id }) => isCarried.has(id)) }))
    .filter(({ series }) => series.length > 0);
}

/** The charts that a visitor first meets: the prose's first quantity and the head of each of the first groups. */
export function firstCharts({ plan }: Outcome['folder']): readonly string[] {
  const heads = plan.groups.flatMap(({ id }) => plan.indicators.filter((one) => one.group === id).slice(0, 1));
  return [...new Set([...plan.textTargets.slice(0, 1), ...heads].map((one) => one.series))].slice(0, 4);
}
