/** A target of the notebook's own: as a row that is judged, drawn and counted like those of the plan's prose. */
import { error, type Issue, type Place, type Text } from '../../issue.ts';
import { completeTarget } from '../../plan/completeTarget.ts';
import { target as targetReader, type TargetSpec } from '../../plan/targetSpec.ts';
import type { Indicator, Nature } from '../../plan/types.ts';
import type { PlanFolder } from '../../model/folder.ts';
import type { Cursor, Reader } from '../../read/yaml.ts';
import { isScalar } from 'yaml';
import { tolerant } from './body.ts';

/** `at_least 20`, `≥ 20 in 2025`, `about 3.4`; or `{kind: …}` as in plan files. */
export const targetWritten: Reader<TargetSpec> = (at, log) => {
  if (!isScalar(at.node)) return tolerant(targetReader)(at, log)?.value;
  return shortTarget(String(at.node.source ?? at.node.value ?? ''), at, log);
};

const SHORT =
  /^(at_least|at_most|more_than|about|>=|<=|≥|≤|>|约|不低于|至少|不高于|至多|超过)\s*(-?[0-9]+(?:\.[0-9]+)?)\s*[%％]?(?:\s*(?:in|@|,)?\s*([0-9]{4})\s*年?)?$/;

const SIGNS: Readonly<Record<string, 'at_least' | 'at_most' | 'more_than' | 'about'>> = {
  at_least: 'at_least',
  '>=': 'at_least',
  '≥': 'at_least',
  at_most: 'at_most',
  '<=': 'at_most',
  '≤': 'at_most',
  more_than: 'more_than',
  '>': 'more_than',
  about: 'about',
  约: 'about',
  不低于: 'at_least',
  至少: 'at_least',
  不高于: 'at_most',
  至多: 'at_most',
  超过: 'more_than',
};

function shortTarget(typed: string, at: Cursor, log: Issue[]): TargetSpec | undefined {
  const [, sign = '', number, year] = SHORT.exec(typed.trim()) ?? [];
  const kind = SIGNS[sign];
  if (!kind || number === undefined) {
    log.push(error('notebook.target-shape', at.place, { found: typed, fix: 'at_least 20 in 2025' }));
    return undefined;
  }
  const value = { value: Number(number), text: number };
  const text = { zh: typed.trim(), en: typed.trim() };
  return { kind, value, text, year: year === undefined ? undefined : Number(year), tolerance: undefined };
}

export interface OwnTarget {
  readonly id: string;
  readonly series: string;
  readonly name: Text;
  readonly unit: string;
  readonly nature?: Nature;
  readonly spec: TargetSpec;
  readonly place: Place;
}

export function indicatorOf(
  { id, series, name, unit, nature, spec, place }: OwnTarget,
  { plan }: PlanFolder,
): Indicator {
  const years = { base: plan.baseYear, span: plan.span, vision: plan.visionYear };
  const { target, text } = completeTarget(spec, unit, years);
  return {
    id,
    no: '',
    group: 'notebook',
    name,
    unit,
    series,
    bases: [],
    target,
    targetText: text,
    star: false,
    place,
    ...(nature && { nature }),
    where: { chapter: { zh: '本笔记本', en: 'This notebook' } },
  };
}
