/**
 * Where `{{…}}` stands in one line of Markdown. Inline code, formulas between dollar signs and escaped characters are
 * passed over, by the same rules as the page shows them. Linear but for unmatched runs of backticks.
 */

/** Half-open ranges; without `close` the braces stay open. */
export interface Braces {
  readonly from: number;
  readonly to: number;
  readonly closed: boolean;
}

export function bracesIn(line: string): readonly Braces[] {
  const found: Braces[] = [];
  let at = 0;
  while (at < line.length) {
    const braces = line.startsWith('{{', at) ? bracesAt(line, at) : undefined;
    if (braces) found.push(braces);
    if (braces && !braces.closed) break;
    at = braces?.to ?? passOver(line, at);
  }
  return found;
}

function bracesAt(line: string, from: number): Braces {
  const end = line.indexOf('}}', from + 2);
  return end < 0 ? { from, to: line.length, closed: false } : { from, to: end + 2, closed: true };
}

/** The next place to look at: past an escape, a code span or a formula that begins here, else one further. */
function passOver(line: string, at: number): number {
  if (line[at] === '\\') return at + 2;
  if (line[at] === '`') return pastCode(line, at);
  if (line[at] === '$') return pastFormula(line, at);
  return at + 1;
}

function pastCode(line: string, at: number): number {
  const length = runAt(line, at);
  for (let next = line.indexOf('`', at + length); next >= 0;) {
    const other = runAt(line, next);
    if (other === length) return next + other;
    next = line.indexOf('`', next + other);
  }
  return at + length;
}

function runAt(line: string, at: number): number {
  let end = at;
  while (line[end] === '`') end++;
  return end - at;
}

/** `$$…$$`, or `$x$` with no blank inside its ends and no digit after: two prices in a line are no formula. */
export function pastFormula(line: string, at: number): number {
  const double = line.startsWith('$$', at);
  const end = line.indexOf(double ? '$$' : '$', at + (double ? 2 : 1));
  if (double) return end < 0 ? at + 2 : end + 2;
  const inner = end < 0 ? '' : line.slice(at + 1, end);
  const holds = inner !== '' && inner.trim() === inner && !/[0-9]/.test(line[end + 1] ?? '');
  return holds ? end + 1 : at + 1;
}
