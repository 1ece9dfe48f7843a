/**
 * The sentence of verdict over a board. It counts what can be counted and says what cannot: rows without a number are
 * never among the met, and a joint probability says over how many of its kind it was taken.
 */
import type { Text } from '../issue.ts';
import type { Plan } from '../plan/types.ts';
import type { Ensemble, JointCount } from '../simulate/types.ts';
import { joinedOn, probabilityWords } from './probability.ts';
import type { Tile } from './types.ts';

export function boardSentence(
  plan: Plan,
  rows: readonly Tile[],
  ensemble: Ensemble | undefined,
  projected: boolean,
): Text {
  const parts = [
    countPart(rows, projected),
    missedPart(rows, projected),
    unsetPart(rows),
    incomparablePart(rows),
    ...jointParts(plan, rows, ensemble),
  ].filter((part) => part !== undefined);
  return { zh: `${parts.map(({ zh }) => zh).join('；')}。`, en: `${parts.map(({ en }) => en).join('; ')}.` };
}

function countPart(rows: readonly Tile[], projected: boolean): Text {
  const done = rows.filter(({ verdict }) => verdict === 'met' || verdict === 'about_met').length;
  const about = rows.filter(({ verdict }) => verdict === 'about_met').length;
  const aside =
    about === 0 ? { zh: '', en: '' } : { zh: `（其中 ${about} 项为基本达到）`, en: ` (${about} of them about met)` };
  const zh = projected ? '可望达标' : '已达标';
  return {
    zh: `${rows.length} 项序列中 ${done} 项${zh}${aside.zh}`,
    en: `${done} of ${rows.length} series ${meetWords(done, projected)}${aside.en}`,
  };
}

function meetWords(count: number, projected: boolean): string {
  const target = count === 1 ? 'its target' : 'their targets';
  if (!projected) return `met ${target}`;
  return `${count === 1 ? 'is' : 'are'} expected to meet ${target}`;
}

function missedPart(rows: readonly Tile[], projected: boolean): Text | undefined {
  const missed = rows.filter(({ verdict }) => verdict === 'missed');
  const binding = missed.filter(({ bindingMiss }) => bindingMiss);
  if (missed.length === 0) return undefined;
  const will = projected
    ? { zh: '预计不达标', en: `${missed.length === 1 ? 'is' : 'are'} expected to miss` }
    : { zh: '未达标', en: 'missed' };
  return {
    zh: `${missed.length} 项${will.zh}${binding.length > 0 ? `，含约束性指标 ${binding.length} 项：${listZh(binding)}` : ''}`,
    en: `${missed.length} ${will.en}${binding.length > 0 ? `, ${binding.length} of them binding: ${listEn(binding)}` : ''}`,
  };
}

function listZh(tiles: readonly Tile[]): string {
  return tiles.map(({ name }) => name.zh).join('、');
}

function listEn(tiles: readonly Tile[]): string {
  return tiles.map(({ name }) => name.en).join(', ');
}

function unsetPart(rows: readonly Tile[]): Text | undefined {
  const count = rows.filter(({ verdict }) => verdict === 'not_set').length;
  if (count === 0) return undefined;
  return {
    zh: `${count} 项须待省下达数值，未计入`,
    en: `${count} ${count === 1 ? 'waits' : 'wait'} for the figure that the province assigns and ${count === 1 ? 'is' : 'are'} not counted`,
  };
}

function incomparablePart(rows: readonly Tile[]): Text | undefined {
  const count = rows.filter(({ verdict }) => verdict === 'not_comparable').length;
  return count === 0
    ? undefined
    : { zh: `${count} 项因缺数无法比较`, en: `${count} cannot be compared for want of a value` };
}

/** The binding rows together, then all rows of the box (or every target, where the box was not asked for). */
function jointParts(plan: Plan, rows: readonly Tile[], ensemble: Ensemble | undefined): readonly Text[] {
  const find = (id: string): JointCount | undefined => ensemble?.joint.find((each) => each.id === id);
  const [binding, box, all] = [find('binding'), find('box'), find('all')];
  const bindingRows = rows.filter(({ nature }) => nature === 'binding').length;
  const every = rows.length + plan.textTargets.length;
  const parts = [
    ...(binding ? [jointWords(binding, bindingRows, { zh: '约束性指标', en: 'binding indicators' })] : []),
    ...(box ? [jointWords(box, rows.length, { zh: '指标', en: 'indicators' })] : []),
    ...(all && !box ? [jointWords(all, every, { zh: '目标', en: 'targets' })] : []),
  ];
  // English says what the probability is of once; the second part leans on the first.
  return parts.map(({ zh, who, words }, at) => ({
    zh,
    en: at === 0 ? `probability that ${who} are met together: ${words}` : `that ${who} are: ${words}`,
  }));
}

interface JointWords {
  readonly zh: string;
  /** In English, who must be met and how likely it is: the sentence round them depends on what stands before. */
  readonly who: string;
  readonly words: string;
}

/** "All" only where all are judged; otherwise "all N that have a number". */
function jointWords({ probability, standardError, targets, of }: JointCount, outOf: number, kind: Text): JointWords {
  const words = probabilityWords({ probability, standardError, draws: of });
  const whole = targets.length >= outOf;
  const zh = whole ? `全部${kind.zh}` : `已设定数值的 ${targets.length} 项${kind.zh}`;
  const who = whole ? `all ${kind.en}` : `the ${targets.length} ${kind.en} with a number`;
  return { zh: `${zh}同时达标的可能性${joinedOn(words)}`, who, words: words.en };
}
