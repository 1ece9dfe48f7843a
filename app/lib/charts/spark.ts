/**
 * The picture inside a tile as a fixed set of paths, one for each kind of mark: some thirty of them are drawn anew in
 * every frame of a held slider, and what stays in its place costs a browser far less than what comes and goes.
 */
import type { SeriesView } from '$engine';
import { dotted } from './scale.ts';
import { shapeOf, type Box, type Shape, type Years } from './shape.ts';

/** Path data, empty where there is nothing of the kind; dots are for a round pen. */
export interface Spark {
  readonly band80: string;
  readonly band50: string;
  readonly history: string;
  readonly dots: string;
  readonly superseded: string;
  readonly projection: string;
  readonly target: string;
  readonly end: Shape['last'];
}

/** Half the width of the mark of a target. */
const half = 9;

export function sparkOf(view: SeriesView, years: Years, box: Box): Spark {
  const { history, dots, bands, projection, target, last } = shapeOf(view, years, box);
  const band = (wanted: number): string => bands.find(({ level }) => level === wanted)?.path ?? '';
  return {
    band80: band(80),
    band50: band(50),
    history: history.join(''),
    dots: dotted(dots.filter(({ superseded }) => !superseded)),
    superseded: dotted(dots.filter(({ superseded }) => superseded)),
    projection,
    target: target ? `M${target.x - half} ${target.y}h${2 * half}` : '',
    end: last,
  };
}
