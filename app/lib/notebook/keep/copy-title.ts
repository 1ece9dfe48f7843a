/** What a copy is called: `产业` → `产业（副本）` → `产业（副本 2）`, `Growth` → `Growth (copy)`, past those that are taken. */
import type { Lang } from '$engine';

export function copyTitle(title: string, lang: Lang, taken: ReadonlySet<string>): string {
  const stem = title.replace(/（副本(?: \d+)?）$| \(copy(?: \d+)?\)$/, '');
  for (let n = 1; ; n++) {
    const count = n > 1 ? ` ${n}` : '';
    const name = lang === 'zh' ? `${stem}（副本${count}）` : `${stem} (copy${count})`;
    if (!taken.has(name)) return name;
  }
}
