/**
 * The smallest move of one assumption that meets a target, how unusual that would be, or that no possible value does;
 * of a target that is met, how far the assumption could go before it is missed.
 * The target's verdict is looked at on a grid over what is possible, then the edge nearest to the value in force is
 * found by halving; a verdict that turns more than once between grid points can be missed, and the cell says so.
 */
import { placed, record, required, text, type Reader } from '../../../read/yaml.ts';
import { allTargets } from '../../../analyse/index.ts';
import type { Text } from '../../../issue.ts';
import { showValue } from '../../../present/index.ts';
import type { Shown } from '../../../present/types.ts';
import type { At, Study } from '../../evaluate.ts';
import { judgeWith, withParameter } from '../../path-run.ts';
import { assumptionNeeds, checkAssumptions } from '../assumption.ts';
import { needs, readBody, type Placed } from '../body.ts';
import { cellKind, type Partial, type Task } from '../kind.ts';

interface SeekSpec {
  readonly target: Placed<string>;
  readonly by: Placed<string>;
}

export interface SeekResult {
  readonly target: Text;
  readonly by: Text;
  readonly state: 'not_run' | 'met_already' | 'found' | 'unreachable' | 'not_judged' | 'not_free';
  readonly now?: Shown;
  readonly needed?: Shown;
  readonly neededValue?: number;
  /** Whether the needed value lies in the usual range and in the past one. */
  readonly usual?: boolean;
  readonly reached?: boolean;
  readonly words: Text;
}

const GRID = 40;
/** 2^-40 of a grid step is below the digits that anybody sets. */
const HALVINGS = 40;

const body: Reader<SeekSpec> = record({
  target: required(placed(text), 'gdp_level'),
  by: required(placed(text), 'growth'),
});

export const seek = cellKind<SeekSpec, SeekResult>({
  kind: 'seek',
  name: { zh: '反求', en: 'Goal seek' },
  hint: { zh: '要达到目标，一个假设至少要改多少', en: 'How far one assumption must move to meet a target' },
  group: 'analyse',
  keys: {
    target: { example: 'gdp_level', zh: '要达到的目标', en: 'the target to be met' },
    by: { example: 'growth', zh: '动哪个假设', en: 'the assumption that is moved' },
  },
  blank: () => 'target: sei_share\nby: sei_push',
  read: (source) => readBody(source, body),
  names: ({ target, by }) => ({
    defines: [],
    needs: [...needs('target', [target]), ...assumptionNeeds([by], 'value')],
  }),
  check: ({ by }, home) => checkAssumptions([by], home),
  evaluate: (spec, at) => said(spec, at, { state: 'not_run' }),
  task: sought,
});

type Found = Pick<SeekResult, 'state'> & { readonly level?: number };

function* sought(spec: SeekSpec, at: At): Task<SeekResult> {
  const { here, home } = at;
  const parameter = home.model?.parameters.get(spec.by.value);
  if (!here || !parameter || isFound(here, spec.by.value)) return said(spec, at, { state: 'not_free' });
  const [low, high] = parameter.bounds;
  const now = levelNow(here, spec.by.value);
  const before = verdictOf(here.judgements, spec.target.value);
  if (before === undefined) return said(spec, at, { state: 'not_judged' });
  const other = (level: number): boolean => isMet(here, spec, level) === !before;
  const grid = Array.from({ length: GRID + 1 }, (_, n) => low + ((high - low) * n) / GRID);
  const good: number[] = [];
  for (const [index, level] of grid.entries()) {
    if (other(level)) good.push(level);
    yield { done: index + 1, of: GRID + HALVINGS } satisfies Partial<SeekResult>;
  }
  const nearest = good.sort((a, b) => Math.abs(a - now) - Math.abs(b - now))[0];
  if (nearest === undefined) return said(spec, at, { state: before ? 'met_already' : 'unreachable' });
  const [missing, meeting] = before ? [nearest, now] : [now, nearest];
  const level = halved(missing, meeting, (middle) => other(middle) !== before);
  return said(spec, at, { state: before ? 'met_already' : 'found', level });
}

/** The model finds it under the closure in force. */
function isFound({ linked }: Study, id: string): boolean {
  return linked.order.some((variable) => variable.id === id);
}

/** Between a level that misses and one that meets: the edge, on the side that meets. */
function halved(bad: number, good: number, meets: (level: number) => boolean): number {
  let [missing, meeting] = [bad, good];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (missing + meeting) / 2;
    if (meets(middle)) meeting = middle;
    else missing = middle;
  }
  return meeting;
}

