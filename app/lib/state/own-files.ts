/**
 * Scenario files of the reader's own, as links carry them. A scenario that was read from a file remembers the file, so
 * that whoever has the scenario can send it; shipped scenarios need no sending.
 */
import type { PlanFolder, ScenarioSpec } from '$engine';
import { packText } from './packed.ts';

const packed = new WeakMap<ScenarioSpec, string>();

/** The scenario as one that came from a file. */
export async function remember(spec: ScenarioSpec, text: string): Promise<ScenarioSpec> {
  const own: ScenarioSpec = { ...spec, opened: true };
  packed.set(own, await packText(text));
  return own;
}

/** The reader's own files that these scenarios rest on, themselves and their parents: name → packed text. */
export function filesBehind(folder: PlanFolder, scenarios: readonly (string | undefined)[]): Map<string, string> {
  const files = new Map<string, string>();
  const seen = new Set<string>();
  for (let next of scenarios) {
    while (next !== undefined && !seen.has(next)) {
      seen.add(next);
      const spec = folder.scenarios.get(next);
      const file = spec && packed.get(spec);
      if (file !== undefined) files.set(next, file);
      next = spec?.extends;
    }
  }
  return files;
}
