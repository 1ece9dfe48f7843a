/** What axe finds on a page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** What is used of the library that is put into the page. */
interface Axe {
  readonly run: (root: Document | Element, options: RunOptions) => Promise<AxeResults>;
}

/** Rules that look at colours: all others find the same in any theme. */
const ofColour = ['color-contrast', 'link-in-text-block'];

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Each violation as its rule and the first elements concerned: on the whole page, or in one part of it. */
export async function violations(page: Page, part?: string, rules?: string[]): Promise<string[]> {
  await page.evaluate(atRest);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  return page.evaluate(
    async ([within, only]) => {
      const { run } = (window as unknown as { axe: Axe }).axe;
      const root = within === undefined ? document : document.querySelector(within);
      if (!root) return [`nothing is ${within}`];
      const { violations: found } = await run(root, { resultTypes: ['violations'], ...(only && { runOnly: only }) });
      return found.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`)
            .join(' | ')}`,
      );
    },
    [part, rules] as const,
  );
}

/** Runs in the page: what fades in has other colours until it is there. */
async function atRest(): Promise<void> {
  const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
}

/** In light and in dark, changed under the open page as a system does it at dusk. */
export async function violationsInBoth(page: Page, part?: string): Promise<Record<string, string[]>> {
  const light = await violationsIn(page, 'light', part);
  return { light, dark: await violationsIn(page, 'dark', part, ofColour) };
}

export type Theme = 'light' | 'dark';

/** In the theme that a system has changed to under the open page. */
export async function violationsIn(page: Page, theme: Theme, part?: string, rules?: string[]): Promise<string[]> {
  await page.emulateMedia({ colorScheme: theme });
  const kept = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  return kept.includes(theme) ? violations(page, part, rules) : [`the page stays ${kept}`];
}

/** Which theme a language is looked at in, at a width: each language meets each theme, and each width both. */
export function themeAt(lang: 'zh' | 'en', width: 1440 | 375): Theme {
  return (lang === 'zh') === (width === 1440) ? 'light' : 'dark';
}