function isMet(here: Study, { target, by }: SeekSpec, level: number): boolean | undefined {
  return verdictOf(judgeWith(here, withParameter(here, by.value, level)), target.value);
}

function verdictOf(judgements: Study['judgements'], id: string): boolean | undefined {
  const verdict = judgements.find((each) => each.id === id)?.verdict;
  if (verdict === 'met' || verdict === 'about_met') return true;
  return verdict === 'missed' ? false : undefined;
}

/** A path is spoken of by its average over the plan's years, as its slider does. */
function levelNow({ scenario, run, folder }: Study, id: string): number {
  const values = scenario.values.get(id) ?? [];
  if (values.length === 1) return values[0] ?? NaN;
  const { from, to } = folder.plan.span;
  const inPlan = values.filter((_, index) => (run.years[index] ?? 0) >= from && (run.years[index] ?? 0) <= to);
  return inPlan.reduce((sum, value) => sum + value, 0) / inPlan.length;
}

function said({ target, by }: SeekSpec, at: At, { state, level }: Found): SeekResult {
  const { home, here } = at;
  const parameter = home.model?.parameters.get(by.value);
  const goal = allTargets(home.plan).find(({ id }) => id === target.value)?.name ?? {
    zh: target.value,
    en: target.value,
  };
  const lever = parameter?.name ?? { zh: by.value, en: by.value };
  const names = { target: goal, by: lever, state };
  const now = here && showValue(levelNow(here, by.value), parameter?.unit ?? '1');
  if (level === undefined || !parameter)
    return { ...names, ...(now && { now }), words: plainWords(state, goal, lever) };
  const needed = showValue(level, parameter.unit, { digits: 4 });
  const past = parameter.history.map(({ value }) => value);
  const within = ([from, to]: readonly [number, number]): boolean => level >= from && level <= to;
  const usual = within(parameter.plausible);
  const reached = past.length > 0 && within([Math.min(...past), Math.max(...past)]);
  const { zh, en } = rarityWords(usual, past.length > 0 ? reached : undefined);
  const words =
    state === 'met_already'
      ? {
          zh: `“${goal.zh}”已经达到；${lever.zh}从 ${now?.text.zh ?? ''} 变到 ${needed.text.zh} 为止仍能达到，再过就达不到。`,
          en: `“${goal.en}” is met already, and still would be with ${lever.en} anywhere between ${now?.text.en ?? ''} and ${needed.text.en}; beyond that it is missed.`,
        }
      : {
          zh: `要达到“${goal.zh}”，${lever.zh}至少要从 ${now?.text.zh ?? ''} 变到 ${needed.text.zh}，${zh}。`,
          en: `To meet “${goal.en}”, ${lever.en} must go from ${now?.text.en ?? ''} to ${needed.text.en} at least, ${en}.`,
        };
  return { ...names, ...(now && { now }), needed, neededValue: level, usual, reached, words };
}

/** `reached`: whether the past has seen it; undefined where nothing is known of the past. */
function rarityWords(usual: boolean, reached: boolean | undefined): Text {
  const range: Text = usual
    ? { zh: '在通常范围之内', en: 'which is within its usual range' }
    : { zh: '超出通常范围', en: 'which is outside its usual range' };
  if (reached === undefined) return range;
  const past: Text = reached
    ? { zh: '过去达到过', en: 'and has been reached before' }
    : { zh: '过去没有达到过', en: 'and has not been reached before' };
  return { zh: `${range.zh}，${past.zh}`, en: `${range.en} ${past.en}` };
}

function plainWords(state: SeekResult['state'], goal: Text, lever: Text): Text {
  switch (state) {
    case 'met_already':
      return {
        zh: `“${goal.zh}”已经达到；单是${lever.zh}，在可能的范围内怎样变都能达到。`,
        en: `“${goal.en}” is met already, and no possible value of ${lever.en} alone would miss it.`,
      };
    case 'not_free':
      return {
        zh: `${lever.zh}不能设定：在现在的闭合方式下由模型得出。请换一个假设。`,
        en: `${lever.en} cannot be set: the model finds it under the closure in force. Choose another assumption.`,
      };
    case 'unreachable':
      return {
        zh: `单靠${lever.zh}，在可能的范围内达不到“${goal.zh}”。`,
        en: `No possible value of ${lever.en} alone meets “${goal.en}”.`,
      };
    case 'not_judged':
      return {
        zh: `“${goal.zh}”现在无法判断（例如省下达的数值尚未设定）。`,
        en: `“${goal.en}” cannot be judged now (its number may not be set yet).`,
      };
    case 'not_run':
    case 'found':
      return { zh: '尚未计算。', en: 'Not computed yet.' };
    default:
      return state satisfies never;
  }
}
