/**
 * State → text for the fragment of an address, readable in every language:
 * `v=1&plan=guangzhou-14&scenario=baseline&set.growth=2021:6,2023:5.5&target.energy_intensity_cut=14&sum=1c2d3e4f`.
 * An equation stands as `equation.gdp=…` and a scenario file, packed, as `file.name=…`.
 */
import { printPath } from '../../model/path.ts';
import { linkVersion, prefixes, type LinkState } from './state.ts';

/** Only characters that stay as they are in a fragment; everything else is percent-encoded. */
export function encodeLink(state: LinkState): string {
  const body = encodeBody(state);
  return `v=${linkVersion}&${body}&sum=${checksum(body)}`;
}

/** The state without version and checksum, in one fixed order: what the checksum is taken of. */
export function encodeBody(state: LinkState): string {
  const { plan, scenario, compared, closure, seed, written } = state;
  const parts: (readonly [string, string])[] = [
    ['plan', plan],
    ['scenario', scenario],
    ...given('compare', compared),
    ...given('closure', closure),
    ...given('seed', seed),
    ...sorted(state.set).map(([id, path]) => [prefixes.set + id, printPath(path)] as const),
    ...sorted(state.targets).map(([id, value]) => [prefixes.target + id, String(value)] as const),
    ...sorted(state.equations).map(([id, text]) => [prefixes.equation + id, text] as const),
    ...sorted(state.files).map(([id, packed]) => [prefixes.file + id, packed] as const),
    ...given('written', written),
  ];
  return parts.map(([key, value]) => `${escaped(key)}=${escaped(value)}`).join('&');
}

function given(key: string, value: string | number | undefined): readonly (readonly [string, string])[] {
  return value === undefined ? [] : [[key, String(value)]];
}

function sorted<T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Colons and commas may stand in a fragment and keep paths readable; half a surrogate pair has no encoding. */
function escaped(text: string): string {
  return encodeURIComponent(wellFormed(text)).replace(/%3A/g, ':').replace(/%2C/g, ',');
}

function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}

/** FNV-1a, 32 bits, as 8 hexadecimal digits: finds accidents, not attacks. */
export function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
