/** Which names a phrase uses, as what, and what can be seen to be wrong with it before anything is computed. */
import { error, type Issue, type Place } from '../../issue.ts';
import type { PlanFolder } from '../../model/folder.ts';
import { nearest } from '../../read/nearest.ts';
import type { Need } from '../kinds/kind.ts';
import { FUNCTIONS, VERDICTS, type FunctionWord, type Phrase } from './phrase.ts';

/** Sets of targets that a probability may speak of. */
export const TARGET_SETS = ['all', 'binding'] as const;
/** What rows can be counted by. */
export const COUNTABLE = [...VERDICTS, 'binding_missed', 'all'] as const;

/** Where a phrase stands in its cell; its spans count from there. */
export function needsOf(phrase: Phrase, place: Place): readonly Need[] {
  const need = (space: Need['space'], name: string, at: readonly [number, number]): readonly Need[] => [
    { space, name, role: 'value', place: spanPlace(place, at) },
  ];
  switch (phrase.kind) {
    case 'number':
      return [];
    case 'name':
      return need('series', phrase.name, phrase.span);
    case 'drag':
      return need('series', phrase.name, phrase.nameSpan);
    case 'is':
      return need('target', phrase.target, [phrase.span[0], phrase.span[0] + phrase.target.length]);
    case 'negate':
    case 'not':
      return needsOf(phrase.arg, place);
    case 'binary':
    case 'compare':
    case 'logic':
      return [...needsOf(phrase.left, place), ...needsOf(phrase.right, place)];
    case 'call':
      return phrase.args.flatMap((arg, index) => argumentNeeds(phrase.fn, index, arg, place));
    default:
      return phrase satisfies never;
  }
}

function argumentNeeds(fn: FunctionWord, index: number, arg: Phrase, place: Place): readonly Need[] {
  const space = spaceOf(fn, index);
  if (arg.kind !== 'name' || space === 'series') return needsOf(arg, place);
  if (space === undefined || (fn === 'p' && isTargetSet(arg.name))) return [];
  return [{ space, name: arg.name, role: 'value', place: spanPlace(place, arg.span) }];
}

/** What kind of name stands as an argument; undefined for words that are no names (`count(met)`). */
function spaceOf(fn: FunctionWord, index: number): Need['space'] | undefined {
  const wants = wantedAt(fn, index) ?? '';
  if (wants.startsWith('target')) return 'target';
  if (wants.startsWith('scenario')) return 'scenario';
  return wants === 'verdict' || wants === 'finding' ? undefined : 'series';
}

export function isTargetSet(name: string): name is (typeof TARGET_SETS)[number] {
  return (TARGET_SETS as readonly string[]).includes(name);
}

function wantedAt(fn: FunctionWord, index: number): string | undefined {
  const wants: readonly string[] = FUNCTIONS[fn];
  const last = wants.at(-1);
  return wants[index] ?? (last?.endsWith('…') ? last : undefined);
}

/** Whether it shows probabilities. */
export function isRandom(phrase: Phrase): boolean {
  return everyPart(phrase).some((part) => part.kind === 'call' && part.fn === 'p');
}

/** Whether it speaks of all targets at once. */
export function speaksOfAll(phrase: Phrase): boolean {
  const sets = (part: Phrase): boolean => part.kind === 'name' && isTargetSet(part.name);
  return everyPart(phrase).some(
    (part) =>
      part.kind === 'call' &&
      (['count', 'implied', 'beside'].includes(part.fn) || (part.fn === 'p' && part.args.some(sets))),
  );
}

export function everyPart(phrase: Phrase): readonly Phrase[] {
  switch (phrase.kind) {
    case 'call':
      return [phrase, ...phrase.args.flatMap(everyPart)];
    case 'negate':
    case 'not':
      return [phrase, ...everyPart(phrase.arg)];
    case 'binary':
    case 'compare':
    case 'logic':
      return [phrase, ...everyPart(phrase.left), ...everyPart(phrase.right)];
    case 'number':
    case 'name':
    case 'drag':
    case 'is':
      return [phrase];
    default:
      return phrase satisfies never;
  }
}

