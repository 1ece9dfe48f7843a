/** A cell with what its text says, the names in it, and what can be seen to be wrong with it beside the plan. */
import type { Lang } from '../../issue.ts';
import type { PlanFolder } from '../../model/folder.ts';
import type { Names } from '../kinds/kind.ts';
import type { Cell } from '../types.ts';
import type { NamedCell } from './check-names.ts';
import { mendsFor } from './mends.ts';
import { parseCell, type Parsed } from './parse.ts';
import { problem, type Problem } from './problem.ts';

export interface Understood extends NamedCell {
  readonly parsed: Parsed;
  readonly problems: readonly Problem[];
}

const NO_NAMES: Names = { defines: [], needs: [] };

type Known = Omit<Understood, 'index' | 'cell'> & {
  readonly folder: PlanFolder;
  readonly key: string;
  readonly lang: Lang;
};
const known = new WeakMap<Cell, Known>();

/** Found again for a cell that was not edited, beside the same plan. `lang`: of the notebook, for what mends write. */
export function understand(cell: Cell, index: number, folder: PlanFolder, lang: Lang): Understood {
  const before = known.get(cell);
  if (before?.folder === folder && before.key === cell.key && before.lang === lang) return { ...before, cell, index };
  const parsed = parseCell(cell);
  const { kind, spec } = parsed;
  const has = kind !== undefined && spec !== undefined;
  const names = has ? kind.names(spec, folder, cell.key) : NO_NAMES;
  const checks = has ? (kind.check?.(spec, folder) ?? []) : [];
  const problems = [...parsed.issues, ...checks].map((issue) => problem(cell, issue, [], mendsFor(cell, issue, lang)));
  known.set(cell, { parsed, names, problems, folder, key: cell.key, lang });
  return { parsed, names, problems, cell, index };
}

/** Whether the cell adds something to the scenario, the model or the plan. */
export function isAssumption({ parsed }: Understood): boolean {
  return parsed.kind?.adds !== undefined;
}
