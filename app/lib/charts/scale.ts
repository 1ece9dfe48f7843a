/** Straight scales and round ticks for the charts that are drawn as plain SVG. Geometry only: no figure is made here. */

export interface Scale {
  (value: number): number;
  readonly domain: readonly [number, number];
}

export function scale(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const [d0, d1] = domain;
  const [r0, r1] = range;
  const perUnit = d1 === d0 ? 0 : (r1 - r0) / (d1 - d0);
  return Object.assign((value: number) => r0 + (value - d0) * perUnit, { domain });
}

/** Smallest and largest of the finite values, with a margin on both sides; [0, 1] when there is none. */
export function extent(values: Iterable<number>, margin = 0.08): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return [0, 1];
  const pad = high === low ? Math.abs(high) * 0.05 || 1 : (high - low) * margin;
  return [low - pad, high + pad];
}

/** About `count` round numbers (1, 2 or 5 times a power of ten apart) inside the domain. */
export function ticks([low, high]: readonly [number, number], count: number): number[] {
  if (!(high > low)) return [];
  const rough = (high - low) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10) * power;
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  const all = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
  // Far from 0 the division of a narrow domain rounds across its ends.
  const slack = (high - low) * 1e-9;
  return all.filter((tick) => tick >= low - slack && tick <= high + slack);
}

/** `M… L…` through the points; a hole (not finite) lifts the pen. */
export function line(points: readonly (readonly [number, number])[]): string {
  let pen = 'M';
  let path = '';
  for (const [x, y] of points) {
    if (!Number.isFinite(y)) {
      pen = 'M';
      continue;
    }
    path += `${pen}${round(x)} ${round(y)}`;
    pen = 'L';
  }
  return path;
}

/** The closed area between a lower and an upper edge over the same years. */
export function area(
  low: readonly (readonly [number, number])[],
  high: readonly (readonly [number, number])[],
): string {
  if (low.length === 0) return '';
  return `${line(high)}${line([...low].reverse()).replace('M', 'L')}Z`;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A dot at each point: lines without length, which a round pen makes dots. */
export function dotted(points: readonly Point[]): string {
  return points.map(({ x, y }) => `M${round(x)} ${round(y)}h0`).join('');
}

/** A circle around each point. */
export function ringed(points: readonly Point[], radius: number): string {
  const half = (by: number): string => `a${radius} ${radius} 0 0 1 ${by} 0`;
  const ring = ({ x, y }: Point): string => `M${round(x - radius)} ${round(y)}${half(2 * radius)}${half(-2 * radius)}Z`;
  return points.map(ring).join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
