/** Opens the study that a call asks for, or says why there is none. */
import { openStudy, type PlanFolder, type Study } from '../engine/index.ts';
import type { Call } from './arguments.ts';
import { valueOf } from './command.ts';
import { load, planFolder, report } from './load.ts';
import { planId, readOverrides } from './overrides.ts';
import { exit, type Terminal } from './terminal.ts';

/** The plan that the call names, or the exit code after having said why there is none. */
export function askedFolder(call: Call, terminal: Terminal): PlanFolder | number {
  const id = planId(call);
  return planFolder(load(valueOf(call, 'scenarios'), id), id, terminal);
}

/** The study, or the exit code after having said what is wrong; of a folder that has been read already, when given. */
export function askedStudy(call: Call, scenario: string, terminal: Terminal, read?: PlanFolder): Study | number {
  const overrides = readOverrides(call);
  if (report(overrides.issues, terminal) || !overrides.ok) return exit.issues;
  const folder = read ?? askedFolder(call, terminal);
  if (typeof folder === 'number') return folder;
  const study = openStudy(folder, scenario, overrides.value);
  if (report(study.issues, terminal) || !study.ok) return exit.issues;
  return study.value;
}
