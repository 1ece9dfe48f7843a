/** What a chart says, written from its data: a one-line takeaway for its title, and a text for those who cannot see it. */
import { rateKind } from '../plan/completePast.ts';
import { formatRate, valueWords } from '../analyse/format/value.ts';
import { rateBetween } from '../analyse/rates.ts';
import type { Lang, Text } from '../issue.ts';
import type { Bands, SeriesView, Tile } from './types.ts';

export interface ChartWords {
  readonly title: Text;
  readonly alt: Text;
}

/** `unit` is the unit text of the series; `years` are the two that the takeaway compares, usually base and target year. */
export function chartWords(view: SeriesView, unit: string, years: readonly [number, number], tile?: Tile): ChartWords {
  const say = (value: number, lang: Lang): string => valueWords(value, unit)[lang];
  const title = tile ? targetTitle(view, tile) : changeTitle(view, unit, years);
  const parts = [
    historyPart(view, say),
    projectionPart(view, say),
    bandPart(view.bands, years[1], say),
    targetPart(view, tile),
  ];
  const alt = (lang: Lang): string =>
    parts
      .map((part) => part?.[lang] ?? '')
      .filter((part) => part !== '')
      .join(lang === 'zh' ? '' : ' ');
  return {
    title,
    alt: {
      zh: `折线图：${view.name.zh}，单位：${view.unit.zh}。${alt('zh')}`,
      en: `Line chart: ${view.name.en}; unit: ${view.unit.en}. ${alt('en')}`,
    },
  };
}

type Say = (value: number, lang: Lang) => string;

function targetTitle(view: SeriesView, { value, valueYear, target, verdictWords }: Tile): Text {
  return {
    zh: `${view.name.zh}：${valueYear} 年 ${value.text.zh}，目标 ${target.zh}，${verdictWords.zh}`,
    en: `${view.name.en}: ${value.text.en} in ${valueYear}, target ${target.en}, ${verdictWords.en}`,
  };
}

/** From where to where, and how fast; only the name when one of the two years has no value. */
function changeTitle(view: SeriesView, unit: string, [from, to]: readonly [number, number]): Text {
  const [first, last] = [valueAt(view, from), valueAt(view, to)];
  if (first === undefined || last === undefined) return view.name;
  const kind = rateKind({ kind: 'at_least', value: last, year: to }, unit);
  const rate = rateBetween(kind, first, last, to - from);
  const [a, b] = [first, last].map((value) => valueWords(value, unit));
  return {
    zh: `${view.name.zh}：${from} 年 ${a?.zh}，${to} 年 ${b?.zh}${rate ? `，${formatRate(rate, unit, 'zh')}` : ''}`,
    en: `${view.name.en}: ${a?.en} in ${from}, ${b?.en} in ${to}${rate ? `, ${formatRate(rate, unit, 'en')}` : ''}`,
  };
}

function valueAt(view: SeriesView, year: number): number | undefined {
  const value = view.values[view.years.indexOf(year)];
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

function historyPart({ history }: SeriesView, say: Say): Text | undefined {
  const drawn = history.points.filter(({ superseded }) => !superseded);
  const [first, last] = [drawn[0], drawn[drawn.length - 1]];
  if (first === undefined || last === undefined) return { zh: '没有公布的历史数值。', en: 'No published history.' };
  const breaks = history.breaks.map(({ year }) => year).join(', ');
  return {
    zh: `历史：${first.year}—${last.year} 年有 ${drawn.length} 个公布值，由 ${say(first.value, 'zh')}到 ${say(last.value, 'zh')}${breaks && `；${breaks} 年起口径改变`}。`,
    en: `History: ${drawn.length} published values from ${first.year} to ${last.year}, from ${say(first.value, 'en')} to ${say(last.value, 'en')}${breaks && `; the definition changes from ${breaks}`}.`,
  };
}

function projectionPart(view: SeriesView, say: Say): Text | undefined {
  const known = view.years.filter((year) => valueAt(view, year) !== undefined);
  const [from, to] = [known[0], known[known.length - 1]];
  if (from === undefined || to === undefined) return undefined;
  const [first, last] = [valueAt(view, from) ?? NaN, valueAt(view, to) ?? NaN];
  return {
    zh: `推演：${from} 年 ${say(first, 'zh')}，${to} 年 ${say(last, 'zh')}。`,
    en: `Projection: ${say(first, 'en')} in ${from}, ${say(last, 'en')} in ${to}.`,
  };
}

function bandPart(bands: Bands | undefined, year: number, say: Say): Text | undefined {
  const wide = bands?.bands.find(({ level }) => level === 80);
  const index = bands?.years.indexOf(year) ?? -1;
  const [low, high] = [wide?.low[index], wide?.high[index]];
  if (low === undefined || high === undefined) return undefined;
  return {
    zh: `${year} 年 80% 区间：${say(low, 'zh')}至 ${say(high, 'zh')}。`,
    en: `In ${year} the 80 % band runs from ${say(low, 'en')} to ${say(high, 'en')}.`,
  };
}

function targetPart({ target }: SeriesView, tile: Tile | undefined): Text | undefined {
  const words = tile?.target ?? target?.words;
  if (words === undefined) return undefined;
  const verdict = tile ? { zh: `，${tile.verdictWords.zh}`, en: `, ${tile.verdictWords.en}` } : { zh: '', en: '' };
  return { zh: `目标：${words.zh}${verdict.zh}。`, en: `Target: ${words.en}${verdict.en}.` };
}
