/** Assumptions as sliders, one a line: what the notebook sets, and new parameters of its own. */
import { assumptionOf, type Assumption } from '../assumption.ts';
import { readBody } from '../body.ts';
import { cellKind } from '../kind.ts';
import { checkLines, newParameter, settingLines, settingNames, valuesOf, type SettingLine } from '../settings-body.ts';

export interface ParametersResult {
  /** In the order of the lines. */
  readonly assumptions: readonly Assumption[];
}

export const NOTEBOOK_SOURCE = { zh: '本笔记本的假设', en: 'An assumption of this notebook' };

export const parameters = cellKind<readonly SettingLine[], ParametersResult>({
  kind: 'parameters',
  name: { zh: '假设', en: 'Assumptions' },
  hint: { zh: '一行一个假设，显示为滑块', en: 'One assumption a line, shown as sliders' },
  group: 'assume',
  blank: () => 'growth: 6.0',
  read: (text) => readBody(text, settingLines(true)),
  names: settingNames,
  adds: (lines, home) => ({
    set: valuesOf(lines),
    parameters: lines.flatMap((line) => newParameter(line, home, NOTEBOOK_SOURCE) ?? []),
  }),
  check: checkLines,
  evaluate: (lines, at) => ({ assumptions: lines.flatMap(({ id }) => assumptionOf(id, at) ?? []) }),
});
