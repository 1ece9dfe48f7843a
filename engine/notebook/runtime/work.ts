/** A moment as work for the lanes: what every cell should show now. */
import type { Work } from './lanes.ts';
import { contentKeys, restOf, type Moment } from './moment.ts';

/** `keys`: the moment's content keys, where the caller has them already. */
export function workOf(moment: Moment, keys = contentKeys(moment)): readonly Work[] {
  const rests = restOf(moment) !== undefined;
  return moment.sheet.cells.map(({ cell, parsed, names, broken, blockedBy }) => {
    const waits = (broken || blockedBy !== undefined) && parsed.kind?.inline !== true;
    const idle = waits || parsed.kind === undefined;
    const long = parsed.kind?.task !== undefined;
    const soon = !long && rests && names.random === true;
    return { key: cell.key, content: keys.get(cell.key) ?? '', slow: long || soon, soon, idle };
  });
}
