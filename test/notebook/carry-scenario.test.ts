import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openStudy } from '../../engine/analyse/study.ts';
import { readFolders, readScenario } from '../../engine/model/index.ts';
import { carryScenario, cellName } from '../../engine/notebook/edit/carry-scenario.ts';
import { newHistory, perform } from '../../engine/notebook/edit/history.ts';
import { printNotebook } from '../../engine/notebook/file/print.ts';
import { readNotebook } from '../../engine/notebook/file/read.ts';
import { NO_ADJUSTMENTS, type Notebook } from '../../engine/notebook/types.ts';
import { openSheet } from '../../engine/notebook/runtime/sheet.ts';

const root = new URL('../../scenarios/guangzhou-14/', import.meta.url);
const names = ['plan.yaml', 'model.yaml', 'parameters.yaml', 'baseline.yaml', 'observations.csv'];
const found = readFolders(
  Object.fromEntries(names.map((name) => [`guangzhou-14/${name}`, readFileSync(new URL(name, root), 'utf8')])),
).folders.get('guangzhou-14');
if (!found) throw new Error('the plan cannot be read');
const folder = found;

const file = `name: { zh: 双重冲击, en: A double shock }
extends: baseline
author: Lin Yi
date: 2026-11-23
assumes: { zh: "甲, 乙", en: "This, that" }
leaves_out: { zh: 无, en: nothing }
seed: 7
set:
  growth: { 2021: 6, 2023: 5.5 }
shocks:
  - { on: airport_passengers, kind: multiply, from: 2021, to: 2022, value: 0.8, fade: 0.5 }
  - { on: inflation, kind: add, from: 2022, value: 1 }
equations:
  port_cargo: port_cargo[t] = port_cargo[t-1] * 1.01
targets: { energy_intensity_cut: 14 }
distributions:
  growth: { kind: normal, sd: 2 }
correlations:
  - { a: growth, b: inflation, rank: 0.1 }
`;

function read(text: string): Notebook {
  const reading = readNotebook('t.nb.md', text);
  if (!reading.ok) throw new Error('refused');
  return reading.value;
}

function carried(chosen: boolean, name = 'double'): string {
  const start = newHistory({ notebook: read('---\nscenario: baseline\n---\n\nText.\n'), adjustments: NO_ADJUSTMENTS });
  const command = carryScenario(start.draft.notebook, { name, text: file, chosen });
  return printNotebook(perform(start, command, 0).draft.notebook);
}

describe('a scenario file written into a notebook', () => {
  test('stands there as it was written, and the notebook opens with it where it is chosen', () => {
    expect(carried(true)).toBe(`---\nscenario: double\n---\n\nText.\n\n\`\`\`scenario #double\n${file}\`\`\`\n`);
    expect(carried(false)).toMatch(/^---\nscenario: baseline\n---/);
  });

  test('calls a parent that is written in with it by the name of its cell, and leaves every other line', () => {
    const start = newHistory({ notebook: read('Text.\n'), adjustments: NO_ADJUSTMENTS });
    const write = (text: string, files: readonly string[]): string =>
      printNotebook(
        perform(start, carryScenario(start.draft.notebook, { name: 'child', text, chosen: false, files }), 0).draft
          .notebook,
      );
    const cell = (parent: string): string =>
      `Text.\n\n\`\`\`scenario #child\nextends: ${parent}\nset: { growth: 5 }\n\`\`\`\n`;
    const child = (parent: string): string => `extends: ${parent}\nset: { growth: 5 }\n`;
    for (const written of ['my file (2)', '"my file (2)"', "'my file (2)'"])
      expect(write(child(written), ['my file (2)', 'child'])).toBe(cell("'my-file-2-'"));
    expect(write(child('my file (2) # of May'), ['my file (2)'])).toBe(cell("'my-file-2-' # of May"));
    expect(write(child('my file (2)'), [])).toBe(cell('my file (2)'));
    expect(write(child('baseline'), ['my file (2)', 'baseline'])).toBe(cell('baseline'));
  });

  test('says the same as the file: every year of every series, the spreads, the seed and the targets', () => {
    const spec = readScenario('double', 'double.yaml', file);
    if (!spec.ok) throw new Error('the file is refused');
    const scenarios = new Map(folder.scenarios).set('double', spec.value);
    const byFile = openStudy({ ...folder, scenarios }, 'double');
    const sheet = openSheet(folder, read(carried(true)));
    const byCell = openStudy(sheet.home, sheet.scenario);
    if (!byFile.ok || !byCell.ok) throw new Error('cannot be run');
    expect(sheet.cells.flatMap(({ problems }) => problems)).toEqual([]);
    expect([...byCell.value.run.series]).toEqual([...byFile.value.run.series]);
    for (const field of ['values', 'seed', 'targets', 'closure'] as const)
      expect(byCell.value.scenario[field]).toEqual(byFile.value.scenario[field]);
    const spreads = ({ value }: typeof byFile) =>
      JSON.stringify([[...(value.scenario.distributions ?? [])], value.scenario.correlations], (key, each) =>
        key === 'place' ? undefined : each,
      );
    expect(spreads(byCell)).toBe(spreads(byFile));
    const own = sheet.home.scenarios.get('double');
    const { name, author, date, assumes, leavesOut } = spec.value;
    expect(own).toMatchObject({ name, author, date, assumes, leavesOut });
  });

  test('a shock on what is not there is said in the cell', () => {
    const sheet = openSheet(folder, read(carried(true).replace('on: airport_passengers', 'on: airport_passenger')));
    const said = sheet.cells.flatMap(({ problems }) => problems.map(({ issue }) => issue));
    expect(said.map(({ code, found, fix }) => [code, found, fix])).toEqual([
      ['notebook.unknown-name', 'airport_passenger', 'airport_passengers'],
    ]);
  });

  test('whose name no cell can have goes by one that it can', () => {
    expect(['my first', '情景 (2)', '$', '__proto__'].map(cellName)).toEqual([
      'my-first',
      '情景-2-',
      'scenario',
      '__proto__',
    ]);
  });
});
