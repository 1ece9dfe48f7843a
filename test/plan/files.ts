/** The shipped files, read once for all tests, and the same tables as copied by hand from the document. */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { readObservations, readPlan, type Observation, type Plan } from '../../engine/plan/index.ts';

export function textOf(path: string): string {
  return readFileSync(path, 'utf8');
}

export function planOf(id: string): Plan {
  const file = `scenarios/${id}/plan.yaml`;
  const read = readPlan(file, textOf(file));
  if (!read.ok) throw new Error(JSON.stringify(read.issues, null, 1));
  return read.value;
}

export function observationsOf(id: string): readonly Observation[] {
  const file = `scenarios/${id}/observations.csv`;
  const read = readObservations(file, textOf(file));
  if (!read.ok) throw new Error(JSON.stringify(read.issues, null, 1));
  return read.value;
}

/** A table of `fixtures/`, read by another CSV reader than the engine's. */
export function table(name: string): readonly Readonly<Record<string, string>>[] {
  return Papa.parse<Record<string, string>>(textOf(`test/plan/fixtures/${name}.csv`), {
    header: true,
    skipEmptyLines: true,
  }).data;
}
