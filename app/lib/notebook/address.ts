/**
 * The fragment of the address: which notebook, how it is looked at, and where the reader has put its sliders. Names, not
 * positions: `#open=guangzhou-14/targets&set.growth=6.5&mode=present`. A notebook inside the link stands in `doc`, scenario files of
 * the reader's own, packed, in `file.name`, with the version of plan and model for which they were written.
 */
import { linkNumber, linkPath, NO_ADJUSTMENTS, type Adjustments, type Issue } from '$engine';
import type { Mode } from './host.ts';
import type { PackedFiles } from './share/opened.ts';

export interface Address {
  readonly open?: string;
  readonly own?: string;
  /** Packed notebook with its version. */
  readonly doc?: string;
  readonly mode?: Mode;
  readonly adjustments: Adjustments;
  /** Settings that cannot be read and are left out. */
  readonly unread?: readonly Issue[];
  readonly files?: PackedFiles;
  readonly written?: string;
}

export function readAddress(fragment: string): Address {
  const fields = new URLSearchParams(fragment.replace(/^#/, '').replaceAll('+', '%2B'));
  const take = (name: string): string | undefined => fields.get(name) ?? undefined;
  const mode = take('mode');
  const files = under('file.', fields);
  return {
    ...(take('open') !== undefined && { open: take('open') }),
    ...(take('own') !== undefined && { own: take('own') }),
    ...(take('doc') !== undefined && { doc: take('doc') }),
    ...((mode === 'read' || mode === 'edit' || mode === 'present') && { mode }),
    ...adjustmentsIn(fields),
    ...(files.length > 0 && { files: new Map(files) }),
    ...(take('written') !== undefined && { written: take('written') }),
  };
}

function adjustmentsIn(fields: URLSearchParams): Pick<Address, 'adjustments' | 'unread'> {
  const [scenario, closure] = [fields.get('scenario'), fields.get('closure')];
  const paths = under('set.', fields).map(([id, text]) => [id, linkPath(`set.${id}`, text)] as const);
  const set = paths.flatMap(([id, path]) => {
    if (!path.ok) return [];
    return [[id, typeof path.value === 'number' ? path.value : Object.fromEntries(path.value)] as const];
  });
  const numbers = under('target.', fields).map(([id, text]) => [id, linkNumber(`target.${id}`, text)] as const);
  const targets = numbers.flatMap(([id, number]) => (number.ok ? [[id, number.value] as const] : []));
  const unread = [...paths, ...numbers].flatMap(([, { issues }]) => issues);
  const adjustments = {
    ...NO_ADJUSTMENTS,
    set: Object.fromEntries(set),
    ...(scenario !== null && { scenario }),
    ...(closure !== null && { closure }),
    ...(targets.length > 0 && { targets: Object.fromEntries(targets) }),
  };
  return { adjustments, ...(unread.length > 0 && { unread }) };
}

/** Fields whose names begin so, by the rest of their names. */
function under(start: string, fields: URLSearchParams): readonly (readonly [string, string])[] {
  return [...fields].flatMap(([name, text]) => (name.startsWith(start) ? [[name.slice(start.length), text]] : []));
}

export function writeAddress({ open, own, doc, mode, adjustments, files, written }: Address): string {
  const parts: [string, string][] = [];
  if (open !== undefined) parts.push(['open', open]);
  if (own !== undefined) parts.push(['own', own]);
  if (doc !== undefined) parts.push(['doc', doc]);
  if (mode !== undefined && mode !== 'read') parts.push(['mode', mode]);
  if (adjustments.scenario !== undefined) parts.push(['scenario', adjustments.scenario]);
  if (adjustments.closure !== undefined) parts.push(['closure', adjustments.closure]);
  for (const [id, value] of Object.entries(adjustments.set)) parts.push([`set.${id}`, pathText(value)]);
  for (const [id, value] of Object.entries(adjustments.targets ?? {})) parts.push([`target.${id}`, String(value)]);
  for (const [id, packed] of files ?? []) parts.push([`file.${id}`, packed]);
  if (written !== undefined) parts.push(['written', written]);
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
