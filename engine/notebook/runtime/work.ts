/** A moment as work for the lanes: what every cell should show now. */
import type { Work } from './lanes.ts';
import { contentKeys, type Moment } from './moment.ts';

export function workOf(moment: Moment): readonly Work[] {
  const keys = contentKeys(moment);
  return moment.sheet.cells.map(({ cell, parsed, broken, blockedBy }) => {
    const waits = (broken || blockedBy !== undefined) && parsed.kind?.inline !== true;
    const idle = waits || parsed.kind === undefined;
    return { key: cell.key, content: keys.get(cell.key) ?? '', slow: parsed.kind?.task !== undefined, idle };
  });
}
