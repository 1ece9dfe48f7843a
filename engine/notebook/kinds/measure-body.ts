/** `of: gdp_level` (a target) or `of: gdp@2025` (a series in a year), as analysis cells write what they are about. */
import { allTargets } from '../../analyse/index.ts';
import type { Issue, Text } from '../../issue.ts';
import type { PlanFolder } from '../../model/folder.ts';
import type { Measure } from '../path-run.ts';
import { checkYear, type Placed } from './body.ts';
import type { Need } from './kind.ts';

const SERIES = /^([\p{L}_][\p{L}\p{N}_]*)@([0-9]{4})$/u;

export function measureOf({ value }: Placed<string>): Measure {
  const [, id, year] = SERIES.exec(value.trim()) ?? [];
  return id === undefined ? { kind: 'target', id: value.trim() } : { kind: 'series', id, year: Number(year) };
}

export function measureNeed(written: Placed<string>): Need {
  const measure = measureOf(written);
  return {
    space: measure.kind === 'target' ? 'target' : 'series',
    name: measure.id,
    role: 'value',
    measure: true,
    place: written.place,
  };
}

export function checkMeasure(written: Placed<string>, { model }: PlanFolder): readonly Issue[] {
  const measure = measureOf(written);
  return measure.kind === 'target' ? [] : checkYear({ value: measure.year, place: written.place }, model?.years);
}

/** Its name, and the unit that it is measured in. */
export function saidMeasure(
  measure: Measure,
  home: PlanFolder,
  unit: (series: string) => string,
): { readonly name: Text; readonly unit: string } {
  if (measure.kind === 'target') {
    const indicator = allTargets(home.plan).find(({ id }) => id === measure.id);
    const rate = indicator?.target.kind === 'average_growth_about' || indicator?.target.kind === 'in_step_with_gdp';
    return { name: indicator?.name ?? { zh: measure.id, en: measure.id }, unit: rate ? '%' : (indicator?.unit ?? '1') };
  }
  const name = home.model?.variables.get(measure.id)?.name ??
    home.model?.parameters.get(measure.id)?.name ?? { zh: measure.id, en: measure.id };
  return { name: { zh: `${measure.year} 年${name.zh}`, en: `${name.en}, ${measure.year}` }, unit: unit(measure.id) };
}
