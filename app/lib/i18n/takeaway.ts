/** What a chart says, in one line made of finished parts: also its alternative text. */
import { formatValue, type Lang, type SeriesView, type Tile } from '$engine';

export function tileTakeaway(tile: Tile, lang: Lang): string {
  const [value, target, verdict] = [tile.value.text[lang], tile.target[lang], tile.verdictWords[lang]];
  return lang === 'zh'
    ? `${tile.valueYear} 年 ${value}，目标 ${target}：${verdict}`
    : `${value} in ${tile.valueYear}, target ${target}: ${verdict}`;
}

export function seriesTakeaway(view: SeriesView, unit: string, years: readonly number[], lang: Lang): string {
  const parts = years.flatMap((year) => {
    const value = view.values[view.years.indexOf(year)];
    if (value === undefined || !Number.isFinite(value)) return [];
    const said = formatValue(value, unit, lang);
    return [lang === 'zh' ? `${year} 年 ${said}` : `${said} in ${year}`];
  });
  return parts.join(lang === 'zh' ? '，' : ', ');
}
