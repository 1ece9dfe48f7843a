/** The component of every kind of cell: a new kind is its engine folder, its component, and one line here. */
import type { Component } from 'svelte';
import { isCellKind, type CellKindName } from '$engine';
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

/** How the cells of a kind are shown. */
interface Look<K extends CellKindName> {
  readonly view: Component<CellProps<K>>;
  /** Its content wants more width than a column of text. */
  readonly wide?: true;
  /** Presented as large as the text: read from the last row. Others have their own size, or their words follow the text. */
  readonly enlarged?: true;
}

const looks: { readonly [K in CellKindName]: Look<K> } = {
  markdown: { view: Markdown },
  notes: { view: Notes },
  parameters: { view: Parameters, wide: true, enlarged: true },
  path: { view: Path },
  shock: { view: Shock },
  scenario: { view: Scenario, enlarged: true },
  formula: { view: Formula },
  target: { view: Target, wide: true },
  targets: { view: Targets, wide: true, enlarged: true },
  chart: { view: Chart, wide: true, enlarged: true },
  table: { view: Table, wide: true, enlarged: true },
  compare: { view: Compare, wide: true, enlarged: true },
  equation: { view: Equation },
  audit: { view: Audit, wide: true },
  montecarlo: { view: MonteCarlo, wide: true },
  sensitivity: { view: Sensitivity, wide: true },
  seek: { view: Seek },
  explain: { view: Explain, wide: true },
  backtest: { view: Backtest, wide: true, enlarged: true },
  question: { view: Question },
};

/** A result is always of its cell's kind: the runtime made it from the same registry. */
export function componentOf(kind: CellKindName): Component<CellProps<CellKindName>> {
  return looks[kind].view as Component<CellProps<CellKindName>>;
}

export function isWide(kind: string): boolean {
  return isCellKind(kind) && looks[kind].wide === true;
}

export function isEnlarged(kind: string): boolean {
  return isCellKind(kind) && looks[kind].enlarged === true;
}
