/** A moment as work for the lanes: what every cell should show now. */
import type { Work } from './lanes.ts';
import { contentKeys, readerIssues, type Moment } from './moment.ts';

/** While the reader has set something impossible nothing is computed, and the last outputs stay. */
export function workOf(moment: Moment): readonly Work[] {
  const keys = contentKeys(moment);
  const impossible = moment.sheet.failure.length === 0 && readerIssues(moment).length > 0;
  return moment.sheet.cells.map(({ cell, parsed, broken, blockedBy }) => {
    const waits = parsed.kind === undefined || ((broken || blockedBy !== undefined) && parsed.kind.inline !== true);
    return {
      key: cell.key,
      content: keys.get(cell.key) ?? '',
      slow: parsed.kind?.task !== undefined,
      idle: waits || impossible,
    };
  });
}
