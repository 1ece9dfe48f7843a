/** The component of every kind of cell: a new kind is its engine folder, its component, and one line here. */
import type { Component } from 'svelte';
import type { CellKindName } from '$engine';
import type { CellProps } from './props.ts';
import Audit from './Audit.svelte';
import Backtest from './Backtest.svelte';
import Chart from './Chart.svelte';
import Compare from './Compare.svelte';
import Equation from './Equation.svelte';
import Explain from './Explain.svelte';
import Formula from './Formula.svelte';
import Markdown from './Markdown.svelte';
import MonteCarlo from './MonteCarlo.svelte';
import Notes from './Notes.svelte';
import Parameters from './Parameters.svelte';
import Path from './Path.svelte';
import Question from './Question.svelte';
import Scenario from './Scenario.svelte';
import Seek from './Seek.svelte';
import Sensitivity from './Sensitivity.svelte';
import Shock from './Shock.svelte';
import Table from './Table.svelte';
import Target from './Target.svelte';
import Targets from './Targets.svelte';

type Components = { readonly [K in CellKindName]: Component<CellProps<K>> };

const components: Components = {
  markdown: Markdown,
  notes: Notes,
  parameters: Parameters,
  path: Path,
  shock: Shock,
  scenario: Scenario,
  formula: Formula,
  target: Target,
  targets: Targets,
  chart: Chart,
  table: Table,
  compare: Compare,
  equation: Equation,
  audit: Audit,
  montecarlo: MonteCarlo,
  sensitivity: Sensitivity,
  seek: Seek,
  explain: Explain,
  backtest: Backtest,
  question: Question,
};

/** A result is always of its cell's kind: the runtime made it from the same registry. */
export function componentOf(kind: CellKindName): Component<CellProps<CellKindName>> {
  return components[kind] as Component<CellProps<CellKindName>>;
}

/** Kinds whose content wants more width than a column of text. */
const wide: ReadonlySet<string> = new Set([
  'parameters',
  'targets',
  'target',
  'chart',
  'table',
  'compare',
  'audit',
  'montecarlo',
  'sensitivity',
  'backtest',
  'explain',
]);

export function isWide(kind: string): boolean {
  return wide.has(kind);
}
