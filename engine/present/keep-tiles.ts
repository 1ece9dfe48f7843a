/**
 * A board after another one: tiles that show the same, number by number, are handed on as the same objects, so that a
 * slider redraws only what it moves.
 */
import type { Bands, Board, History, HistoryPoint, SeriesView, Tile } from './types.ts';

/** `sees`: tiles of series that nobody sees keep their picture and chance, never number or verdict: while a slider moves. */
export function keepTiles(board: Board, before: Board | undefined, sees?: (series: string) => boolean): Board {
  if (!before) return board;
  const known = new Map([...before.groups.flatMap(({ tiles }) => tiles), ...before.text].map((one) => [one.id, one]));
  const kept = (tile: Tile): Tile => {
    const old = known.get(tile.id);
    if (!old) return tile;
    const rests = sees?.(tile.view.id) === false && old.view.id === tile.view.id;
    const now = rests ? { ...tile, view: old.view, probability: old.probability } : tile;
    return isSameTile(old, now) ? old : now;
  };
  const groups = board.groups.map((group) => ({ ...group, tiles: group.tiles.map(kept) }));
  return { ...board, groups, text: board.text.map(kept) };
}

function isSameTile(a: Tile, b: Tile): boolean {
  return isSameJudged(a, b) && isSameChance(a.probability, b.probability) && isSameView(a.view, b.view);
}

function isSameJudged(a: Tile, b: Tile): boolean {
  const [{ judgement: x }, { judgement: y }] = [a, b];
  const words =
    a.id === b.id && a.name === b.name && a.value.full.zh === b.value.full.zh && a.target.zh === b.target.zh;
  return words && a.verdictWords === b.verdictWords && a.progress === b.progress && sameJudgement(x, y);
}

type Judged = Tile['judgement'];

function sameJudgement(x: Judged, y: Judged): boolean {
  const same = x.verdict === y.verdict && x.bindingMiss === y.bindingMiss;
  return same && Object.is(x.value, y.value) && Object.is(x.level, y.level) && Object.is(x.threshold, y.threshold);
}

function isSameChance(a: Tile['probability'], b: Tile['probability']): boolean {
  // Never met in 500 draws says less than never met in 10,000.
  return a === b || (a?.value === b?.value && a?.behind.zh === b?.behind.zh);
}

function isSameView(a: SeriesView, b: SeriesView): boolean {
  if (a === b) return true;
  const frame = a.id === b.id && a.unit.zh === b.unit.zh && isSameHistory(a.history, b.history);
  const target = a.target?.value === b.target?.value && a.target?.words.zh === b.target?.words.zh;
  return (
    frame && target && isSameList(a.values, b.values) && isSameList(a.years, b.years) && sameBands(a.bands, b.bands)
  );
}

/** One and the same, or a copy that came from a worker. */
function isSameHistory(a: History, b: History): boolean {
  if (a === b) return true;
  const isSame = ({ year, value }: HistoryPoint, i: number): boolean =>
    b.points[i]?.year === year && b.points[i].value === value;
  return a.points.length === b.points.length && a.segments.length === b.segments.length && a.points.every(isSame);
}

function sameBands(a: Bands | undefined, b: Bands | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.bands.length !== b.bands.length || !isSameList(a.median, b.median))
    return false;
  return a.bands.every((band, i) => {
    const other = b.bands[i];
    return other?.level === band.level && isSameList(band.low, other.low) && isSameList(band.high, other.high);
  });
}

function isSameList(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}
