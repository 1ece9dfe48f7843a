import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFolders, resolveScenario } from '../../engine/index.ts';
import { change, modelText, parametersText } from './small.ts';

const planText = readFileSync(new URL('../../scenarios/guangzhou-14/plan.yaml', import.meta.url), 'utf8');
const scenarioText =
  'name: { zh: 甲, en: A }\nauthor: X\ndate: 2026-11-20\nassumes: { zh: 甲, en: A }\nleaves_out: { zh: 甲, en: A }\n';

const whole = {
  'city/plan.yaml': planText,
  'city/model.yaml': modelText,
  'city/parameters.yaml': parametersText,
  'city/base.yaml': scenarioText,
  'city/plan.scenario.yaml': scenarioText,
  'city/base.expected.csv': 'ignored',
  'city/README.md': 'ignored',
  'city/notebooks/home.nb.md': '# text as it is',
  'other/plan.yaml': planText,
  'loose.yaml': 'ignored: true',
};

describe('plan folders', () => {
  it('hold the plan, the model, scenarios by file name and notebooks as text', () => {
    const { folders, issues } = readFolders(whole);
    expect(issues).toEqual([]);
    expect([...folders.keys()]).toEqual(['city', 'other']);
    const city = folders.get('city');
    expect(city?.plan.indicators).toHaveLength(28);
    expect([...(city?.scenarios.keys() ?? [])]).toEqual(['base', 'plan']);
    expect(city?.notebooks).toEqual(new Map([['home', '# text as it is']]));
    expect(city?.model?.variables.size).toBe(9);
  });

  it('may hold nothing but a plan', () => {
    const other = readFolders(whole).folders.get('other');
    expect(other).toMatchObject({ id: 'other', observations: [] });
    expect(other?.model).toBeUndefined();
    expect(other?.scenarios.size).toBe(0);
  });

  it('one broken scenario does not take the others down', () => {
    const { folders, issues } = readFolders({ ...whole, 'city/broken.yaml': change(scenarioText, 'author: X\n', '') });
    expect([...(folders.get('city')?.scenarios.keys() ?? [])]).toEqual(['base', 'plan']);
    expect(issues).toMatchObject([{ code: 'read.missing-field', place: { file: 'city/broken.yaml' } }]);
  });

  it('a scenario whose file has errors is not called unknown: the file to correct is named', () => {
    const { folders } = readFolders({ ...whole, 'city/broken.yaml': change(scenarioText, 'author: X\n', '') });
    const city = folders.get('city');
    const asked = city && resolveScenario(city, 'broken');
    expect(asked?.issues).toMatchObject([{ code: 'scenario.unreadable', found: 'broken', fix: 'city/broken.yaml' }]);
  });

  it('a broken model leaves the plan and the scenarios standing', () => {
    const { folders, issues } = readFolders({
      ...whole,
      'city/model.yaml': change(modelText, 'unit: 亿元@current', 'unit: 亿元'),
    });
    expect(folders.get('city')?.model).toBeUndefined();
    expect(folders.get('city')?.scenarios.size).toBe(2);
    expect(issues).toMatchObject([{ code: 'unit.price-basis-missing', place: { file: 'city/model.yaml' } }]);
  });

  it('a folder whose plan cannot be read is not given, and the other one is', () => {
    const { folders, issues } = readFolders({ ...whole, 'city/plan.yaml': 'nothing' });
    expect([...folders.keys()]).toEqual(['other']);
    expect(issues.length).toBeGreaterThan(0);
  });

  it('parameters without a model, and two files for one scenario, are said', () => {
    const rest = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== 'city/model.yaml'));
    expect(readFolders(rest).issues).toMatchObject([
      { code: 'folder.parameters-alone', place: { file: 'city/parameters.yaml' } },
    ]);
    expect(readFolders({ ...whole, 'city/base.scenario.yaml': scenarioText }).issues).toMatchObject([
      { code: 'read.duplicate', found: 'base' },
    ]);
  });

  it('nothing at all is no folder and no issue', () =>
    expect(readFolders({})).toEqual({ folders: new Map(), issues: [] }));
});
