import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import * as commands from '../../engine/notebook/edit/commands.ts';
import { applyEdit, applyEdits, type Draft, type Edit } from '../../engine/notebook/edit/edits.ts';
import {
  newHistory,
  perform,
  redo,
  seal,
  undo,
  type Command,
  type EditHistory,
} from '../../engine/notebook/edit/history.ts';
import {
  answerQuestion,
  assignTarget,
  chooseScenario,
  resetAdjustments,
  setAssumption,
} from '../../engine/notebook/edit/reader-commands.ts';
import { replaceContent } from '../../engine/notebook/edit/replace.ts';
import { printNotebook } from '../../engine/notebook/file/print.ts';
import { readNotebook } from '../../engine/notebook/file/read.ts';
import { NO_ADJUSTMENTS, type Notebook } from '../../engine/notebook/types.ts';
import { content, keyless, lineSoup, notebooks } from './arbitrary.ts';

/** Laws are tried on many cases: slow machines are given time. */
vi.setConfig({ testTimeout: 120_000 });

function read(text: string): Notebook {
  const result = readNotebook('t.nb.md', text);
  if (!result.ok) throw new Error('the reader refused a text');
  return result.value;
}

const START = 'one\n\n```chart #a\nseries: [gdp]\n```\n\ntwo\n';
const begin = (text = START): EditHistory => newHistory({ notebook: read(text), adjustments: NO_ADJUSTMENTS });
const text = (history: EditHistory): string => printNotebook(history.draft.notebook);
const keys = (history: EditHistory): string[] => history.draft.notebook.cells.map((cell) => cell.key);
const doing = (history: EditHistory, make: (notebook: Notebook) => Command, at = 0): EditHistory =>
  perform(history, make(history.draft.notebook), at);

