/** What the speaker says: seen in the speaker's view of a presentation and while editing, never printed. */
import { markdown } from '../markdown/index.ts';
import { cellKind } from '../kind.ts';

export const notes = cellKind({
  ...markdown,
  kind: 'notes',
  name: { zh: '演讲备注', en: 'Speaker notes' },
  hint: { zh: '只给演讲者看的话', en: 'Words for the speaker only' },
  group: 'write',
  blank: () => '',
});
