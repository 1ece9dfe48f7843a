/**
 * The plan folders that the site was built with. The page fetches them as data, beside its script: they are larger than
 * the script, change on their own, and a browser reads JSON faster than code.
 */
import { base } from '$app/paths';
import type { Issue, PlanFolder } from '$engine';
import { unpack } from './pack.ts';

interface Plans {
  readonly folders: ReadonlyMap<string, PlanFolder>;
  /** What was wrong in the shipped files. */
  readonly issues: readonly Issue[];
}

async function fetched(): Promise<string> {
  const answer = await fetch(`${base}/plans.json`);
  if (!answer.ok) throw new Error(`the plans could not be fetched: ${answer.status}`);
  return answer.text();
}

/** While the site is built there is nobody to fetch from. (Vite drops the other branch from the page's script.) */
const text = import.meta.env.SSR ? (await import('virtual:plans')).text : await fetched();

export const { folders, issues } = unpack(text) as Plans;
