/** What a link brings as text, read: scenario files and equations. Either all of them or every issue. */
import { error, type Equation, type Issue, type Reading, type ScenarioSpec } from '$engine';
import { read } from '../worker/reader.ts';
import { remember } from './own-files.ts';
import { unpackText } from './packed.ts';

/** Scenarios by name, each remembering its file, so that the link can be sent on. */
export async function readFiles(
  files: ReadonlyMap<string, string>,
): Promise<Reading<ReadonlyMap<string, ScenarioSpec>>> {
  const readings = await Promise.all([...files].map(([id, packed]) => readFile(id, packed)));
  const scenarios = readings.flatMap((one) => (one.ok ? [one.value] : []));
  return gathered(new Map(scenarios.map((one) => [one.id, one])), readings);
}

async function readFile(id: string, packed: string): Promise<Reading<ScenarioSpec>> {
  const text = await unpackText(packed);
  if (text === undefined) return { ok: false, issues: [error('link.packed', {}, { found: id })] };
  const reading = await read({ kind: 'scenario', id, file: `${id}.yaml`, text });
  return reading.ok ? { ...reading, value: await remember(reading.value, text) } : reading;
}

export async function readEquations(equations: ReadonlyMap<string, string>): Promise<Reading<readonly Equation[]>> {
  const readings = await Promise.all(
    [...equations].map(([id, body]) => read({ kind: 'equation', text: `${id}[t] = ${body}` })),
  );
  return gathered(
    readings.flatMap((one) => (one.ok ? [one.value] : [])),
    readings,
  );
}

function gathered<T>(value: T, readings: readonly Reading<unknown>[]): Reading<T> {
  const issues: readonly Issue[] = readings.flatMap((one) => one.issues);
  return readings.every(({ ok }) => ok) ? { ok: true, value, issues } : { ok: false, issues };
}
