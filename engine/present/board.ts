/** The board: every row of the plan as a tile, in the plan's groups, and one sentence of verdict over all. */
import { judge } from '../analyse/judge.ts';
import type { Judgement, Verdict } from '../analyse/types.ts';
import type { Scenario } from '../model/types.ts';
import type { Ensemble, Run } from '../simulate/types.ts';
import { boardSentence } from './board-sentence.ts';
import type { Published } from '../analyse/published.ts';
import type { ViewInput } from './series-view.ts';
import { tile } from './tile.ts';
import type { Board, Tile } from './types.ts';

/**
 * Without a run (a plan without a model) the board shows the published outcomes. `judgements` are those of `judge` for
 * the same plan, scenario and run; they are computed when not given.
 */
export function board(
  published: Published,
  scenario?: Pick<Scenario, 'targets'>,
  run?: Run,
  judgements: readonly Judgement[] = judge(published.plan, scenario, run),
  ensemble?: Ensemble,
): Board {
  const { plan } = published;
  const input: ViewInput = { published, scenario, run, ensemble };
  const byId = new Map(judgements.map((each) => [each.id, each]));
  const tilesOf = (indicators: typeof plan.indicators): readonly Tile[] =>
    indicators.flatMap((indicator) => {
      const judgement = byId.get(indicator.id);
      return judgement ? [tile(input, indicator, judgement)] : [];
    });
  const rows = tilesOf(plan.indicators);
  return {
    groups: plan.groups.map(({ id, name }) => ({ id, name, tiles: rows.filter((each) => each.group === id) })),
    text: tilesOf(plan.textTargets),
    sentence: boardSentence(plan, rows, ensemble, run !== undefined),
    counts: countVerdicts(rows),
  };
}

/** Over the rows of the box only: targets of the prose are shown beside it. */
function countVerdicts(rows: readonly Tile[]): Board['counts'] {
  const counts: Record<Verdict, number> = { met: 0, about_met: 0, missed: 0, not_set: 0, not_comparable: 0 };
  for (const { verdict } of rows) counts[verdict]++;
  return counts;
}
