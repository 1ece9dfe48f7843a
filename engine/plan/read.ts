/**
 * Reads a plan file: unknown text → a complete, dated, sourced Plan, or every issue that prevents one. Same text, same
 * answer; nothing outside the text is looked at.
 */
import { hasErrors, type Issue, type Reading } from '../issue.ts';
import { openYaml } from '../read/yaml.ts';
import { completePlan } from './complete.ts';
import { frameOf, planSpec } from './planSpec.ts';
import type { Plan } from './types.ts';

export function readPlan(file: string, text: string): Reading<Plan> {
  const issues: Issue[] = [];
  const at = openYaml(file, text, issues);
  const spec = at && planSpec(frameOf(at))(at, issues);
  if (spec === undefined || hasErrors(issues)) return { ok: false, issues };
  return { ok: true, value: completePlan(spec), issues };
}
