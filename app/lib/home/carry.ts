/**
 * The way from the page into its notebook: the shipped one with the reader's assumptions and scenario files in the
 * address; where the reader has put equations in place of the model's, a copy that has them as formulas of its own.
 */
import { printEquation, type Adjustments, type Equation, type PlanFolder } from '$engine';
import { writeAddress } from '../notebook/address.ts';
import type { Mode } from '../notebook/host.ts';
import { fingerprints, versionOf } from '../notebook/share/fingerprint.ts';
import { pack } from '../notebook/share/pack.ts';

export interface Carried {
  readonly folder: PlanFolder;
  /** Name among the plan's notebooks, and as it is written. */
  readonly name: string;
  readonly text: string;
  readonly adjustments: Adjustments;
  /** Scenario files of the reader's own that the choice rests on, packed. */
  readonly files: ReadonlyMap<string, string>;
}

export function fragmentInto({ folder, name, text, adjustments, files }: Carried, mode: Mode): string {
  const { equations = [], ...rest } = adjustments;
  const more = { mode, adjustments: rest, ...(files.size > 0 && { files, written: versionOf(folder) }) };
  if (equations.length === 0) return writeAddress({ open: `${folder.id}/${name}`, ...more });
  const doc = pack({ text: text + equations.map(asFormula).join(''), ...fingerprints(folder), seen: [] });
  return writeAddress({ doc, ...more });
}

/** A cell at the end: a notebook reads its formulas wherever they stand. */
function asFormula(equation: Equation): string {
  return `\n\`\`\`formula\n${printEquation(equation)}\n\`\`\`\n`;
}
