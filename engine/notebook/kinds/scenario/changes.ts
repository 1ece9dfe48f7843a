/** What a scenario of the notebook's own changes from its parent, in words. */
import { allTargets } from '../../../analyse/index.ts';
import type { Text } from '../../../issue.ts';
import type { Equation, PathSpec } from '../../../model/types.ts';
import { formatValue } from '../../../present/index.ts';
import type { At } from '../../evaluate.ts';
import { symbolOf } from '../../symbols.ts';
import type { Placed } from '../body.ts';
import type { SettingLine } from '../settings-body.ts';
import { shockWords, type PlacedShock } from '../shock/index.ts';

export interface Changes {
  readonly closure?: Placed<string>;
  readonly set: readonly SettingLine[];
  readonly shocks: readonly PlacedShock[];
  readonly equations: readonly Equation[];
  readonly targets: ReadonlyMap<string, Placed<number>>;
}

export function changesOf({ set, closure, equations: list, shocks: jolts, targets }: Changes, at: At): readonly Text[] {
  const { here, home } = at;
  const lines = set.flatMap(({ id, value: written }) => {
    if (!written) return [];
    const { value } = written;
    const symbol = here && symbolOf(id, here);
    const name = symbol?.name ?? { zh: id, en: id };
    const say = (lang: 'zh' | 'en'): string => saidPath(value, symbol?.unit ?? '1', lang);
    return [{ zh: `${name.zh}：${say('zh')}`, en: `${name.en}: ${say('en')}` }];
  });
  const closed = home.model?.closures.find(({ id }) => id === closure?.value)?.name;
  return [
    ...(closed ? [closed] : []),
    ...lines,
    ...jolts.map((jolt) => joltOf(jolt, at)),
    ...[...targets].map(([id, { value }]) => assignedWords(id, value, at)),
    ...list.map(({ text: typed }) => ({ zh: typed, en: typed })),
  ];
}

function joltOf(jolt: PlacedShock, { here }: At): Text {
  const symbol = here && symbolOf(jolt.on, here);
  const name = symbol?.name ?? { zh: jolt.on, en: jolt.on };
  const said = shockWords(jolt, symbol?.unit ?? '1');
  return { zh: `${name.zh}：${said.zh}`, en: `${name.en}: ${said.en}` };
}

function assignedWords(id: string, value: number, { home }: At): Text {
  const target = allTargets(home.plan).find((each) => each.id === id);
  const name = target?.name ?? { zh: id, en: id };
  const say = (lang: 'zh' | 'en'): string => formatValue(value, target?.unit ?? '1', lang);
  return { zh: `${name.zh}的目标：${say('zh')}`, en: `Target of ${name.en}: ${say('en')}` };
}

function saidPath(path: PathSpec, unit: string, lang: 'zh' | 'en'): string {
  if (typeof path === 'number') return formatValue(path, unit, lang);
  return [...path]
    .map(([year, value]) => `${year} ${formatValue(value, unit, lang)}`)
    .join(lang === 'zh' ? '，' : ', ');
}
