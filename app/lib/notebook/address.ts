/**
 * The fragment of the address: which notebook, how it is looked at, and where the reader has put its sliders. Names, not
 * positions: `#open=guangzhou-14/targets&set.growth=6.5&mode=present`. A notebook inside the link stands in `doc`.
 */
import { NO_ADJUSTMENTS, parsePath, type Adjustments } from '$engine';
import type { Mode } from './session.svelte.ts';

export interface Address {
  readonly open?: string;
  readonly own?: string;
  /** Packed notebook with its version. */
  readonly doc?: string;
  readonly mode?: Mode;
  readonly adjustments: Adjustments;
}

export function readAddress(fragment: string): Address {
  const fields = new URLSearchParams(fragment.replace(/^#/, '').replaceAll('+', '%2B'));
  const set: Record<string, Adjustments['set'][string]> = {};
  for (const [name, text] of fields) {
    if (!name.startsWith('set.')) continue;
    const path = parsePath(text);
    if (path.ok) set[name.slice(4)] = typeof path.value === 'number' ? path.value : Object.fromEntries(path.value);
  }
  const take = (name: string): string | undefined => fields.get(name) ?? undefined;
  const mode = take('mode');
  const scenario = take('scenario');
  return {
    ...(take('open') !== undefined && { open: take('open') }),
    ...(take('own') !== undefined && { own: take('own') }),
    ...(take('doc') !== undefined && { doc: take('doc') }),
    ...((mode === 'read' || mode === 'edit' || mode === 'present') && { mode }),
    adjustments: { ...NO_ADJUSTMENTS, set, ...(scenario !== undefined && { scenario }) },
  };
}

export function writeAddress({ open, own, doc, mode, adjustments }: Address): string {
  const parts: [string, string][] = [];
  if (open !== undefined) parts.push(['open', open]);
  if (own !== undefined) parts.push(['own', own]);
  if (doc !== undefined) parts.push(['doc', doc]);
  if (mode !== undefined && mode !== 'read') parts.push(['mode', mode]);
  if (adjustments.scenario !== undefined) parts.push(['scenario', adjustments.scenario]);
  for (const [id, value] of Object.entries(adjustments.set)) parts.push([`set.${id}`, pathText(value)]);
  return parts
    .map(
      ([name, value]) =>
        `${encodeURIComponent(name)}=${encodeURIComponent(value).replaceAll('%2F', '/').replaceAll('%3A', ':').replaceAll('%2C', ',')}`,
    )
    .join('&');
}

/** A number, or `2021:6,2023:5.5`: each year that differs from the one before. */
function pathText(value: Adjustments['set'][string]): string {
  if (typeof value === 'number') return String(value);
  const points = Object.entries(value).sort(([a], [b]) => Number(a) - Number(b));
  const turns = points.filter(([, each], i) => i === 0 || each !== points[i - 1]?.[1]);
  return turns.map(([year, each]) => `${year}:${each}`).join(',');
}
