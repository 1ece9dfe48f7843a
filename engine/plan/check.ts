/**
 * What cannot be true together in a plan file: a value that its printed text denies, words that speak for another kind
 * of target, years outside the plan, numbers and ids used twice. Each check works on whatever could be read.
 */
import { error, type Issue, type Place } from '../issue.ts';
import { childOf, type Cursor } from '../read/yaml.ts';
import type { Frame } from './planSpec.ts';
import type { Placed, Printed } from './parts.ts';
import { contradicts, isStarred } from './printed.ts';
import type { PastSpec, TargetSpec } from './targetSpec.ts';
import { kindsThatWordsAllow } from './targetWords.ts';
import type { Span } from './types.ts';

interface FigureParts {
  readonly value: Printed;
  readonly text?: string;
  readonly year?: Span;
}

interface RowParts {
  readonly unit?: Placed<string>;
  readonly base?: Placed<FigureParts>;
  readonly other_bases?: readonly Placed<FigureParts>[];
  readonly result?: Placed<FigureParts>;
  readonly other_results?: readonly Placed<FigureParts>[];
  readonly target?: Placed<TargetSpec>;
  readonly past?: Placed<PastSpec>;
  readonly no?: Placed<string>;
  readonly star?: boolean;
  readonly series?: string;
}

/** Series and indicator ids stand in equations: Latin, lower case. */
const idPattern = /^[a-z][a-z0-9_]*$/;

export function checkRow(row: RowParts, at: Cursor, frame: Frame, log: Issue[]): void {
  checkTextTarget(row, at, frame, log);
  if (row.no && !/^\d+[a-z]?$/.test(row.no.value)) {
    const expected = { zh: '序号，可带一个字母', en: 'a row number, perhaps with a letter' };
    log.push(error('read.wrong-kind', row.no.place, { found: row.no.value, expected, fix: '8a' }));
  }
  const starred = figuresOf(row).find(({ value }) => isStarred(textOf(value)));
  if (starred && row.star !== true) log.push(error('plan.star', starred.place, { found: textOf(starred.value) }));
}

export function checkTextTarget(row: RowParts, at: Cursor, frame: Frame, log: Issue[]): void {
  checkKey(at, log);
  if (row.series !== undefined) checkId(row.series, placeIn(at, 'series'), log);
  for (const figure of figuresOf(row)) checkFigure(figure, row.unit?.value ?? '', log);
  for (const figure of [row.base, ...(row.other_bases ?? [])])
    checkYears(figure, { to: frame.baseYear }, frame.baseYear, log);
  for (const figure of [row.result, ...(row.other_results ?? [])])
    checkYears(figure, { from: frame.firstYear, to: frame.lastYear }, frame.lastYear, log);
  if (row.target) checkTarget(row.target, row.unit?.value ?? '', frame, log);
  if (row.past) checkPast(row.past, row, frame, log);
}

function figuresOf(row: RowParts): readonly Placed<FigureParts>[] {
  const figures = [row.base, ...(row.other_bases ?? []), row.result, ...(row.other_results ?? [])];
  return figures.filter((figure) => figure !== undefined);
}

function textOf(figure: FigureParts): string {
  return figure.text ?? figure.value.text;
}

function checkFigure({ value: figure, place }: Placed<FigureParts>, unit: string, log: Issue[]): void {
  checkText(figure.value.value, textOf(figure), unit, place, log);
}

function checkText(value: number, text: string, unit: string, place: Place, log: Issue[]): void {
  if (!contradicts(value, text, unit)) return;
  log.push(error('plan.text-disagrees', place, { found: value, expected: text, fix: unit, more: { unit } }));
}

type Range = { readonly from?: number; readonly to?: number };

function checkYears(
  figure: Placed<FigureParts> | undefined,
  within: Range,
  otherwise: number | undefined,
  log: Issue[],
): void {
  if (!figure) return;
  const span = figure.value.year ?? (otherwise === undefined ? undefined : { from: otherwise, to: otherwise });
  if (span) checkSpan(span, within, figure.place, log);
}

function checkSpan(span: Span, { from = -Infinity, to = Infinity }: Range, place: Place, log: Issue[]): void {
  if (span.from >= from && span.to <= to) return;
  const expected = from === -Infinity ? `≤ ${to}` : `${from}-${to}`;
  const fix = String(Math.min(Math.max(span.from, from), to));
  log.push(
    error('plan.year-outside', place, {
      found: span.from === span.to ? span.from : `${span.from}-${span.to}`,
      expected,
      fix,
    }),
  );
}

