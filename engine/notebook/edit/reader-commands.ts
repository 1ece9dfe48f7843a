/** What a reader sets beside the document: assumptions, the scenario, answers. In the same history as everything else. */
import type { Overrides } from '../types.ts';
import { NO_OVERRIDES } from '../types.ts';
import type { Command } from './history.ts';

type Setting = Overrides['set'][string];

/** Moves of one assumption in a row are one step. `undefined` goes back to what the notebook says. */
export function setAssumption(overrides: Overrides, parameter: string, value: Setting | undefined): Command {
  const { [parameter]: before, ...rest } = overrides.set;
  const set = value === undefined ? rest : { ...overrides.set, [parameter]: value };
  const same = JSON.stringify(before) === JSON.stringify(value);
  const name =
    value === undefined ? { zh: '恢复默认假设', en: 'Reset assumption' } : { zh: '调整假设', en: 'Change assumption' };
  return command(same ? undefined : { ...overrides, set }, name, `drag:${parameter}`);
}

/** A value in one year of a path that holds its last given value. */
export function setAssumptionYear(
  overrides: Overrides,
  parameter: string,
  path: Setting,
  year: number,
  value: number,
): Command {
  const years = typeof path === 'number' ? {} : path;
  return setAssumption(overrides, parameter, { ...years, [year]: value });
}

export function chooseScenario(overrides: Overrides, scenario: string | undefined): Command {
  const { scenario: before, ...rest } = overrides;
  const to = scenario === undefined ? rest : { ...rest, scenario };
  return command(before === scenario ? undefined : to, { zh: '选择情景', en: 'Choose scenario' });
}

export function answerQuestion(overrides: Overrides, cell: string, answer: string): Command {
  const to = { ...overrides, answers: { ...overrides.answers, [cell]: answer } };
  const same = overrides.answers?.[cell] === answer;
  return command(same ? undefined : to, { zh: '作答', en: 'Answer' }, `answer:${cell}`);
}

export function resetOverrides(overrides: Overrides): Command {
  const none = Object.keys(overrides.set).length === 0 && overrides.scenario === undefined && !overrides.answers;
  return command(none ? undefined : NO_OVERRIDES, { zh: '全部恢复默认', en: 'Reset everything' });
}

function command(to: Overrides | undefined, name: Command['name'], group?: string): Command {
  return { name, edits: to ? [{ kind: 'overrides', to }] : [], ...(group !== undefined && { group }) };
}
