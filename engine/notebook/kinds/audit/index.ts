/** The plan held against itself: what its own targets imply together, and how far they pull apart. */
import { warning } from '../../../issue.ts';
import { oneOf, optional, record, type Reader } from '../../../read/yaml.ts';
import type { Tension } from '../../../analyse/types.ts';
import { names, needs, readBody, type Placed } from '../body.ts';
import { cellKind } from '../kind.ts';

const LEVELS = ['consistent', 'tight', 'strained', 'contradictory'] as const;

interface AuditSpec {
  /** Findings to show; all when absent. */
  readonly show?: readonly Placed<string>[];
  /** Only findings about these targets. */
  readonly targets?: readonly Placed<string>[];
  /** Only findings at least so strained. */
  readonly from?: Tension['level'];
}

export interface AuditResult {
  /** The largest pull first. */
  readonly tensions: readonly Tension[];
  /** Asked for by name, and not among the findings. */
  readonly missing: readonly string[];
}

const body: Reader<AuditSpec> = record({
  show: optional(names),
  targets: optional(names),
  from: optional(oneOf(LEVELS)),
});

export const audit = cellKind<AuditSpec, AuditResult>({
  kind: 'audit',
  name: { zh: '规划审计', en: 'Plan audit' },
  hint: { zh: '规划的目标彼此是否一致', en: 'Whether the plan’s targets agree with each other' },
  group: 'analyse',
  keys: {
    show: { example: '[prices]', zh: '只显示这些结论', en: 'only these findings' },
    targets: { example: '[gdp_level]', zh: '只看关于这些目标的', en: 'only findings about these targets' },
    from: {
      example: 'tight',
      zh: '从哪一级起：consistent、tight、strained、contradictory',
      en: 'at least so strained: consistent, tight, strained, contradictory',
    },
  },
  blank: () => 'from: tight',
  read: (text) => readBody(text, body),
  names: ({ targets }) => ({ defines: [], needs: needs('target', targets), all: true }),
  wrong: ({ missing }) => missing.map((id) => warning('notebook.no-finding', {}, { found: id })),
  evaluate: ({ show, targets, from }, at) => {
    const all = at.tensions();
    const ids = show?.map(({ value }) => value);
    const about = targets?.map(({ value }) => value);
    const least = from === undefined ? 0 : LEVELS.indexOf(from);
    const tensions = all.filter(
      (each) =>
        (!ids || ids.includes(each.id)) &&
        (!about || each.targets.some((id) => about.includes(id))) &&
        LEVELS.indexOf(each.level) >= least,
    );
    return { tensions, missing: (ids ?? []).filter((id) => !all.some((each) => each.id === id)) };
  },
});
