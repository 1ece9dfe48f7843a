/** What a call says of sampling: draws, seed, method, quantiles, workers, shard. All faults at once. */
import {
  MAX_DRAWS,
  MAX_QUANTILES,
  usualDraws,
  usualQuantiles,
  type Question,
  type SamplingMethod,
  type Text,
} from '../engine/index.ts';
import type { Call, Options } from './arguments.ts';
import { valueOf } from './command.ts';
import { wholeNumber } from './whole-number.ts';

export const samplingOptions = {
  draws: {
    type: 'string',
    value: 'N',
    help: { zh: `抽样次数（默认 ${usualDraws}）`, en: `number of draws (default ${usualDraws})` },
  },
  seed: { type: 'string', value: 'S', help: { zh: '随机种子（默认用情景的）', en: 'seed (default: the scenario’s)' } },
  method: {
    type: 'string',
    value: 'random|lhs|sobol',
    help: { zh: '抽样方法（默认 random）', en: 'sampling method (default random)' },
  },
  quantiles: {
    type: 'string',
    value: 'P,P,…',
    help: {
      zh: '分位数（默认 0.025,0.1,0.25,0.5,0.75,0.9,0.975）',
      en: 'quantiles (default 0.025,0.1,0.25,0.5,0.75,0.9,0.975)',
    },
  },
  series: {
    type: 'string',
    value: 'ID,ID,…',
    help: { zh: '只要这些序列（默认全部）', en: 'only these series (default all)' },
  },
  workers: {
    type: 'string',
    value: 'K',
    help: {
      zh: '并行线程数（默认 1；结果逐位相同）',
      en: 'worker threads (default 1; the same bits whatever the number)',
    },
  },
  shard: {
    type: 'string',
    value: 'I/N',
    help: {
      zh: '只算 N 份中的第 I 份，写入 --out 的文件，用 merge 合并',
      en: 'compute part I of N only, written to --out; join with merge',
    },
  },
} satisfies Options;

export interface Sampling {
  readonly question: Question;
  readonly series: readonly string[] | undefined;
  readonly workers: number;
  readonly shard?: { readonly index: number; readonly count: number };
}

/** `most` draws where all of them have to stand in memory. */
export function readSampling(call: Call, most: number = MAX_DRAWS): Sampling | readonly Text[] {
  const faults: Text[] = [];
  const keep = <T>(value: T | Text | undefined): T | undefined => {
    if (value === undefined || !isText(value)) return value;
    faults.push(value);
    return undefined;
  };
  const draws = keep(wholeNumber(call, 'draws', 1, most, usualDraws));
  const seed = keep(wholeNumber(call, 'seed', 0, 4_294_967_295, 20210420));
  const workers = keep(wholeNumber(call, 'workers', 1, 64, 2)) ?? 1;
  const method = keep(methodIn(call));
  const quantiles = keep(quantilesIn(call));
  const shard = keep(shardIn(call));
  if (faults.length > 0) return faults;
  const series = valueOf(call, 'series')
    ?.split(',')
    .map((id) => id.trim());
  return { question: { draws, seed, method, quantiles }, series, workers, ...(shard && { shard }) };
}

function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && 'zh' in value;
}

function methodIn(call: Call): SamplingMethod | Text | undefined {
  const asked = valueOf(call, 'method');
  if (asked === undefined || asked === 'random' || asked === 'lhs' || asked === 'sobol') return asked;
  return {
    zh: `--method 是“${asked}”，应为 random、lhs 或 sobol。`,
    en: `--method is “${asked}”, expected random, lhs or sobol.`,
  };
}

function quantilesIn(call: Call): readonly number[] | Text | undefined {
  const asked = valueOf(call, 'quantiles');
  if (asked === undefined) return usualQuantiles;
  const values = asked.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (values.length > MAX_QUANTILES)
    return {
      zh: `--quantiles 有 ${values.length} 个，最多 ${MAX_QUANTILES} 个。`,
      en: `--quantiles lists ${values.length}; at most ${MAX_QUANTILES} can be asked for.`,
    };
  if (values.every((value) => value > 0 && value < 1)) return values;
  return {
    zh: `--quantiles 是“${asked}”，应为 0 与 1 之间的数，用逗号隔开，例如 0.1,0.5,0.9。`,
    en: `--quantiles is “${asked}”, expected numbers between 0 and 1 with commas, for example 0.1,0.5,0.9.`,
  };
}

function shardIn(call: Call): { index: number; count: number } | Text | undefined {
  const asked = valueOf(call, 'shard');
  if (asked === undefined) return undefined;
  const match = /^(\d+)\/(\d+)$/.exec(asked);
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  if (match && index >= 1 && index <= count) return { index: index - 1, count };
  return {
    zh: `--shard 是“${asked}”，应为“第几份/总份数”，从 1 数起，例如 --shard 1/4。`,
    en: `--shard is “${asked}”, expected “part/parts” counted from 1, for example --shard 1/4.`,
  };
}
