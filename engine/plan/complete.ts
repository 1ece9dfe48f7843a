/**
 * A plan as written → the complete plan: the one place that knows what is meant where a file says nothing. Expects a
 * file that has been found right; it reports nothing.
 */
import type { Place, Text } from '../issue.ts';
import { completePast } from './completePast.ts';
import { completeTarget, type PlanYears } from './completeTarget.ts';
import type { FigureSpec, LinkSpec, PlanSpec, RowSpec, TextTargetSpec } from './planSpec.ts';
import { boundIn } from './printed.ts';
import type { Figure, HistoryLink, Indicator, Plan, PlanPlace, Source, Span } from './types.ts';

/** What every row needs from the rest of the file. */
interface Setting {
  readonly years: PlanYears;
  readonly spec: PlanSpec;
}

export function completePlan(spec: PlanSpec): Plan {
  const years = { base: spec.base_year.value, span: spec.years.value, vision: spec.vision_year?.value };
  const setting = { years, spec };
  return {
    id: spec.id.value,
    city: spec.city,
    name: spec.name,
    document: sourceOf(spec, spec.document),
    baseYear: years.base,
    span: years.span,
    visionYear: years.vision,
    groups: named(spec.groups),
    indicators: [...spec.indicators].map(([id, row]) => completeRow(id, row, setting)),
    textTargets: [...(spec.text_targets ?? [])].map(([id, target]) => completeTextTarget(id, target, setting)),
    history: [...(spec.history ?? [])].map(([series, link]) => completeLink(series, link)),
    vintages: named(spec.vintages ?? new Map()),
  };
}

function named(names: ReadonlyMap<string, Text>): readonly { id: string; name: Text }[] {
  return [...names].map(([id, name]) => ({ id, name }));
}

function completeRow(id: string, { value: row, place }: RowSpec, setting: Setting): Indicator {
  const placeName = row.place ?? setting.spec.box;
  const rowNumber = row.no.value.replace(/[a-z]$/, '');
  const where = { ...planPlace(setting.spec, placeName), row: rowNumber, rowName: row.row ?? row.name };
  const shared = completeShared(id, row, place, placeName, where, setting);
  return { ...shared, no: row.no.value, nature: row.nature, star: row.star ?? false };
}

function completeTextTarget(id: string, { value, place }: TextTargetSpec, setting: Setting): Indicator {
  const where = planPlace(setting.spec, value.place);
  return { ...completeShared(id, value, place, value.place, where, setting), no: '', star: false };
}

type Shared = Omit<Indicator, 'no' | 'nature' | 'star'>;

function completeShared(
  id: string,
  spec: RowSpec['value'] | TextTargetSpec['value'],
  place: Place,
  placeName: string,
  where: PlanPlace,
  { years, spec: plan }: Setting,
): Shared {
  const source = { ...sourceOf(plan, plan.places.get(placeName)?.source ?? plan.document), where: placeWords(where) };
  const figures = figureReader(plan, source);
  const bases = figures([spec.base, ...(spec.other_bases ?? [])], { from: years.base, to: years.base });
  const results = figures([spec.result, ...(spec.other_results ?? [])], { from: years.span.to, to: years.span.to });
  const unit = spec.unit.value;
  const base = spec.base && bases[0];
  const { target, text } = completeTarget(spec.target.value, unit, years);
  return {
    id,
    group: spec.group,
    name: spec.name,
    unit,
    series: spec.series ?? id,
    bases,
    base,
    ...(spec.result ? { result: results[0], results } : {}),
    target,
    targetText: text,
    note: spec.note,
    where,
    ...(spec.past ? completePast(spec.past.value, target, unit, base, (name) => sourceOf(plan, name)) : {}),
    place,
  };
}

function figureReader(plan: PlanSpec, source: Source) {
  return (specs: readonly (FigureSpec | undefined)[], otherwise: Span): readonly Figure[] =>
    specs.filter((spec) => spec !== undefined).map(({ value }) => completeFigure(value, plan, source, otherwise));
}

function completeFigure(spec: FigureSpec['value'], plan: PlanSpec, source: Source, otherwise: Span): Figure {
  const text = spec.text ?? spec.value.text;
  return {
    value: spec.value.value,
    text,
    span: spec.year ?? otherwise,
    bound: boundIn(text),
    source: spec.source === undefined ? source : sourceOf(plan, spec.source),
    note: spec.note,
  };
}

function sourceOf(plan: PlanSpec, name: string): Source {
  return plan.sources.get(name) ?? { grade: 'assumption', title: { zh: name, en: name } };
}

function planPlace(plan: PlanSpec, name: string): PlanPlace {
  const { chapter, section, box } = plan.places.get(name) ?? { chapter: { zh: name, en: name } };
  return { chapter, section, box };
}

/** 专栏2 第 8 行: the nearest heading and the row. */
function placeWords({ chapter, section, box, row }: PlanPlace): Text {
  const heading = box ?? section ?? chapter;
  return row === undefined ? heading : { zh: `${heading.zh}，第 ${row} 行`, en: `${heading.en}, row ${row}` };
}

function completeLink(series: string, link: LinkSpec): HistoryLink {
  return { series, ...link, unit: link.unit?.value, breaks: link.breaks ?? [] };
}