function checkTarget({ value: target, place }: Placed<TargetSpec>, unit: string, frame: Frame, log: Issue[]): void {
  const year = 'year' in target && target.year !== undefined ? { from: target.year, to: target.year } : undefined;
  const span = year ?? ('years' in target ? target.years : undefined);
  if (span) checkSpan(span, { from: frame.baseYear, to: frame.visionYear ?? frame.lastYear }, place, log);
  for (const name of ['of', 'gdp'] as const)
    if (name in target) checkId(String(target[name as keyof TargetSpec]), place, log);
  if (!target.text) return;
  if ('value' in target && typeof target.value === 'object') {
    const { value } = target.value;
    const texts = [target.text.zh, target.text.en];
    checkText(value, texts.find((text) => contradicts(value, text, unit)) ?? target.text.zh, unit, place, log);
  }
  const allowed = kindsThatWordsAllow(target.text.zh);
  if (allowed === undefined || allowed.includes(target.kind)) return;
  log.push(
    error('plan.kind-disagrees', place, {
      found: target.kind,
      expected: target.text.zh,
      fix: allowed.join(' / '),
    }),
  );
}

function checkPast({ value: past, place }: Placed<PastSpec>, row: RowParts, frame: Frame, log: Issue[]): void {
  if (past.kind === 'printed') checkSpan(past.years, { to: frame.baseYear }, place, log);
  if (past.kind === 'total' && row.base === undefined)
    log.push(error('read.missing-field', place, { expected: 'base', fix: 'base: {value: …, year: 2016-2020}' }));
  if (past.kind !== 'between') return;
  checkSpan({ from: past.from.year, to: past.to.year }, { to: frame.baseYear }, place, log);
  if (past.from.year >= past.to.year)
    log.push(error('plan.years-order', place, { found: `${past.from.year}-${past.to.year}` }));
}

/** The key of a top-level map is the id of its value. */
function checkKey(at: Cursor, log: Issue[]): void {
  const path = at.place.path ?? '';
  checkId(path.slice(path.indexOf('.') + 1), at.key ?? at.place, log);
}

function placeIn(at: Cursor, field: string): Place {
  return childOf(at, field)?.place ?? at.place;
}

function checkId(id: string, place: Place, log: Issue[]): void {
  if (idPattern.test(id)) return;
  const fix = id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '');
  log.push(error('plan.bad-id', place, { found: id, fix: fix || 'new_series' }));
}

interface LinkParts {
  readonly observed?: string;
  readonly vintages?: readonly string[];
  readonly joins?: readonly (readonly string[])[];
}

/** A vintage that is joined must also be shown. */
export function checkLink(link: LinkParts, at: Cursor, log: Issue[]): void {
  checkKey(at, log);
  if (link.observed !== undefined) checkId(link.observed, placeIn(at, 'observed'), log);
  const { vintages } = link;
  if (vintages === undefined) return;
  const hidden = (link.joins ?? []).flat().find((vintage) => !vintages.includes(vintage));
  if (hidden === undefined) return;
  const what = { zh: '版本', en: 'vintage' };
  log.push(
    error('plan.unknown-name', placeIn(at, 'joins'), {
      found: hidden,
      expected: vintages.join(', '),
      fix: '',
      more: { what },
    }),
  );
}

interface PlanParts {
  readonly id?: Placed<string>;
  readonly base_year?: Placed<number>;
  readonly years?: Placed<Span>;
  readonly vision_year?: Placed<number>;
  readonly indicators?: ReadonlyMap<string, Placed<{ readonly no: Placed<string> }>>;
  readonly text_targets?: ReadonlyMap<string, { readonly place: Place }>;
}

export function checkPlan(plan: PlanParts, _at: Cursor, log: Issue[]): void {
  if (plan.id && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(plan.id.value)) {
    const fix = plan.id.value.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    log.push(error('plan.bad-id', plan.id.place, { found: plan.id.value, fix }));
  }
  checkPlanYears(plan, log);
  checkTwice(plan, log);
}

function checkPlanYears({ years, base_year, vision_year }: PlanParts, log: Issue[]): void {
  if (!years) return;
  if (base_year && base_year.value >= years.value.from)
    checkSpan({ from: base_year.value, to: base_year.value }, { to: years.value.from - 1 }, base_year.place, log);
  if (vision_year && vision_year.value < years.value.to)
    checkSpan({ from: vision_year.value, to: vision_year.value }, { from: years.value.to }, vision_year.place, log);
}

function checkTwice(plan: PlanParts, log: Issue[]): void {
  const numbers = new Set<string>();
  for (const { value } of plan.indicators?.values() ?? []) {
    if (numbers.has(value.no.value)) log.push(error('plan.number-twice', value.no.place, { found: value.no.value }));
    numbers.add(value.no.value);
  }
  for (const [id, { place }] of plan.text_targets ?? [])
    if (plan.indicators?.has(id)) log.push(error('plan.id-twice', place, { found: id }));
}
