/** Names and units of everything that can be charted, and the finished view of any of it. */
import { seriesView, type SeriesView, type Text } from '$engine';
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

export function viewOf(outcome: Outcome, id: string): SeriesView | undefined {
  const named = namedSeries(outcome, id);
  return named && seriesView({ published: outcome.folder, scenario: outcome.scenario, run: outcome.run }, id, named);
}

/** Series by block of the model, yearly assumptions by their group. */
export function seriesGroups({
  folder,
  run,
}: Outcome): readonly { readonly name: Text; readonly series: readonly Named[] }[] {
  const { model } = folder;
  if (!model) return [];
  const carried = (named: Named): boolean => run?.series.has(named.id) ?? false;
  const blocks = model.blocks.map(({ id, name }) => ({
    name,
    series: [...model.variables.values()].filter((one) => one.block === id),
  }));
  const groups = model.parameterGroups.map(({ id, name }) => ({
    name,
    series: [...model.parameters.values()].filter((one) => one.group === id && one.varies === 'yearly'),
  }));
  return [...blocks, ...groups]
    .map(({ name, series }) => ({ name, series: series.filter(carried) }))
    .filter(({ series }) => series.length > 0);
}

/** The charts that a visitor first meets: the prose's first quantity and the head of each of the first groups. */
export function firstCharts({ board }: Outcome): readonly string[] {
  const heads = board.groups.flatMap((group) => group.tiles.slice(0, 1));
  return [...new Set([...board.text.slice(0, 1), ...heads].map((tile) => tile.view.id))].slice(0, 4);
}