/** Arguments of the wrong number or kind, years that the model lacks, and values that stand where none can. */
export function checkPhrase(phrase: Phrase, home: PlanFolder, place: Place, source: string): readonly Issue[] {
  const at = (part: Phrase): Place => ({ ...spanPlace(place, part.span), equation: source, span: part.span });
  const inCall = new Set(everyPart(phrase).flatMap((part) => (part.kind === 'call' ? part.args : [])));
  return everyPart(phrase).flatMap((part): readonly Issue[] => {
    if (part.kind === 'call') return checkCall(part, at(part), source);
    if (part.kind === 'name')
      return [...checkYears(part, home, at(part)), ...(inCall.has(part) ? [] : checkLone(part, at(part)))];
    if (part.kind === 'drag' && part !== phrase) return [error('notebook.drag-inside', at(part), { found: part.name })];
    return [];
  });
}

function checkLone(part: Phrase & { kind: 'name' }, place: Place): readonly Issue[] {
  const [from, to] = part.years ?? [0, 0];
  return from === to
    ? []
    : [error('notebook.phrase-range', place, { found: part.name, fix: `sum(${part.name}@${from}..${to})` })];
}

function checkYears(part: Phrase & { kind: 'name' }, { model }: PlanFolder, place: Place): readonly Issue[] {
  if (!part.years || !model) return [];
  const { from, to } = model.years;
  const outside = part.years.find((year) => year < from || year > to);
  const order = part.years[0] > part.years[1];
  if (outside === undefined && !order) return [];
  const found = [...new Set(part.years)].join('..');
  const fix = order
    ? [...part.years].reverse().join('..')
    : part.years.map((year) => Math.min(Math.max(year, from), to));
  const right = typeof fix === 'string' ? fix : [...new Set(fix)].join('..');
  return [error('notebook.phrase-year', place, { found, expected: `${from}..${to}`, fix: right })];
}

function checkCall(call: Phrase & { kind: 'call' }, place: Place, source: string): readonly Issue[] {
  const wants: readonly string[] = FUNCTIONS[call.fn];
  const least = wants.filter((want) => !want.endsWith('?')).length;
  const most = wants.some((want) => want.endsWith('…')) ? Infinity : wants.length;
  const wrongCount = call.args.length < least || call.args.length > most;
  const expected = `${call.fn}(${wants.join(', ')})`;
  if (wrongCount) return [error('notebook.phrase-arguments', place, { found: source.slice(...call.span), expected })];
  return call.args.flatMap((arg, index) => checkArgument(call.fn, index, arg, { place, expected, source }));
}

interface Call {
  readonly place: Place;
  readonly expected: string;
  readonly source: string;
}

function checkArgument(
  fn: FunctionWord,
  index: number,
  arg: Phrase,
  { place, expected, source }: Call,
): readonly Issue[] {
  const found = source.slice(...arg.span);
  const wrong = (fix = ''): readonly Issue[] => [
    error('notebook.phrase-arguments', { ...place, span: arg.span }, { found, expected, fix }),
  ];
  const wants = wantedAt(fn, index)?.replace(/[…?]$/, '');
  switch (wants) {
    case 'target':
    case 'scenario':
    case 'finding':
    case 'series':
      return arg.kind === 'name' && !(arg.years && wants !== 'series') ? [] : wrong();
    case 'verdict':
      if (arg.kind === 'name' && (COUNTABLE as readonly string[]).includes(arg.name)) return [];
      return wrong(arg.kind === 'name' ? (nearest(arg.name, COUNTABLE) ?? '') : '');
    case 'series@years':
      return arg.kind === 'name' && arg.years && arg.years[0] < arg.years[1] ? [] : wrong(`${fn}(gdp@2020..2025)`);
    case 'series@year':
      return arg.kind === 'name' && (arg.years?.[0] ?? 0) === (arg.years?.[1] ?? 0) ? [] : wrong(`${fn}(gdp@2025)`);
    case 'series-compare':
      return arg.kind === 'compare' && arg.left.kind === 'name' && !arg.left.years
        ? []
        : wrong('first(gdp_current >= 35000)');
    default:
      return [];
  }
}

/** A place inside a phrase as a place in the cell: phrases stand on one line. */
export function spanPlace(place: Place, [from]: readonly [number, number]): Place {
  return { line: place.line, column: (place.column ?? 1) + from };
}