describe('editing cells', () => {
  test('a cell is inserted, moved, copied and deleted', () => {
    const inserted = doing(begin(), (n) =>
      commands.insertCell(n, 1, { kind: 'table', text: 'series: [gdp]', id: 'a' }),
    );
    expect(text(inserted)).toBe('one\n\n```table\nseries: [gdp]\n```\n\n```chart #a\nseries: [gdp]\n```\n\ntwo\n');
    const moved = doing(inserted, (n) => commands.moveCell(n, 'a', 0));
    expect(keys(moved)).toEqual(['a', 'markdown-1', 'a-1', 'markdown-2']);
    const copied = doing(moved, (n) => commands.duplicateCell(n, 'a'));
    expect(text(copied).startsWith('```chart #a\nseries: [gdp]\n```\n\n```chart\nseries: [gdp]\n```\n')).toBe(true);
    const deleted = doing(
      doing(copied, (n) => commands.deleteCell(n, 'a-1')),
      (n) => commands.deleteCell(n, 'chart-1'),
    );
    expect(text(deleted)).toBe('```chart #a\nseries: [gdp]\n```\n\none\n\n<!-- cell -->\ntwo\n');
  });

  test('a Markdown cell splits at the cursor and merges again', () => {
    const split = doing(begin('one two\n'), (n) => commands.splitCell(n, 'markdown-1', 4));
    expect(text(split)).toBe('one\n\n<!-- cell -->\ntwo\n');
    expect(text(doing(split, (n) => commands.mergeWithNext(n, 'markdown-1')))).toBe('one\n\ntwo\n');
  });

  test('cells of two kinds do not merge', () => {
    expect(commands.mergeWithNext(begin().draft.notebook, 'markdown-1').edits).toEqual([]);
  });

  test('what cannot be done says why, and what can be done says nothing', () => {
    const { notebook } = begin().draft;
    const why = (command: Command): string | undefined => command.why?.en;
    expect(why(commands.mergeWithNext(notebook, 'markdown-1'))).toContain('(Chart)');
    expect(why(commands.mergeWithNext(notebook, 'markdown-2'))).toContain('no cell below');
    expect(why(commands.moveCell(notebook, 'markdown-1', -1))).toContain('first');
    expect(why(commands.moveCell(notebook, 'markdown-2', 3))).toContain('last');
    expect(why(commands.moveCell(notebook, 'a', 1))).toBeUndefined();
    expect(why(commands.moveCell(notebook, 'a', 0))).toBeUndefined();
    const emptied = doing(begin(), (n) => commands.setText(n, 'markdown-1', '')).draft.notebook;
    expect(why(commands.splitCell(emptied, 'markdown-1', 0))).toContain('no text');
    expect(why(commands.splitCell(notebook, 'markdown-1', 1))).toBeUndefined();
    expect(why(commands.renameCell(notebook, 'markdown-1', 'a'))).toContain('“a”');
    expect(why(commands.renameCell(notebook, 'a', 'two words'))).toContain('without spaces');
    expect(commands.renameCell(notebook, 'markdown-1', '')).toMatchObject({ edits: [] });
  });

  test('another content takes over the keys of what is still there, and is one step of nothing but what differs', () => {
    const later = read('new\n\n```chart #a\nseries: [gdp, gdp_level]\n```\n\ntwo\n');
    const name = { zh: '', en: '' };
    const replaced = doing(begin(), (n) => replaceContent(n, later, name));
    expect(text(replaced)).toBe(printNotebook(later));
    expect(keys(replaced)).toEqual(['markdown-1', 'a', 'markdown-2']);
    expect(replaceContent(begin().draft.notebook, later, name).edits).toMatchObject([{ at: 0, remove: 2 }]);
    const shorter = doing(begin(), (n) => replaceContent(n, read('two\n'), name));
    expect(keys(shorter)).toEqual(['markdown-2']);
    expect(text(undo(shorter))).toBe(START);
    expect(replaceContent(begin().draft.notebook, read(START), name).edits).toEqual([]);
  });

  test('whatever is replaced by whatever reads as that, each cell under a key of its own, and comes back', () => {
    fc.assert(
      fc.property(notebooks, notebooks, (before, after) => {
        const history = newHistory({ notebook: before, adjustments: NO_ADJUSTMENTS });
        const then = perform(history, replaceContent(before, after, { zh: '', en: '' }), 0);
        expect(text(then)).toBe(printNotebook(after));
        expect(new Set(keys(then)).size).toBe(after.cells.length);
        expect(undo(then).draft.notebook).toEqual(before);
      }),
    );
  });

  test('folding is a word in the fence, and of a Markdown cell in its mark', () => {
    const folded = doing(
      doing(begin(), (n) => commands.foldCell(n, 'a', true)),
      (n) => commands.foldCell(n, 'markdown-1', true),
    );
    expect(text(folded)).toBe('<!-- cell fold -->\none\n\n```chart #a fold\nseries: [gdp]\n```\n\ntwo\n');
    expect(text(doing(folded, (n) => commands.foldCell(n, 'a', false)))).toContain('```chart #a\n');
  });

  test('an id is given once, and an id that cannot be read back is refused', () => {
    const named = doing(begin(), (n) => commands.renameCell(n, 'markdown-2', 'summary'));
    expect(text(named)).toContain('<!-- cell #summary -->\ntwo');
    expect(commands.renameCell(named.draft.notebook, 'a', 'summary').edits).toEqual([]);
    expect(commands.renameCell(named.draft.notebook, 'a', 'two words').edits).toEqual([]);
  });

  test('a cell of an unknown kind keeps an id when it is copied, so that it stays a cell', () => {
    const copied = doing(begin('```fancy #f\nx\n```\n'), (n) => commands.duplicateCell(n, 'f'));
    expect(read(text(copied)).cells.map((cell) => cell.kind)).toEqual(['fancy', 'fancy']);
  });

  test('cells written into a Markdown text become cells when the typing has settled', () => {
    const typed = doing(begin('x\n'), (n) =>
      commands.setText(n, 'markdown-1', 'x\n\n```chart #b\nseries: [gdp]\n```\n\ny\n\n'),
    );
    const settled = doing(typed, (n) => commands.settleText(n, 'markdown-1'));
    expect(settled.draft.notebook.cells.map((cell) => [cell.kind, cell.text])).toEqual([
      ['markdown', 'x'],
      ['chart', 'series: [gdp]'],
      ['markdown', 'y'],
    ]);
  });

  test('an edit of a cell that is gone changes nothing', () => {
    const draft = begin().draft;
    expect(
      applyEdit({ kind: 'cell', key: 'gone', to: { key: 'gone', kind: 'chart', flags: [], text: '' } }, draft).draft,
    ).toEqual(draft);
    expect(commands.deleteCell(draft.notebook, 'gone').edits).toEqual([]);
  });
});

