/**
 * Scenario files of the reader's own beside a notebook, as an address, a link and the browser's store carry them:
 * packed, by name. What cannot be read or does not fit the model is left out and said; the notebook opens all the same.
 */
import { cellName, error, hasErrors, readScenario, resolveScenario, warning } from '$engine';
import type { Issue, Notebook, PlanFolder, Reading, ScenarioSpec } from '$engine';
import { packText, unpackText } from '../../state/packed.ts';
import { versionOf } from './fingerprint.ts';

export type PackedFiles = ReadonlyMap<string, string>;

export interface Opened {
  /** As they came: also what could not be used goes on with the notebook. */
  readonly files: PackedFiles;
  readonly scenarios: ReadonlyMap<string, ScenarioSpec>;
  readonly issues: readonly Issue[];
}

export const noneOpened: Opened = { files: new Map(), scenarios: new Map(), issues: [] };

/** `written`: the version of plan and model for which the sender had them. */
export async function openFiles(files: PackedFiles, folder: PlanFolder, written?: string): Promise<Opened> {
  if (files.size === 0) return noneOpened;
  const readings = await Promise.all([...files].map(([id, packed]) => readPacked(id, packed)));
  const read = readings.flatMap((one) => (one.ok ? [[one.value.id, one.value] as const] : []));
  const all = { ...folder, scenarios: new Map([...folder.scenarios, ...read]) };
  const faults = new Map(read.map(([id]) => [id, faultsOf(all, id)]));
  const outdated = written !== undefined && written !== versionOf(folder) ? [warning('link.outdated', {})] : [];
  return {
    files,
    scenarios: new Map(read.filter(([id]) => faults.get(id)?.length === 0)),
    issues: [...outdated, ...readings.flatMap(({ issues }) => issues), ...[...faults.values()].flat()],
  };
}

async function readPacked(id: string, packed: string): Promise<Reading<ScenarioSpec>> {
  const text = await unpackText(packed);
  if (text === undefined) return { ok: false, issues: [error('link.packed', {}, { found: id })] };
  const reading = readScenario(id, `${id}.yaml`, text);
  return reading.ok ? { ...reading, value: { ...reading.value, opened: true } } : reading;
}

function faultsOf(folder: PlanFolder, id: string): readonly Issue[] {
  const resolved = resolveScenario(folder, id);
  return resolved.ok || !hasErrors(resolved.issues)
    ? []
    : resolved.issues.filter(({ severity }) => severity === 'error');
}

/** Names of files that the notebook says itself, in a cell of that name: the cell goes before the file. */
function said({ files }: Opened, { cells }: Notebook): readonly string[] {
  const own = new Set(cells.flatMap(({ kind, id }) => (kind === 'scenario' && id !== undefined ? [id] : [])));
  return [...files.keys()].filter((name) => own.has(cellName(name)));
}

/** What goes with a notebook that does not say it itself. */
export function filesBeside(opened: Opened, notebook: Notebook): PackedFiles {
  const inside = said(opened, notebook);
  return new Map([...opened.files].filter(([name]) => !inside.includes(name)));
}

const beside = new WeakMap<Opened, Map<string, Opened['scenarios']>>();

/** The same map for the same answer: what is understood of the plan is kept by it. */
export function scenariosBeside(opened: Opened, notebook: Notebook): Opened['scenarios'] {
  const inside = opened.files.size > 0 ? said(opened, notebook) : [];
  if (inside.length === 0) return opened.scenarios;
  const known = beside.get(opened) ?? new Map<string, Opened['scenarios']>();
  beside.set(opened, known);
  const key = inside.join('\n');
  const left = known.get(key) ?? new Map([...opened.scenarios].filter(([name]) => !inside.includes(name)));
  known.set(key, left);
  return left;
}

/** A file of the reader's own beside those that are there, under the name by which the notebook asks for it. */
export async function withFile({ files }: Opened, folder: PlanFolder, name: string, text: string): Promise<Opened> {
  return openFiles(new Map(files).set(name, await packText(text)), folder);
}
