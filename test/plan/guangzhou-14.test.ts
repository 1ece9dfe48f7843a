import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readPlan } from '../../engine/plan/index.ts';

test('the plan of Guangzhou reads without an issue: 24 indicators as 28 series, and 8 targets from the prose', () => {
  const file = 'scenarios/guangzhou-14/plan.yaml';
  const read = readPlan(file, readFileSync(file, 'utf8'));
  expect(read.issues).toEqual([]);
  if (!read.ok) return;
  expect(read.value.indicators).toHaveLength(28);
  expect(new Set(read.value.indicators.map(({ where }) => where.row)).size).toBe(24);
  expect(read.value.textTargets).toHaveLength(8);
});
