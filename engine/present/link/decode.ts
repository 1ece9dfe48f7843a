/**
 * Text of an address's fragment → state, or every reason why not. Never throws. A text with neither version nor
 * checksum is taken as written by hand; with one but not the other it was cut.
 */
import { error, type Issue, type Reading } from '../../issue.ts';
import { parsePath } from '../../model/path.ts';
import type { PathSpec } from '../../model/types.ts';
import { nearest } from '../../read/nearest.ts';
import { checksum, encodeBody } from './encode.ts';
import { linkVersion, prefixes, type LinkState, type Prefix } from './state.ts';

const plainKeys = ['v', 'plan', 'scenario', 'compare', 'closure', 'seed', 'written', 'sum'];
const knownParts = [
  ...['plan', 'scenario', 'compare', 'closure', 'seed'],
  ...Object.values(prefixes).map((prefix) => `${prefix}…`),
].join(', ');

/** What stands under names of the reader's own, while it is gathered. */
interface Named {
  readonly set: Map<string, PathSpec>;
  readonly targets: Map<string, number>;
  readonly equations: Map<string, string>;
  readonly files: Map<string, string>;
}

/** @example decodeLink('#plan=guangzhou-14&scenario=baseline&set.growth=6.5') */
export function decodeLink(text: string): Reading<LinkState> {
  const issues: Issue[] = [];
  const parts = splitParts(text.trim().replace(/^#/, ''), issues);
  checkWhole(parts, issues);
  if (issues.length > 0) return { ok: false, issues };
  const state = stateOf(parts, issues);
  if (state && issues.length === 0) checkSum(parts.get('sum'), state, issues);
  return state && issues.length === 0 ? { ok: true, value: state, issues } : { ok: false, issues };
}

function splitParts(text: string, issues: Issue[]): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  for (const part of text.split('&').filter((each) => each !== '')) {
    const [key, value] = readPart(part) ?? [];
    if (key === undefined || value === undefined) {
      issues.push(error('link.unreadable', {}, { found: part, expected: 'name=value' }));
    } else if (parts.has(key)) {
      issues.push(error('link.repeated', {}, { found: key }));
    } else parts.set(key, value);
  }
  return parts;
}

function readPart(part: string): readonly [string, string] | undefined {
  const equals = part.indexOf('=');
  if (equals <= 0) return undefined;
  try {
    return [decodeURIComponent(part.slice(0, equals)), decodeURIComponent(part.slice(equals + 1))];
  } catch {
    return undefined;
  }
}

/** Version and checksum stand at the two ends, so a text that has lost an end shows it. */
function checkWhole(parts: ReadonlyMap<string, string>, issues: Issue[]): void {
  const [version, sum] = [parts.get('v'), parts.get('sum')];
  if (version !== undefined && version !== linkVersion) {
    issues.splice(0, issues.length, error('link.version', {}, { found: version, expected: linkVersion }));
  } else if (version === undefined ? sum !== undefined : sum === undefined || !/^[0-9a-f]{8}$/.test(sum)) {
    const found =
      version === undefined
        ? { zh: '缺少开头', en: 'its beginning is missing' }
        : { zh: '缺少结尾', en: 'its end is missing' };
    issues.splice(0, issues.length, error('link.cut', {}, { found, expected: '&sum=xxxxxxxx' }));
  }
}

function stateOf(parts: ReadonlyMap<string, string>, issues: Issue[]): LinkState | undefined {
  const named: Named = { set: new Map(), targets: new Map(), equations: new Map(), files: new Map() };
  for (const [key, value] of parts) readPartNamed(key, value, named, issues);
  const [plan, scenario] = [
    needed('plan', 'plan=guangzhou-14', parts, issues),
    needed('scenario', 'scenario=baseline', parts, issues),
  ];
  const seedText = parts.get('seed');
  const seed = seedText === undefined ? undefined : numberIn('seed', seedText, issues);
  if (plan === undefined || scenario === undefined) return undefined;
  const [compared, closure, written] = [parts.get('compare'), parts.get('closure'), parts.get('written')];
  return { plan, scenario, compared, ...named, written, closure, seed };
}

function readPartNamed(key: string, value: string, named: Named, issues: Issue[]): void {
  const kind = (Object.keys(prefixes) as Prefix[]).find((one) => key.startsWith(prefixes[one]));
  const id = kind === undefined ? '' : key.slice(prefixes[kind].length);
  if (kind !== undefined && id !== '') return readNamed[kind](id, value, named, issues);
  if (plainKeys.includes(key)) return;
  issues.push(error('link.unknown-part', {}, { found: key, expected: knownParts, fix: nearest(key, plainKeys) ?? '' }));
}

type ReadNamed = (id: string, value: string, named: Named, issues: Issue[]) => void;

const readNamed: Readonly<Record<Prefix, ReadNamed>> = {
  set: (id, value, { set }, issues) => {
    const path = linkPath(prefixes.set + id, value);
    if (path.ok) set.set(id, path.value);
    issues.push(...path.issues);
  },
  target: (id, value, { targets }, issues) => {
    const number = numberIn(prefixes.target + id, value, issues);
    if (number !== undefined) targets.set(id, number);
  },
  equation: (id, value, { equations }, issues) => {
    if (value.trim() !== '') equations.set(id, value);
    else
      issues.push(badValue(prefixes.equation + id, value, { zh: '一条方程', en: 'an equation' }, `${id}[t-1] * 1.05`));
  },
  file: (id, value, { files }, issues) => {
    if (/^[\w.-]+$/.test(value)) files.set(id, value);
    else issues.push(badValue(prefixes.file + id, value.slice(0, 40), packedExpected, '1.q1YqLi…'));
  },
};

const pathExpected = { zh: '一个数或逐年的数', en: 'a number or numbers by year' };
const packedExpected = { zh: '压缩后的情景文件', en: 'a packed scenario file' };

function badValue(name: string, found: string, expected: { zh: string; en: string }, fix: string): Issue {
  return error('link.value', {}, { found, expected, fix, more: { name } });
}

function numberIn(name: string, text: string, issues: Issue[]): number | undefined {
  const number = linkNumber(name, text);
  issues.push(...number.issues);
  return number.ok ? number.value : undefined;
}

/** What stands under `set.…` in an address: a number or a path. */
export function linkPath(name: string, text: string): Reading<PathSpec> {
  const path = parsePath(text);
  return path.ok ? path : { ok: false, issues: [badValue(name, text, pathExpected, '6.5 / 2021:6,2023:5.5')] };
}

/** What stands under `target.…` in an address. */
export function linkNumber(name: string, text: string): Reading<number> {
  const value = text.trim() === '' ? NaN : Number(text);
  if (Number.isFinite(value)) return { ok: true, value, issues: [] };
  return { ok: false, issues: [badValue(name, text, { zh: '一个数', en: 'a number' }, '14')] };
}

function needed(key: string, fix: string, parts: ReadonlyMap<string, string>, issues: Issue[]): string | undefined {
  const value = parts.get(key);
  if (value) return value;
  issues.push(error('link.missing', {}, { expected: key, fix }));
  return undefined;
}

/** Taken of the state written out afresh: a mail program that only re-encodes characters does no harm. */
function checkSum(sum: string | undefined, state: LinkState, issues: Issue[]): void {
  if (sum === undefined) return;
  const expected = checksum(encodeBody(state));
  if (sum !== expected)
    issues.push(error('link.altered', {}, { found: sum, expected, fix: `v=${linkVersion}& … &sum=${sum}` }));
}
