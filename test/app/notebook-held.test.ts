/** A number that is held and let go, and a notebook that takes long to read. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { drop } from './browser.ts';
import { growth, linkTo, openNotebook, openSample, sample } from './notebook-page.ts';
import { clean, stage } from './stage.ts';

const { browser, site } = await stage();
const fence = '```';

/** What the cells say once chances rest on all draws. */
async function atRest(page: Page): Promise<string[]> {
  await page.locator('[data-cell]').first().waitFor();
  await page.waitForFunction(() => !document.body.innerText.includes('停下后补足'));
  await page.waitForTimeout(600);
  return page.locator('[data-cell=markdown-1], [data-cell=assumptions], [data-cell=board]').allInnerTexts();
}

it('A number that was held and let go leaves what a fresh visitor of the same address sees', async () => {
  const board = `${fence}targets #board\ngroup: all\n${fence}\n`;
  const held = await openNotebook(browser, site, linkTo(sample.replace('## 推导', `${board}\n## 推导`)));
  const { page } = held;
  const before = await atRest(page);
  const box = await growth(page).boundingBox();
  if (!box) throw new Error('the number is not in sight');
  // A hand that comes to the number and does not press it yet has changed nothing.
  await page.mouse.move(box.x + 5, box.y + 8);
  expect(await atRest(page)).toEqual(before);
  await page.mouse.down();
  for (let step = 1; step <= 12; step++) await page.mouse.move(box.x + 5 + step * 5, box.y + 8);
  await page.mouse.up();
  await page.waitForFunction(() => location.hash.includes('growth'));
  const after = await atRest(page);
  expect(after).not.toEqual(before);
  const { pathname, hash } = new URL(page.url());
  const fresh = await openNotebook(browser, site, pathname + hash);
  expect(await atRest(fresh.page)).toEqual(after);
  await clean(fresh);
  await clean(held);
});

it('A long notebook is said to be read, in both languages; it can be given up, and then is there to its end', async () => {
  const part = (n: number): string =>
    `第 ${n} 段。${'这里没有什么可看的。'.repeat(20)}\n\n${fence}chart #c${n}\nseries: [gdp_current]\n${fence}\n\n`;
  const long = `---\ntitle: Long\n---\n\n${Array.from({ length: 1500 }, (_, n) => part(n)).join('')}`;
  for (const [lang, words] of [
    ['zh', '正在读取'],
    ['en', 'Reading'],
  ] as const) {
    const opened = await openSample(browser, site, '', { lang });
    const { page } = opened;
    await page.evaluate(() => {
      const said = document.querySelector('[data-reading]');
      const note = (): void =>
        void (document.body.dataset.said = `${document.body.dataset.said ?? ''}${said?.textContent}`);
      if (said) new MutationObserver(note).observe(said, { childList: true, characterData: true, subtree: true });
    });
    const before = page.url();
    // Pressed as soon as it is said: a quick machine has read it before a word of that comes here.
    await page.evaluate(() => {
      const press = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
      const watcher = new MutationObserver(() => {
        if (!document.querySelector('progress')) return;
        watcher.disconnect();
        document.body.dataset.pressed = String(document.body.dispatchEvent(press));
      });
      watcher.observe(document.body, { childList: true, subtree: true });
    });
    await drop(page, 'long.nb.md', new TextEncoder().encode(long));
    // The page took the key for its own.
    await page.locator('body[data-pressed=false]').waitFor();
    await page.locator('progress').waitFor({ state: 'detached' });
    await page.waitForTimeout(300);
    expect([await page.locator('[data-cell=c0]').count(), page.url()]).toEqual([0, before]);
    await drop(page, 'long.nb.md', new TextEncoder().encode(long));
    await page.locator('[data-cell=c0]').waitFor({ timeout: 30_000 });
    expect(await page.locator('body').getAttribute('data-said')).toContain(words);
    expect(await page.locator('[data-reading]').textContent()).toBe('');
    await page.locator('[data-cell=c1499]').waitFor({ state: 'attached', timeout: 30_000 });
    expect(await page.locator('[data-cell]').count()).toBe(3000);
    // Wherever one goes in it the pictures come, from the end back to the middle and the beginning.
    for (const key of ['c1499', 'c700', 'c0']) {
      await page.evaluate((id) => document.getElementById(`cell-${id}`)?.scrollIntoView(), key);
      await page.locator(`[data-cell=${key}] svg`).first().waitFor();
    }
    await clean(opened);
  }
});
