/**
 * The way from the page into its notebook: the shipped one with the reader's assumptions in the address; where the
 * reader has put equations in place of the model's, a copy that has them as formulas of its own, for all to see.
 */
import { printEquation, type Adjustments, type Equation, type PlanFolder } from '$engine';
import { writeAddress } from '../notebook/address.ts';
import type { Mode } from '../notebook/host.ts';
import { fingerprints } from '../notebook/share/fingerprint.ts';
import { pack } from '../notebook/share/pack.ts';

export interface Carried {
  readonly folder: PlanFolder;
  /** Name among the plan's notebooks, and as it is written. */
  readonly name: string;
  readonly text: string;
  readonly adjustments: Adjustments;
}

export function fragmentInto({ folder, name, text, adjustments }: Carried, mode: Mode): string {
  const { equations = [], ...rest } = adjustments;
  if (equations.length === 0) return writeAddress({ open: `${folder.id}/${name}`, mode, adjustments: rest });
  const doc = pack({ text: text + equations.map(asFormula).join(''), ...fingerprints(folder), seen: [] });
  return writeAddress({ doc, mode, adjustments: rest });
}

/** A cell at the end: a notebook reads its formulas wherever they stand. */
function asFormula(equation: Equation): string {
  return `\n\`\`\`formula\n${printEquation(equation)}\n\`\`\`\n`;
}
