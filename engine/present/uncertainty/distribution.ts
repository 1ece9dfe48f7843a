/** The distribution of one series in one year, ready to draw: bins, median and bands, the target, and a sentence. */
import { unitName } from '../../analyse/format/unit-words.ts';
import { valueWords } from '../../analyse/format/value.ts';
import { allTargets } from '../../analyse/targets.ts';
import type { Text } from '../../issue.ts';
import type { EnsembleRun } from '../../simulate/types.ts';
import { joinedOn } from '../probability.ts';
import { bandsOf, seriesView, type SeriesLabel, type ViewInput } from '../series-view.ts';
import { probabilityOf } from '../tile.ts';

export interface DistributionView {
  readonly id: string;
  readonly name: Text;
  readonly unit: Text;
  readonly year: number;
  /** Equal bins; `share` of the draws in each. */
  readonly bins: readonly { readonly from: number; readonly to: number; readonly share: number }[];
  readonly median?: number;
  /** 50, 80 and 95 % intervals whose quantiles were asked for. */
  readonly intervals: readonly { readonly level: 50 | 80 | 95; readonly low: number; readonly high: number }[];
  /** Only in the year that the target is meant for. */
  readonly target?: { readonly value: number; readonly words: Text };
  readonly sentence: Text;
}

/** Undefined when the ensemble was not asked for this picture. The label is for series that no indicator carries. */
export function distributionView(
  input: ViewInput & { readonly ensemble: EnsembleRun },
  series: string,
  year: number,
  label?: SeriesLabel,
): DistributionView | undefined {
  const histogram = input.ensemble.histograms.get(`${series}@${year}`);
  if (histogram === undefined) return undefined;
  const indicator = allTargets(input.published.plan).find((each) => each.series === series);
  const { name, unit } = label ?? indicator ?? { name: { zh: series, en: series }, unit: '1' };
  const { median, intervals } = spreadIn(input, series, year);
  const mark = seriesView({ ...input, run: undefined }, series, label).target;
  const target = mark?.year === year ? mark : undefined;
  const met = indicator && target ? probabilityOf(input.ensemble, indicator.id)?.words : undefined;
  return {
    id: series,
    name,
    unit: unitName(unit),
    year,
    bins: binsOf(histogram),
    median,
    intervals,
    target,
    sentence: sentenceOf(year, unit, { median, intervals, met }),
  };
}

function binsOf({ from, to, counts }: { from: number; to: number; counts: Uint32Array }): DistributionView['bins'] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const width = (to - from) / counts.length;
  return [...counts].map((count, index) => ({
    from: from + index * width,
    to: from + (index + 1) * width,
    share: total > 0 ? count / total : 0,
  }));
}

type Spread = Pick<DistributionView, 'median' | 'intervals'>;

function spreadIn({ ensemble }: { ensemble: EnsembleRun }, series: string, year: number): Spread {
  const bands = bandsOf(ensemble, series);
  const index = bands?.years.indexOf(year) ?? -1;
  if (bands === undefined || index < 0) return { intervals: [] };
  const intervals = bands.bands.map(({ level, low, high }) => ({
    level,
    low: low[index] ?? NaN,
    high: high[index] ?? NaN,
  }));
  return { median: bands.median[index], intervals };
}

function sentenceOf(year: number, unit: string, { median, intervals, met }: Spread & { met: Text | undefined }): Text {
  const wide = intervals.find(({ level }) => level === 80);
  const [middle, low, high] = [median, wide?.low, wide?.high].map((value) => valueWords(value ?? NaN, unit));
  const parts: readonly (Text | undefined)[] = [
    median === undefined
      ? undefined
      : { zh: `${year} 年中位数 ${middle?.zh}`, en: `In ${year} the median is ${middle?.en}` },
    wide && {
      zh: `80% 的抽样在 ${low?.zh}至 ${high?.zh}之间`,
      en: `80 % of the draws lie between ${low?.en} and ${high?.en}`,
    },
    met && {
      zh: `达标的可能性${joinedOn(met)}`,
      en: `the probability of meeting the target is ${met.en}`,
    },
  ];
  const said = parts.filter((part) => part !== undefined);
  return { zh: `${said.map(({ zh }) => zh).join('；')}。`, en: `${said.map(({ en }) => en).join('; ')}.` };
}
