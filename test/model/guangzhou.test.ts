import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  describeIssue,
  linkModel,
  parseEquation,
  printEquation,
  readFolders,
  resolveScenario,
} from '../../engine/index.ts';

const root = new URL('../../scenarios/', import.meta.url);
const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(yaml|csv|md)$/.test(name));
const files = Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, root), 'utf8')]));

describe('the shipped folders', () => {
  const { folders, issues } = readFolders(files);
  it('are read without an error', () => {
    expect(issues.filter(({ severity }) => severity === 'error').map((issue) => describeIssue(issue, 'en'))).toEqual(
      [],
    );
  });

  const runs = [...folders.values()].flatMap((folder) =>
    [...folder.scenarios.keys()].map((id) => [folder, id] as const),
  );
  it.each(runs.map(([folder, id]) => [`${folder.id}/${id}`, folder, id] as const))(
    '%s links, and computes each variable after what it needs',
    (_name, folder, id) => {
      const scenario = resolveScenario(folder, id);
      if (!scenario.ok || !folder.model)
        throw new Error(scenario.issues.map((issue) => describeIssue(issue, 'en')).join('\n'));
      const linked = linkModel(folder.model, scenario.value);
      if (!linked.ok) throw new Error(linked.issues.map((issue) => describeIssue(issue, 'en')).join('\n'));
      const seen = new Set(linked.value.exogenous.map((parameter) => parameter.id));
      for (const variable of linked.value.order) {
        for (const used of variable.uses.now) expect(seen, `${used} for ${variable.id}`).toContain(used);
        seen.add(variable.id);
      }
    },
  );

  it('have equations that are printed and read again to the same text', () => {
    for (const folder of folders.values()) {
      for (const { equation } of folder.model?.variables.values() ?? []) {
        const printed = printEquation(equation);
        const again = parseEquation(printed);
        expect(again.ok && printEquation(again.value)).toBe(printed);
      }
    }
  });
});
