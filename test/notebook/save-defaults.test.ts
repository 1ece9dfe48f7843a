import { describe, expect, test } from 'vitest';
import { newHistory, perform, undo } from '../../engine/notebook/edit/history.ts';
import { saveDefaults } from '../../engine/notebook/edit/save-defaults.ts';
import { printNotebook } from '../../engine/notebook/file/print.ts';
import { readNotebook } from '../../engine/notebook/file/read.ts';
import { withField } from '../../engine/notebook/file/settings.ts';
import type { Adjustments } from '../../engine/notebook/types.ts';

function saved(text: string, adjustments: Adjustments): string {
  const read = readNotebook('t', text);
  if (!read.ok) throw new Error('refused');
  const start = newHistory({ notebook: read.value, adjustments });
  const done = perform(start, saveDefaults(start.draft), 0);
  expect(undo(done).draft).toEqual(start.draft);
  return printNotebook(done.draft.notebook);
}

const cell = (body: string): string => `\`\`\`parameters #p\n${body}\n\`\`\`\n`;

describe('saving what the reader set as defaults', () => {
  test('a value takes the place of the one that is written, and every other character stays', () => {
    expect(saved(cell('# outlook\ngrowth: 6.0 # plan\ninflation: 2.0'), { set: { growth: 5.5 } })).toBe(
      cell('# outlook\ngrowth: 5.5 # plan\ninflation: 2.0'),
    );
  });

  test('an assumption that the notebook does not have becomes a line of its first cell of assumptions', () => {
    expect(saved(cell('growth: 6.0'), { set: { inflation: 1.5 } })).toBe(cell('growth: 6.0\ninflation: 1.5'));
  });

  test('without such a cell, one is made after the opening words', () => {
    expect(saved('# Title\n', { set: { growth: 5 } })).toBe('# Title\n\n```parameters\ngrowth: 5\n```\n');
  });

  test('a path goes on one line; one that is written year by year keeps its lines and its remarks', () => {
    expect(saved(cell('growth: 6.0'), { set: { growth: { 2021: 8, 2022: 5.25 } } })).toBe(
      cell('growth: {2021: 8, 2022: 5.25}'),
    );
    const path = '```path #p\ngrowth:\n  2021: 8.0 # rebound\n  2022: 5.0\ninflation: 2.0\n```\n';
    expect(saved(path, { set: { growth: { 2021: 7, 2022: 4 } } })).toBe(path.replace('8.0', '7').replace('5.0', '4'));
    expect(saved(path, { set: { growth: 6 } })).toBe('```path #p\ngrowth: 6\ninflation: 2.0\n```\n');
  });

  test('a parameter of the notebook keeps its unit and bounds', () => {
    const own = cell("share:\n  value: 12\n  unit: '%'\n  bounds: [0, 30]");
    expect(saved(own, { set: { share: 15 } })).toBe(own.replace('12', '15'));
  });

  test('a line without a value gets one', () => {
    expect(saved(cell('growth:\ninflation: 2'), { set: { growth: 5 } })).toBe(cell('growth: 5\ninflation: 2'));
  });

  test('binary dust is not written', () => {
    expect(saved(cell('growth: 6'), { set: { growth: 0.1 + 0.2 } })).toBe(cell('growth: 0.3'));
  });

  test('the scenario goes into the head, and numbers of the province into a target cell', () => {
    expect(saved('---\ntitle: A # keep\nscenario: baseline\n---\n\nx\n', { set: {}, scenario: 'plan' })).toBe(
      '---\ntitle: A # keep\nscenario: plan\n---\n\nx\n',
    );
    const once = saved('x\n', { set: {}, targets: { energy_intensity_cut: 14 } });
    expect(once).toBe('x\n\n```target\nassign:\n  energy_intensity_cut: 14\n```\n');
    expect(saved(once, { set: {}, targets: { energy_intensity_cut: 13.5, co2_intensity_cut: 18 } })).toBe(
      'x\n\n```target\nassign:\n  co2_intensity_cut: 18\n  energy_intensity_cut: 13.5\n```\n',
    );
  });

  test('a name from outside cannot reach into the text', () => {
    expect(saved(cell('growth: 6'), { set: { '.*': 1 } })).toBe(cell('growth: 6\n.*: 1'));
  });
});

describe('fields of the head', () => {
  test('one field changes and the rest stays; text that YAML would read otherwise is quoted', () => {
    expect(withField({ text: '# head\ntitle: A\nseed: 1' }, 'title', 'B: C').text).toBe(
      '# head\ntitle: "B: C"\nseed: 1',
    );
    expect(withField({ text: 'title: A' }, 'title', 'yes').text).toBe('title: "yes"');
    expect(withField(undefined, 'title', '2025 年').text).toBe('title: "2025 年"');
    expect(withField({ text: 'title: A' }, 'scenario', 'supply-side').text).toBe('title: A\nscenario: supply-side');
  });
});
