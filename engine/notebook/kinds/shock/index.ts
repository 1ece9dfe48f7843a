/** Disturbances: a series or a yearly assumption raised, scaled or held for some years, then fading. */
import { formatDifference, formatValue } from '../../../present/index.ts';
import {
  childOf,
  listOf,
  number,
  oneOf,
  optional,
  record,
  required,
  text,
  wholeNumber,
  type Cursor,
  type Reader,
} from '../../../read/yaml.ts';
import { isScalar, isSeq } from 'yaml';
import { error, type Issue, type Lang, type Place, type Text } from '../../../issue.ts';
import { checkShock } from '../../../model/readScenario.ts';
import type { Shock } from '../../../model/types.ts';
import type { PlanFolder } from '../../../model/folder.ts';
import { shockStrengths } from '../../../compile/index.ts';
import { symbolOf } from '../../symbols.ts';
import { checkYear, readBody } from '../body.ts';
import { cellKind } from '../kind.ts';

export interface ShockResult {
  readonly shocks: readonly {
    readonly on: string;
    readonly name: Text;
    readonly kind: Shock['kind'];
    /** One sentence of what happens. */
    readonly words: Text;
    readonly years: readonly number[];
    /** How strong it is in each year: added, multiplied by, or held at; NaN where it does not act. */
    readonly strengths: readonly number[];
    /** The same in words, where it acts. */
    readonly said: readonly (Text | undefined)[];
  }[];
}

const one: Reader<PlacedShock> = (at, log) => {
  const read = record({
    on: required(text, 'airport_passengers'),
    kind: required(oneOf(['add', 'multiply', 'hold']), 'multiply'),
    from: required(wholeNumber, '2021'),
    to: optional(wholeNumber),
    value: required(shareIf(wordAt(at, 'kind') === 'multiply'), '0.8'),
    fade: optional(shareIf(true)),
  });
  const spec = read(at, log);
  if (!spec) return undefined;
  const { from, to, fade, ...rest } = spec;
  const [place, years] = [childOf(at, 'on')?.place ?? at.place, childOf(at, 'from')?.place ?? at.place];
  return { ...rest, span: { from, to: to ?? from }, fade: fade ?? 0, place, years };
};

function wordAt(at: Cursor, key: string): string {
  const node = childOf(at, key)?.node;
  return isScalar(node) ? String(node.value) : '';
}

/** A number; one with a per-cent sign is told what it would be: its hundredth where a share is wanted. */
function shareIf(isShare: boolean): Reader<number> {
  return (at, log) => {
    const found = isScalar(at.node) ? String(at.node.value) : '';
    if (!/^[-+]?[0-9.]+\s*[%％]$/.test(found)) return number(at, log);
    const expected = isShare ? { zh: '倍数', en: 'a ratio' } : { zh: '所作用序列的单位', en: 'the unit of the series' };
    const fix = isShare ? parseFloat(found) / 100 : parseFloat(found);
    log.push(error('notebook.percent-typed', at.place, { found, expected, fix }));
    return undefined;
  };
}

/** A shock with the place of its years. */
export type PlacedShock = Shock & { readonly years: Place };

export const shocks: Reader<readonly PlacedShock[]> = (at, log) => {
  if (isSeq(at.node)) return listOf(one)(at, log);
  const single = one(at, log);
  return single && [single];
};