describe('one history', () => {
  test('keystrokes in one cell close together are one step; a pause, another cell or a seal begins a new one', () => {
    let history = begin();
    for (const [at, value] of [
      [0, 'one!'],
      [300, 'one!!'],
      [600, 'one!!!'],
      [5000, 'one?'],
    ] as const)
      history = doing(history, (n) => commands.setText(n, 'markdown-1', value), at);
    expect(history.undo.length).toBe(2);
    history = doing(history, (n) => commands.setText(n, 'markdown-2', 'two!'), 5100);
    history = doing(seal(history), (n) => commands.setText(n, 'markdown-2', 'two!!'), 5200);
    expect(history.undo.length).toBe(4);
    history = undo(undo(undo(history)));
    expect(text(history)).toContain('one!!!');
    expect(text(undo(history))).toBe(START);
  });

  test('structure, text, assumptions and answers are taken back in the order in which they were done', () => {
    let history = begin();
    history = doing(history, (n) => commands.deleteCell(n, 'a'));
    history = perform(history, setAssumption(history.draft.adjustments, 'growth', 5), 10);
    history = perform(history, setAssumption(history.draft.adjustments, 'growth', 4), 20);
    history = perform(history, chooseScenario(history.draft.adjustments, 'plan'), 30);
    history = perform(history, answerQuestion(history.draft.adjustments, 'q', 'yes'), 40);
    expect(history.draft.adjustments).toEqual({ set: { growth: 4 }, scenario: 'plan', answers: { q: 'yes' } });
    history = undo(undo(history));
    expect(history.draft.adjustments).toEqual({ set: { growth: 4 } });
    history = undo(history);
    expect(history.draft.adjustments.set).toEqual({});
    expect(text(undo(history))).toBe(START);
    expect(redo(undo(history)).draft).toEqual(history.draft);
  });

  test('setting what is set already is no step, and resetting is one', () => {
    const history = perform(begin(), setAssumption(NO_ADJUSTMENTS, 'growth', 5), 0);
    expect(perform(history, setAssumption(history.draft.adjustments, 'growth', 5), 1)).toBe(history);
    expect(perform(history, resetAdjustments(history.draft.adjustments), 2).draft.adjustments).toEqual(NO_ADJUSTMENTS);
    expect(resetAdjustments(NO_ADJUSTMENTS).edits).toEqual([]);
    // A number of the province alone is something to take back too.
    const assigned = perform(history, assignTarget(NO_ADJUSTMENTS, 'cut', 14), 3);
    expect(assigned.draft.adjustments.targets).toEqual({ cut: 14 });
    expect(perform(assigned, resetAdjustments(assigned.draft.adjustments), 4).draft.adjustments).toEqual(
      NO_ADJUSTMENTS,
    );
    expect(perform(assigned, assignTarget(assigned.draft.adjustments, 'cut', undefined), 5).draft.adjustments).toEqual(
      NO_ADJUSTMENTS,
    );
  });

  test('500 steps are kept, the oldest go first', () => {
    let history = begin();
    for (let i = 0; i < 600; i++)
      history = doing(history, (n) => commands.setText(n, 'markdown-1', `v${i}`), i * 10_000);
    for (let i = 0; i < 1000; i++) history = undo(history);
    expect(history.draft.notebook.cells[0]?.text).toBe('v99');
    for (let i = 0; i < 1000; i++) history = redo(history);
    expect(history.draft.notebook.cells[0]?.text).toBe('v599');
  });
});

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    kind: fc.constant('splice' as const),
    at: fc.integer({ min: -2, max: 9 }),
    remove: fc.integer({ min: 0, max: 3 }),
    insert: fc.array(
      fc.tuple(keyless, fc.uuid()).map(([cell, key]) => ({ ...cell, key })),
      { maxLength: 2 },
    ),
  }),
  fc.record({
    kind: fc.constant('move' as const),
    from: fc.integer({ min: -1, max: 9 }),
    to: fc.integer({ min: -1, max: 9 }),
  }),
  fc.record({
    kind: fc.constant('front' as const),
    to: fc.option(fc.record({ text: fc.string() }), { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant('adjustments' as const),
    to: fc.record({ set: fc.dictionary(fc.string(), fc.float()) }),
  }),
);

describe('laws of editing', () => {
  test('taking back any edits gives the draft that was there, to the byte when printed', () => {
    fc.assert(
      fc.property(fc.oneof(notebooks, lineSoup.map(read)), fc.array(edit, { maxLength: 12 }), (notebook, edits) => {
        const draft: Draft = { notebook, adjustments: NO_ADJUSTMENTS };
        const { draft: after, inverses } = applyEdits(edits, draft);
        const { draft: back, inverses: again } = applyEdits(inverses, after);
        expect(back).toEqual(draft);
        expect(printNotebook(back.notebook)).toBe(printNotebook(notebook));
        expect(applyEdits(again, back).draft).toEqual(after);
      }),
      { numRuns: 1000 },
    );
  });

  const act = fc.record({ what: fc.nat(9), cell: fc.nat(8), to: fc.nat(8), at: fc.nat(2000) });

  test('after any commands the file still reads as the cells on the screen, and undoing all gives the first file', () => {
    fc.assert(
      fc.property(notebooks, fc.array(act, { maxLength: 30 }), (notebook, acts) => {
        let history = newHistory({ notebook, adjustments: NO_ADJUSTMENTS });
        let time = 0;
        for (const { what, cell, to, at } of acts)
          history = perform(history, commandOf(history.draft.notebook, what, cell, to), (time += at));
        const { notebook: last } = history.draft;
        expect(new Set(last.cells.map((each) => each.key)).size).toBe(last.cells.length);
        expect(content(read(printNotebook(last)))).toEqual(content(last));
        const end = history.draft;
        let steps = 0;
        for (; history.undo.length > 0; steps++) history = undo(history);
        expect(history.draft.notebook).toEqual(notebook);
        for (; steps > 0; steps--) history = redo(history);
        expect(history.draft).toEqual(end);
      }),
      { numRuns: 500 },
    );
  });
});

function commandOf(notebook: Notebook, what: number, cell: number, to: number): Command {
  const key = notebook.cells[cell % Math.max(1, notebook.cells.length)]?.key ?? '';
  switch (what) {
    case 0:
      return commands.insertCell(notebook, to, { kind: 'chart', text: 'a: 1' });
    case 1:
      return commands.insertCell(notebook, to, { kind: 'markdown', text: 'new' });
    case 2:
      return commands.deleteCell(notebook, key);
    case 3:
      return commands.duplicateCell(notebook, key);
    case 4:
      return commands.moveCell(notebook, key, to);
    case 5:
      return commands.foldCell(notebook, key, to % 2 === 0);
    case 6:
      return commands.renameCell(notebook, key, to === 0 ? '' : `id${to}`);
    case 7:
      return commands.mergeWithNext(notebook, key);
    case 8:
      return commands.setText(notebook, key, `text ${to}`);
    default:
      return commands.settleText(notebook, key);
  }
}
