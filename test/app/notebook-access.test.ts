/** What assistive technology meets in a notebook: every kind of cell in every mode, and every panel. */
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { cellKinds, type CellKindName } from '../../engine/index.ts';
import { themeAt, violations, violationsIn, violationsInBoth } from './axe.ts';
import type { Opened } from './browser.ts';
import { growth, linkTo, openNotebook, openSample, output, toPrint } from './notebook-page.ts';
import { clean, stage } from './stage.ts';

const { browser, site } = await stage();

/** As it is inserted, with fewer draws; two of them would define the same assumption, of which one is given another. */
function blankOf({ kind, blank }: (typeof cellKinds)[CellKindName], lang: 'zh' | 'en'): string {
  const text = blank(lang).replace('draws: 10000', 'draws: 500');
  return kind === 'path' ? text.replace('growth', 'inflation') : text;
}

/** One cell of every kind there is, twice the speaker's words, one folded, one unknown, one with a mistake. */
function everyKind(lang: 'zh' | 'en'): string {
  const kinds = Object.values(cellKinds).filter(({ kind }) => kind !== 'markdown');
  const cells = kinds.map((each, i) => `\`\`\`${each.kind} #k${i}\n${blankOf(each, lang)}\n\`\`\``);
  return `---
format: 1
title: ${lang === 'zh' ? '全部类型' : 'Every kind'}
lang: ${lang === 'zh' ? 'zh-CN' : 'en'}
plan: guangzhou-14
scenario: baseline
---

## ${lang === 'zh' ? '一' : 'One'}

{{drag growth}}, {{verdict(gdp_level)}}, {{p(gdp_level)}}, \`code\`, $x^2$.

| a | b |
|---|---|
| 1 | 2 |

${cells.join('\n\n')}

\`\`\`notes
${lang === 'zh' ? '再说一句。' : 'One more word.'}
\`\`\`

\`\`\`formula #folded fold
twice[t] = gdp[t] * 2
\`\`\`

\`\`\`chart #wrong
series: [nothing]
\`\`\`

\`\`\`mystery #later
kept: as written
\`\`\`
`;
}

/** Every cell in sight and computed, the slow ones too; one has a mistake, and none is blocked by it. */
async function settled(page: Page): Promise<void> {
  await growth(page).waitFor();
  await toPrint(page);
  expect(await page.locator('.waiting, progress').count()).toBe(0);
  expect(await page.locator('.blocked').allInnerTexts()).toEqual([]);
}

async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

const looks = (['read', 'edit', 'present'] as const).flatMap((mode) =>
  (['zh', 'en'] as const).map((lang) => ({ mode, lang })),
);

/** Opened once in a language, and then the modes in turn: computing every kind is most of it. Whoever fails leaves with the page. */
const waiting = new Map<string, Opened>();
afterAll(async () => {
  for (const opened of waiting.values()) await clean(opened);
});

async function inMode({ mode, lang }: (typeof looks)[number]): Promise<Opened> {
  const there = waiting.get(lang);
  waiting.delete(lang);
  if (!there) return openNotebook(browser, site, linkTo(everyKind(lang), `&mode=${mode}`), { lang });
  await there.page.emulateMedia({ media: null, colorScheme: 'light' });
  await there.page.setViewportSize({ width: 1440, height: 900 });
  await there.page.locator(`button[data-mode=${mode}]`).click();
  await there.page.mouse.move(0, 0);
  await there.page.locator(mode === 'present' ? '[data-present]' : `article[data-mode=${mode}]`).waitFor();
  return there;
}

describe.each(looks)('a cell of any kind, $mode, $lang', (look) => {
  test('has nothing to object to, wide and narrow, light, dark and on paper', async () => {
    const opened = await inMode(look);
    const { page, faults, strays } = opened;
    await settled(page);
    if (look.mode === 'present') await page.keyboard.press('n');
    expect(await violationsIn(page, themeAt(look.lang, 1440)), 'wide').toEqual([]);
    await page.setViewportSize({ width: 375, height: 812 });
    expect(await violationsIn(page, themeAt(look.lang, 375)), 'narrow').toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.emulateMedia({ media: 'print' });
    if (look.mode === 'read') expect(await violations(page), 'paper').toEqual([]);
    expect([faults, strays]).toEqual([[], []]);
    waiting.set(look.lang, opened);
  });
});

/** By the menu of the page; what is asked is what has opened. */
const panels = [
  { action: 'palette', part: 'dialog[open]' },
  { action: 'head', part: 'dialog[open]' },
  { action: 'shortcuts', part: 'dialog[open]' },
  { action: 'find', part: 'search' },
] as const;

describe.each(['zh', 'en'] as const)('panels, %s', (lang) => {
  test('the ones of the page have nothing to object to, and fit a phone', async () => {
    const opened = await openSample(browser, site, '', { lang });
    const { page } = opened;
    await output(page).waitFor();
    for (const { action, part } of panels) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.locator('[data-do=more]').click();
      if (action === 'palette') expect(await violationsInBoth(page, '.bar')).toEqual({ light: [], dark: [] });
      await page.locator(`[data-action=${action}]`).click();
      await page.locator(part).waitFor();
      expect(await violationsInBoth(page, part), action).toEqual({ light: [], dark: [] });
      await page.setViewportSize({ width: 375, height: 812 });
      expect(await overflow(page), action).toBeLessThanOrEqual(0);
      await page.keyboard.press('Escape');
      await page.locator(part).waitFor({ state: 'detached' });
    }
    await page.locator('[data-do=share]').click();
    expect(await violationsInBoth(page, 'dialog[open]')).toEqual({ light: [], dark: [] });
    await clean(opened);
  });

  test('a number’s origin, a list of kinds, a cell’s menu and its editor have nothing to object to', async () => {
    const opened = await openSample(browser, site, '&mode=edit', { lang, known: false });
    const { page } = opened;
    await output(page).waitFor();
    const asked = async (part: string): Promise<void> =>
      expect(await violationsInBoth(page, part), part).toEqual({ light: [], dark: [] });
    await asked('.first');
    await page.locator('.first button').click();
    await page.locator('[data-insert="0"]').click();
    await asked('.insert');
    await page.keyboard.press('Escape');
    await page.locator('#cell-per_head [data-do=menu]').click();
    await asked('#cell-per_head header');
    await page.locator('#cell-per_head [data-do=edit]').click();
    await page.locator('#cell-per_head .cm-content').waitFor();
    await page.keyboard.type(' + gdp_c');
    await page.locator('.cm-tooltip-autocomplete li').first().waitFor();
    await asked('#cell-per_head');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('#cell-per_head button.result').click();
    await page.locator('dialog[open] .katex').first().waitFor();
    await asked('dialog[open]');
    await clean(opened);
  });
});

test.each(['zh', 'en'] as const)(
  'the list and a link that does not open have nothing to object to, %s',
  async (lang) => {
    const opened = await openNotebook(browser, site, '/notebook/#open=nowhere', { lang });
    const { page } = opened;
    expect(await violationsInBoth(page)).toEqual({ light: [], dark: [] });
    await page.setViewportSize({ width: 375, height: 812 });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await clean(opened);
  },
);
