/** Plotly, fetched once and only when a chart needs it: it is larger than everything else on the page together. */
import type PlotlyModule from 'plotly.js-dist-min';

export type Plotly = typeof PlotlyModule;

let coming: Promise<Plotly> | undefined;

export function loadPlotly(): Promise<Plotly> {
  coming ??= import('plotly.js-dist-min').then((module) => module.default);
  return coming;
}
