/** Opens the study that a call asks for, or says why there is none. */
import { openStudy, type Overrides, type Study } from '../engine/index.ts';
import type { Call } from './arguments.ts';
import { valueOf } from './command.ts';
import { load, planFolder, report } from './load.ts';
import { planId, readOverrides } from './overrides.ts';
import { exit, type Terminal } from './terminal.ts';

/** The study, or the exit code after having said what is wrong. */
export function askedStudy(call: Call, scenario: string, terminal: Terminal): Study | number {
  const overrides = readOverrides(call);
  if (report(overrides.issues, terminal) || !overrides.ok) return exit.issues;
  return studyOf(call, scenario, overrides.value, terminal);
}

export function studyOf(call: Call, scenario: string, overrides: Overrides, terminal: Terminal): Study | number {
  const folder = planFolder(load(valueOf(call, 'scenarios')), planId(call), terminal);
  if (typeof folder === 'number') return folder;
  const study = openStudy(folder, scenario, overrides);
  if (report(study.issues, terminal) || !study.ok) return exit.issues;
  return study.value;
}
