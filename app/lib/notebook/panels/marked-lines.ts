/** The lines of two texts side by side, each marked where the other text does not have it in its place. */
export interface MarkedLine {
  readonly text: string;
  readonly isOwn: boolean;
}

type Pair = readonly [readonly MarkedLine[], readonly MarkedLine[]];

/** Pairs of lines that are compared at most: past it, everything between the first and the last difference is marked. */
const most = 1_000_000;

export function markedLines(a: string, b: string): Pair {
  const [left, right] = [linesOf(a), linesOf(b)];
  const start = common(left, right);
  const end = common(left.slice(start).reverse(), right.slice(start).reverse());
  const [l, r] = [left.slice(start, left.length - end), right.slice(start, right.length - end)];
  const shared = l.length * r.length > most ? { left: new Set<number>(), right: new Set<number>() } : sharedLines(l, r);
  return [marked(left, start, l.length, shared.left), marked(right, start, r.length, shared.right)];
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split('\n');
}

/**
 * Only what is marked on either side, with a line around it; what is left out between is one line of nothing but `⋯`. The
 * lines that are not marked are the same on both sides, so that both leave out the same.
 */
export function aroundMarks([left, right]: Pair): Pair {
  const [nearLeft, nearRight] = [nearOf(left), nearOf(right)];
  const isNear = nearLeft.map((near, k) => near || (nearRight[k] ?? false));
  return [shortened(left, isNear), shortened(right, isNear)];
}

/** Of the lines that are not marked, whether one beside it is. */
function nearOf(lines: readonly MarkedLine[]): readonly boolean[] {
  return lines.flatMap(({ isOwn }, i) => (isOwn ? [] : [Boolean(lines[i - 1]?.isOwn || lines[i + 1]?.isOwn)]));
}

function shortened(lines: readonly MarkedLine[], isNear: readonly boolean[]): readonly MarkedLine[] {
  const kept: MarkedLine[] = [];
  let [k, isLeftOut] = [0, false];
  for (const line of lines) {
    const stays = line.isOwn || isNear[k];
    if (!line.isOwn) k++;
    if (stays) kept.push(line);
    else if (!isLeftOut) kept.push({ text: '⋯', isOwn: false });
    isLeftOut = !stays;
  }
  return kept;
}

/** How many lines are the same at the beginning. */
function common(a: readonly string[], b: readonly string[]): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}

function marked(lines: readonly string[], from: number, count: number, shared: ReadonlySet<number>): MarkedLine[] {
  return lines.map((text, i) => ({ text, isOwn: i >= from && i < from + count && !shared.has(i - from) }));
}

/** The longest sequence of lines that both have, as the places of its lines in each. */
function sharedLines(a: readonly string[], b: readonly string[]): { left: Set<number>; right: Set<number> } {
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const [left, right] = [new Set<number>(), new Set<number>()];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      left.add(i++);
      right.add(j++);
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return { left, right };
}
