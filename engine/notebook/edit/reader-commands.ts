/** What a reader sets beside the document: assumptions, the scenario, answers. In the same history as everything else. */
import type { Adjustments } from '../types.ts';
import { NO_ADJUSTMENTS } from '../types.ts';
import type { Command } from './history.ts';

type Setting = Adjustments['set'][string];

/** Moves of one assumption in a row are one step. `undefined` goes back to what the notebook says. */
export function setAssumption(adjustments: Adjustments, parameter: string, value: Setting | undefined): Command {
  const { [parameter]: before, ...rest } = adjustments.set;
  const set = value === undefined ? rest : { ...adjustments.set, [parameter]: value };
  const same = JSON.stringify(before) === JSON.stringify(value);
  const name =
    value === undefined ? { zh: '恢复默认假设', en: 'Reset assumption' } : { zh: '调整假设', en: 'Change assumption' };
  return command(same ? undefined : { ...adjustments, set }, name, `drag:${parameter}`);
}

/** A value in one year of a path that holds its last given value. */
export function setAssumptionYear(
  adjustments: Adjustments,
  parameter: string,
  path: Setting,
  year: number,
  value: number,
): Command {
  const years = typeof path === 'number' ? {} : path;
  return setAssumption(adjustments, parameter, { ...years, [year]: value });
}

export function chooseScenario(adjustments: Adjustments, scenario: string | undefined): Command {
  const { scenario: before, ...rest } = adjustments;
  const to = scenario === undefined ? rest : { ...rest, scenario };
  return command(before === scenario ? undefined : to, { zh: '选择情景', en: 'Choose scenario' });
}

/** The number of a target that the plan leaves to the province; `undefined` leaves it open again. */
export function assignTarget(adjustments: Adjustments, target: string, value: number | undefined): Command {
  const { [target]: before, ...rest } = adjustments.targets ?? {};
  const { targets: _, ...others } = adjustments;
  const targets = value === undefined ? rest : { ...rest, [target]: value };
  const to = Object.keys(targets).length > 0 ? { ...others, targets } : others;
  const name = { zh: '填入省下达的数', en: 'Set the assigned number' };
  return command(before === value ? undefined : to, name, `assign:${target}`);
}

export function answerQuestion(adjustments: Adjustments, cell: string, answer: string): Command {
  const to = { ...adjustments, answers: { ...adjustments.answers, [cell]: answer } };
  const same = adjustments.answers?.[cell] === answer;
  return command(same ? undefined : to, { zh: '作答', en: 'Answer' }, `answer:${cell}`);
}

export function resetAdjustments(adjustments: Adjustments): Command {
  const { set, ...others } = adjustments;
  const none = Object.keys(set).length === 0 && Object.values(others).every((each) => each === undefined);
  return command(none ? undefined : NO_ADJUSTMENTS, { zh: '全部恢复默认', en: 'Reset everything' });
}

function command(to: Adjustments | undefined, name: Command['name'], group?: string): Command {
  return { name, edits: to ? [{ kind: 'adjustments', to }] : [], ...(group !== undefined && { group }) };
}
