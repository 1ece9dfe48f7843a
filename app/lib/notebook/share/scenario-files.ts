/**
 * Scenario files of the reader's own beside an open notebook: another one is laid to it, or those that are there are
 * written into it as cells, so that the notebook's own file carries them.
 */
import { carryScenario, type Issue } from '$engine';
import { unpackText } from '../../state/packed.ts';
import { pickPlainly, type OpenedFile } from '../keep/files.ts';
import { folderOf } from '../runtime/home.ts';
import type { Session } from '../session.svelte.ts';
import { filesBeside, withFile } from './opened.ts';

/** The scenario that the notebook or its reader asks for and that is not here. */
export function missingScenario({ conducted }: Session): Issue | undefined {
  return conducted?.issues.find(({ code }) => code === 'scenario.unknown');
}

export function isScenarioFile(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}

export async function pickScenario(desk: { openFile(file: OpenedFile): Promise<void> }): Promise<void> {
  const file = await pickPlainly('.yaml,.yml');
  if (file) await desk.openFile(file);
}

/**
 * Under the name that is asked for, else under its own, and then chosen. What cannot be used is said, and the notebook
 * stays as it is. Answers whether it has come.
 */
export async function layScenario(session: Session, { name }: OpenedFile, text: string): Promise<boolean> {
  const asked = missingScenario(session)?.found;
  const id = asked === undefined ? name.replace(/\.ya?ml$/i, '') : String(asked);
  const { opened, notebook } = session;
  const next = await withFile(opened, folderOf(notebook), id, text);
  if (!next.scenarios.has(id)) {
    session.opened = { ...opened, issues: next.issues };
    return false;
  }
  session.opened = next;
  if (asked === undefined) session.choose(id);
  return true;
}

/** One step for each file. */
export async function writeScenariosIn(session: Session): Promise<void> {
  const files = [...session.opened.files.keys()];
  for (const [name, packed] of filesBeside(session.opened, session.notebook)) {
    const text = await unpackText(packed);
    const chosen = session.inForce.scenario === name;
    if (text !== undefined) session.act(carryScenario(session.notebook, { name, text, chosen, files }));
  }
}
