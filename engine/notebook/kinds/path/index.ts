/** An assumption drawn year by year: the points are written in the text, between them the last one holds. */
import { error } from '../../../issue.ts';
import { assumptionOf, type Assumption } from '../assumption.ts';
import { readBody } from '../body.ts';
import { cellKind } from '../kind.ts';
import { checkLines, settingLines, settingNames, valuesOf, type SettingLine } from '../settings-body.ts';

export interface PathResult {
  readonly paths: readonly (Assumption & {
    /** Years in which the text gives a value of its own. */
    readonly points: readonly number[];
  })[];
}

export const path = cellKind<readonly SettingLine[], PathResult>({
  kind: 'path',
  name: { zh: '逐年路径', en: 'Path by year' },
  hint: { zh: '逐年画出一个假设', en: 'Draw an assumption year by year' },
  group: 'assume',
  blank: () => 'growth:\n  2021: 8.0\n  2022: 5.0\n  2023: 6.0',
  read: (text) => readBody(text, settingLines(false)),
  names: settingNames,
  adds: (lines) => ({ set: valuesOf(lines) }),
  check: (lines, home) => [
    ...checkLines(lines, home),
    ...lines.flatMap(({ id, name, value }) => {
      const constant = home.model?.parameters.get(id)?.varies === 'constant' && typeof value?.value === 'number';
      return constant ? [error('notebook.constant-path', name.place, { found: id })] : [];
    }),
  ],
  evaluate: (lines, at) => ({
    paths: lines.flatMap(({ id, value }) => {
      const found = assumptionOf(id, at);
      return found
        ? [{ ...found, points: !value || typeof value.value === 'number' ? [] : [...value.value.keys()] }]
        : [];
    }),
  }),
});