export const shock = cellKind<readonly PlacedShock[], ShockResult>({
  kind: 'shock',
  name: { zh: '冲击', en: 'Shock' },
  hint: { zh: '某些年份里对一个序列的扰动', en: 'A disturbance of a series in some years' },
  group: 'assume',
  keys: {
    on: {
      example: 'airport_passengers',
      zh: '被扰动的序列或逐年假设',
      en: 'the series or yearly assumption that is disturbed',
    },
    kind: { example: 'multiply', zh: 'add 加上，multiply 乘以，hold 固定在', en: 'add, multiply, or hold at a value' },
    from: { example: '2021', zh: '开始的年份', en: 'the first year' },
    to: { example: '2022', zh: '最后的年份；不写只有一年', en: 'the last year; one year without it' },
    value: {
      example: '0.8',
      zh: '加多少、乘多少或固定在多少，单位同该序列',
      en: 'how much is added, multiplied by or held at, in the unit of the series',
    },
    fade: { example: '0.5', zh: '此后每年还剩几成，0 到 1', en: 'the share that is left each year after, 0 to 1' },
  },
  blank: () => 'on: airport_passengers\nkind: multiply\nfrom: 2021\nto: 2022\nvalue: 0.8\nfade: 0.5',
  read: (body) => readBody(body, shocks),
  names: (list) => ({
    defines: [],
    needs: list.map(({ on, place }) => ({ space: 'series', name: on, role: 'exists', place })),
    touches: list.map(({ on, place }) => ({ space: 'series', name: on, place })),
  }),
  adds: (list) => ({ shocks: list.map(unplaced) }),
  check: (list, home) => list.flatMap((each) => checkShockIn(each, home)),
  evaluate: (list, at) => ({
    shocks: list.map((each) => {
      const symbol = at.here && symbolOf(each.on, at.here);
      const years = at.here?.run.years ?? [];
      const { on, kind } = each;
      const strengths = shockStrengths(each, years);
      return {
        on,
        kind,
        name: symbol?.name ?? { zh: on, en: on },
        years,
        strengths,
        said: strengths.map((strength) => strengthWords(kind, strength, symbol?.unit ?? '1')),
        words: shockWords(each, symbol?.unit ?? '1'),
      };
    }),
  }),
});

function strengthWords(kind: Shock['kind'], strength: number, unit: string): Text | undefined {
  const none = kind === 'multiply' ? 1 : kind === 'add' ? 0 : NaN;
  if (!Number.isFinite(strength) || strength === none) return undefined;
  const say = (lang: Lang): string => {
    if (kind === 'multiply') return `× ${Number(strength.toFixed(4))}`;
    return kind === 'add' ? formatDifference(strength, unit, lang) : formatValue(strength, unit, lang);
  };
  return { zh: say('zh'), en: say('en') };
}

export function unplaced({ years: _, ...each }: PlacedShock): Shock {
  return each;
}

export function checkShockIn({ years: at, ...each }: PlacedShock, { model }: PlanFolder): readonly Issue[] {
  const { span, on, place } = each;
  const constant = model?.parameters.get(on)?.varies === 'constant';
  const [found] = checkShock(each);
  const outside = [span.from, ...(span.to === span.from ? [] : [span.to])].flatMap((value) =>
    checkYear({ value, place: at }, model?.years),
  );
  return [
    ...(found ? [found] : outside),
    ...(constant ? [error('shock.on-constant', { ...place, variable: on }, { found: on })] : []),
  ];
}

export function shockWords({ kind, value, span: { from, to }, fade }: Shock, unit: string): Text {
  const years: Text =
    from === to ? { zh: `${from} 年`, en: `in ${from}` } : { zh: `${from}-${to} 年`, en: `in ${from}-${to}` };
  const then: Text =
    fade > 0
      ? {
          zh: `，此后每年留下 ${Math.round(fade * 100)}%`,
          en: `, then ${Math.round(fade * 100)}% of it left each year`,
        }
      : { zh: '', en: '' };
  const shown = (lang: Lang): string => formatValue(value, unit, lang);
  const size = (lang: Lang): string => formatDifference(Math.abs(value), unit, lang).replace(/^\+/, '');
  switch (kind) {
    case 'add':
      return value < 0
        ? { zh: `${years.zh}减少 ${size('zh')}${then.zh}`, en: `lowered by ${size('en')} ${years.en}${then.en}` }
        : { zh: `${years.zh}增加 ${size('zh')}${then.zh}`, en: `raised by ${size('en')} ${years.en}${then.en}` };
    case 'multiply':
      return { zh: `${years.zh}乘以 ${value}${then.zh}`, en: `multiplied by ${value} ${years.en}${then.en}` };
    case 'hold':
      return { zh: `${years.zh}固定在 ${shown('zh')}`, en: `held at ${shown('en')} ${years.en}` };
    default:
      return kind satisfies never;
  }
}
