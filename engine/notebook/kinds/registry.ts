/** All kinds of cells, in the order of the insert menu. A new kind is a folder beside this file and a line here. */
import type { CellKind } from './kind.ts';
import { audit } from './audit/index.ts';
import { backtest } from './backtest/index.ts';
import { chart } from './chart/index.ts';
import { compare } from './compare/index.ts';
import { equation } from './equation/index.ts';
import { explain } from './explain/index.ts';
import { formula } from './formula/index.ts';
import { markdown } from './markdown/index.ts';
import { montecarlo } from './montecarlo/index.ts';
import { notes } from './notes/index.ts';
import { parameters } from './parameters/index.ts';
import { path } from './path/index.ts';
import { question } from './question/index.ts';
import { scenario } from './scenario/index.ts';
import { seek } from './seek/index.ts';
import { sensitivity } from './sensitivity/index.ts';
import { shock } from './shock/index.ts';
import { table } from './table/index.ts';
import { target } from './target/index.ts';
import { targets } from './targets/index.ts';

export const cellKinds = {
  markdown,
  notes,
  parameters,
  path,
  shock,
  scenario,
  formula,
  target,
  targets,
  chart,
  table,
  compare,
  equation,
  audit,
  montecarlo,
  sensitivity,
  seek,
  explain,
  backtest,
  question,
} as const;

export type CellKindName = keyof typeof cellKinds;

/** What the cells of a kind show. */
export type ResultOf<K extends CellKindName> =
  (typeof cellKinds)[K] extends CellKind<infer _, infer Result> ? Result : never;

/** The result of any cell, told apart by its kind. */
export type CellResult = {
  readonly [K in CellKindName]: { readonly kind: K; readonly value: ResultOf<K> };
}[CellKindName];

export function kindOf(name: string): CellKind<unknown, unknown> | undefined {
  return isCellKind(name) ? cellKinds[name] : undefined;
}

export function isCellKind(name: string): name is CellKindName {
  return Object.hasOwn(cellKinds, name);
}
