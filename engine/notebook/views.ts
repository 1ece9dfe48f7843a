/** A series of a study as a chart shows it, with history, target and, where there was sampling, bands. */
import type { SeriesView } from '../present/types.ts';
import { seriesView } from '../present/index.ts';
import type { At, Study } from './evaluate.ts';
import { symbolOf } from './symbols.ts';

export function viewOf(id: string, at: At, study: Study | undefined = at.here, withBands = false): SeriesView {
  const ensemble = withBands && study ? at.ensemble(study) : undefined;
  const symbol = study && symbolOf(id, study);
  const input = { published: at.home, scenario: study?.scenario, run: study?.run, ensemble };
  return seriesView(input, id, symbol && { name: symbol.name, unit: symbol.unit });
}
