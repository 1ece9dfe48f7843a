/**
 * Why two scenarios differ in one number: each assumption that differs is changed alone from the first scenario, and
 * alone back from the second; the mean of the two is its part. What the parts do not add up to (interactions, closures,
 * shocks, equations) is shown as a part of its own, never spread.
 */
import { optional, placed, record, required, text, type Reader } from '../../../read/yaml.ts';
import type { Text } from '../../../issue.ts';
import type { Assignment } from '../../../compile/types.ts';
import { formatDifference, showValue } from '../../../present/index.ts';
import type { Shown } from '../../../present/types.ts';
import type { At, Study } from '../../evaluate.ts';
import { measured, type Measure } from '../../path-run.ts';
import { symbolOf } from '../../symbols.ts';
import { HERE, needs, readBody, type Placed } from '../body.ts';
import { cellKind, type Task } from '../kind.ts';
import { checkMeasure, measureNeed, measureOf, saidMeasure } from '../measure-body.ts';

interface ExplainSpec {
  readonly of: Placed<string>;
  readonly from?: Placed<string>;
  readonly to?: Placed<string>;
}

export interface ExplainResult {
  readonly name: Text;
  readonly unit: string;
  readonly from: { readonly name: Text; readonly value: Shown };
  readonly to: { readonly name: Text; readonly value: Shown };
  readonly total: number;
  readonly totalWords: Text;
  /** The largest first; absent ids stand for what cannot be put down to one assumption. */
  readonly parts: readonly {
    readonly id?: string;
    readonly name: Text;
    readonly value: number;
    readonly words: Text;
  }[];
  readonly ran: boolean;
}

const body: Reader<ExplainSpec> = record({
  of: required(placed(text), 'gdp_current@2025'),
  from: optional(placed(text)),
  to: optional(placed(text)),
});

export const explain = cellKind<ExplainSpec, ExplainResult>({
  kind: 'explain',
  name: { zh: '差异归因', en: 'Explain a difference' },
  hint: { zh: '两个情景为什么不同', en: 'Why two scenarios differ' },
  group: 'analyse',
  keys: {
    of: { example: 'gdp_current@2025', zh: '一个目标，或某年的序列', en: 'a target, or a series in a year' },
    from: { example: 'baseline', zh: '从哪个情景', en: 'from which scenario' },
    to: { example: 'here', zh: '到哪个情景；here 是本笔记本', en: 'to which scenario; here is the notebook’s own' },
  },
  blank: () => 'of: gdp_current@2025\nfrom: baseline\nto: slow-growth',
  read: (source) => readBody(source, body),
  names: ({ of, from, to }) => ({
    defines: [],
    needs: [
      measureNeed(of),
      ...needs(
        'scenario',
        [from, to].flatMap((each) => (each && each.value !== HERE ? [each] : [])),
      ),
    ],
  }),
  check: ({ of }, home) => checkMeasure(of, home),
  evaluate: (spec, at) => resultOf(spec, at, undefined),
  task: explained,
});

function ends({ from, to }: ExplainSpec, at: At): readonly [Study | undefined, Study | undefined] {
  const study = (written: Placed<string> | undefined, otherwise: Study | undefined): Study | undefined =>
    !written ? otherwise : written.value === HERE ? at.here : at.study(written.value);
  return [study(from, at.shipped), study(to, at.here)];
}

function* explained(spec: ExplainSpec, at: At): Task<ExplainResult> {
  const [a, b] = ends(spec, at);
  if (!a || !b) return resultOf(spec, at, undefined);
  const measure = measureOf(spec.of);
  const ids = differing(a, b);
  const parts = new Map<string, number>();
  for (const [index, id] of ids.entries()) {
    parts.set(id, (change(a, b, id, measure) - change(b, a, id, measure)) / 2);
    yield { done: index + 1, of: ids.length };
  }
  return resultOf(spec, at, parts);
}

function differing(a: Study, b: Study): readonly string[] {
  const same = (id: string): boolean =>
    JSON.stringify(a.scenario.values.get(id)) === JSON.stringify(b.scenario.values.get(id));
  const free = new Set([...a.linked.exogenous, ...b.linked.exogenous].map(({ id }) => id));
  return [...free].filter((id) => !same(id));
}

/** What the measure of `study` changes by when one assumption takes its value in the other. */
function change(study: Study, other: Study, id: string, measure: Measure): number {
  const moved: Assignment = new Map([...study.scenario.values, [id, other.scenario.values.get(id) ?? []]]);
  return measured(study, moved, measure) - measured(study, study.scenario.values, measure);
}

function resultOf(spec: ExplainSpec, at: At, parts: ReadonlyMap<string, number> | undefined): ExplainResult {
  const [a, b] = ends(spec, at);
  const measure = measureOf(spec.of);
  const { name, unit } = saidMeasure(measure, at.home, (series) => (at.here && symbolOf(series, at.here)?.unit) ?? '1');
  const [x, y] = [a, b].map((study) => (study ? measured(study, study.scenario.values, measure) : NaN));
  const total = (y ?? NaN) - (x ?? NaN);
  const say = (value: number): Text => ({
    zh: formatDifference(value, unit, 'zh'),
    en: formatDifference(value, unit, 'en'),
  });
  const named = [...(parts ?? [])].map(([id, value]) => ({
    id,
    name: at.home.model?.parameters.get(id)?.name ?? { zh: id, en: id },
    value,
    words: say(value),
  }));
  const rest = total - named.reduce((sum, { value }) => sum + value, 0);
  // What rounding leaves behind is no part.
  const dust = 1e-9 * Math.max(Math.abs(x ?? 0), Math.abs(y ?? 0));
  const leftover =
    parts && Math.abs(rest) > dust
      ? [
          {
            name: { zh: '其余（相互作用、冲击、方程）', en: 'The rest (interactions, shocks, equations)' },
            value: rest,
            words: say(rest),
          },
        ]
      : [];
  const sorted = named
    .filter(({ value }) => Math.abs(value) > dust)
    .sort((p, q) => Math.abs(q.value) - Math.abs(p.value));
  const end = (study: Study | undefined, value: number | undefined): ExplainResult['from'] => ({
    name: endName(study, at),
    value: showValue(value ?? NaN, unit),
  });
  return {
    name,
    unit,
    from: end(a, x),
    to: end(b, y),
    total,
    totalWords: say(total),
    parts: [...sorted, ...leftover],
    ran: parts !== undefined,
  };
}

function endName(study: Study | undefined, at: At): Text {
  if (study === at.here) return { zh: '本笔记本', en: 'This notebook' };
  return study?.scenario.name ?? { zh: '—', en: '—' };
}
