/** The board of targets: all, some groups, or some targets, as tiles with verdicts. */
import { error, type Issue, type Text } from '../../../issue.ts';
import { flag, optional, record, wholeNumber, placed, type Reader } from '../../../read/yaml.ts';
import { nearest } from '../../../read/nearest.ts';
import { allTargets } from '../../../analyse/index.ts';
import { board, drawsWords } from '../../../present/index.ts';
import type { Board, Tile } from '../../../present/types.ts';
import { names, needs, readBody, type Placed } from '../body.ts';
import { cellKind } from '../kind.ts';

interface TargetsSpec {
  /** `all`, or ids of the plan's groups. */
  readonly group?: readonly Placed<string>[];
  readonly targets?: readonly Placed<string>[];
  readonly year?: Placed<number>;
  /** Whether targets of the prose are shown too; they are with `all` unless it says false. */
  readonly prose?: boolean;
  readonly probability?: boolean;
}

export interface TargetsResult {
  readonly board: Board;
  /** The draws behind its chances, and how many there will be. */
  readonly drawn?: Text;
  /** Those that there are. */
  readonly draws?: Text;
}

const body: Reader<TargetsSpec> = record({
  group: optional(names),
  targets: optional(names),
  year: optional(placed(wholeNumber)),
  prose: optional(flag),
  probability: optional(flag),
});

export const targets = cellKind<TargetsSpec, TargetsResult>({
  kind: 'targets',
  name: { zh: '目标板', en: 'Target board' },
  hint: { zh: '目标的预测值、判断与可能性', en: 'Targets with projection, verdict and probability' },
  group: 'show',
  keys: {
    group: { example: 'all', zh: 'all，或规划的指标组', en: 'all, or groups of the plan' },
    targets: { example: '[gdp_level]', zh: '只显示这些目标', en: 'only these targets' },
    year: { example: '2025', zh: '判断的年份：规划期末', en: 'the year that is judged: the plan’s last' },
    prose: { example: 'true', zh: '是否也显示正文里的目标', en: 'whether targets of the prose are shown too' },
    probability: { example: 'true', zh: '是否显示可能性', en: 'whether probabilities are shown' },
  },
  blank: () => 'group: all',
  read: (source) => readBody(source, body),
  names: ({ targets: list, probability }) => ({
    defines: [],
    needs: needs('target', list),
    all: (list?.length ?? 0) === 0,
    random: probability !== false,
    spread: probability === false ? [] : 'all',
  }),
  check: ({ group, year }, { plan }) => [
    ...checkGroups(
      group ?? [],
      plan.groups.map(({ id }) => id),
    ),
    ...checkYear(year, plan.span.to),
  ],
  evaluate: (spec, { home, here, ensemble, full }) => {
    const sampled = spec.probability === false || !here ? undefined : ensemble(here);
    return {
      ...(sampled && { drawn: drawsWords(sampled, full), draws: drawsWords(sampled) }),
      board: only(
        board(home, here?.scenario, here?.run, here?.judgements, sampled),
        spec,
        allTargets(home.plan).map(({ id }) => id),
      ),
    };
  },
});

function checkGroups(group: readonly Placed<string>[], groups: readonly string[]): readonly Issue[] {
  const known = ['all', ...groups];
  return group
    .filter(({ value }) => !known.includes(value))
    .map(({ value, place }) =>
      error('notebook.unknown-group', place, {
        found: value,
        expected: known.join(', '),
        fix: nearest(value, known) ?? '',
      }),
    );
}

/** Targets are judged in their own year; another year would be another question. */
function checkYear(year: Placed<number> | undefined, planYear: number): readonly Issue[] {
  if (!year || year.value === planYear) return [];
  return [error('notebook.targets-year', year.place, { found: year.value, expected: planYear, fix: planYear })];
}

function only(all: Board, { group, targets: list, prose }: TargetsSpec, order: readonly string[]): Board {
  const wanted = new Set((list ?? []).map(({ value }) => value));
  const groups = new Set((group ?? []).map(({ value }) => value));
  const whole = groups.size === 0 || groups.has('all');
  const keeps = ({ id, group: own }: Tile): boolean => (wanted.size > 0 ? wanted.has(id) : whole || groups.has(own));
  const shown = all.groups
    .map((each) => ({ ...each, tiles: each.tiles.filter(keeps) }))
    .filter(({ tiles }) => tiles.length > 0);
  const text = all.text.filter((tile) => (wanted.size > 0 ? wanted.has(tile.id) : whole && prose !== false));
  const rank = (tile: Tile): number => order.indexOf(tile.id);
  return { ...all, groups: shown, text: [...text].sort((a, b) => rank(a) - rank(b)) };
}
