/** What happens to a reader's own copy over time: the shipped one changes, defaults are written, versions come back. */
import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { violationsInBoth } from './axe.ts';
import { drop, type Opened } from './browser.ts';
import { edit, growth, kept, linkTo, openNotebook, openSample, output, sample } from './notebook-page.ts';
import { clean, stage } from './stage.ts';

const { browser, site } = await stage();

interface Record {
  readonly id: string;
  readonly text: string;
  readonly base?: { readonly id: string; readonly text: string };
}

/** The one notebook that this browser keeps, read past the page. */
function record(page: Page): Promise<Record> {
  return page.evaluate(
    () =>
      new Promise<Record>((done, fail) => {
        const opening = indexedDB.open('suisuan');
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('notebooks').objectStore('notebooks').getAll();
          reading.onsuccess = () => {
            done((reading.result as Record[]).find(({ text }) => text !== undefined) as Record);
            opening.result.close();
          };
        };
      }),
  );
}

/** As if the copy had been made from an earlier text of the shipped notebook. */
function madeFrom(page: Page, id: string, base: string, text: string): Promise<void> {
  return page.evaluate(
    ({ id, base, text }) =>
      new Promise<void>((done, fail) => {
        const opening = indexedDB.open('suisuan');
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const store = opening.result.transaction('notebooks', 'readwrite').objectStore('notebooks');
          const reading = store.get(`notebook/${id}`);
          reading.onsuccess = () => {
            const kept = reading.result as Record;
            const writing = store.put({ ...kept, text, base: { ...kept.base, text: base } }, `notebook/${id}`);
            writing.onsuccess = () => {
              opening.result.close();
              done();
            };
          };
        };
      }),
    { id, base, text },
  );
}

async function write(page: Page, key: string, words: string): Promise<void> {
  await edit(page, key);
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(words);
  await page.keyboard.press('Escape');
}

/**
 * A copy of a shipped notebook, made from an earlier text of it. Since then the shipped one has a new heading in the
 * place of an old one, and the copy has got a sentence of its own.
 */
async function outdatedCopy(lang: 'zh' | 'en'): Promise<Opened & { readonly heading: string }> {
  const opened = await openNotebook(browser, site, `/notebook/#open=guangzhou-14/rd-intensity.${lang}&mode=edit`, {
    lang,
  });
  const { page } = opened;
  const first = await page.locator('[data-cell][data-kind=markdown]').first().getAttribute('data-cell');
  await write(page, first ?? '', '\n\n我自己的话。');
  await kept(page);
  await expect.poll(() => page.url(), { timeout: 5000 }).toMatch(/#own=/);
  const { id, text, base } = await record(page);
  const heading = base?.text.split('\n').findLast((line) => line.startsWith('## ')) ?? '';
  expect(heading.length).toBeGreaterThan(4);
  const without = (whole: string): string => whole.replace(heading, '## 旧的标题');
  await madeFrom(page, id, without(base?.text ?? ''), without(text));
  await page.reload();
  await page.getByText('我自己的话。').waitFor();
  return { ...opened, heading };
}

describe('a shipped notebook that has changed since', () => {
  test('is said; the difference shows both sides; what is new is taken beside what is one’s own, and undone', async () => {
    const opened = await outdatedCopy('zh');
    const { page, heading } = opened;
    const banner = page.locator('.banner', { hasText: '随附笔记本' });
    await banner.getByRole('button', { name: '查看差异' }).click();
    const dialog = page.locator('dialog[open]');
    expect(await violationsInBoth(page, 'dialog[open]')).toEqual({ light: [], dark: [] });
    expect(await dialog.innerText()).toContain(heading.slice(0, 12));
    expect(await dialog.innerText()).toContain('没有两边都改过的地方');
    await dialog.getByRole('button', { name: '并入新改动，保留我的' }).click();
    await banner.waitFor({ state: 'detached' });
    await kept(page);
    await expect.poll(async () => (await record(page)).text).toContain(heading);
    expect((await record(page)).text).toContain('我自己的话。');
    await page.locator('[data-do=undo]').click();
    await expect.poll(async () => (await record(page)).text).toContain('## 旧的标题');
    // With the answer the question is back, and the answer may be given again.
    await banner.waitFor();
    await page.locator('[data-do=redo]').click();
    await banner.waitFor({ state: 'detached' });
    await clean(opened);
  });

  test('may be left as it is: mine stays, and the question does not come again', async () => {
    const opened = await outdatedCopy('en');
    const { page, heading } = opened;
    const banner = page.locator('.banner', { hasText: /notebook .*changed|changed/ });
    await banner.locator('button').nth(1).click();
    await banner.waitFor({ state: 'detached' });
    await expect.poll(async () => (await record(page)).base?.text).toContain(heading);
    await page.reload();
    await page.getByText('我自己的话。').waitFor();
    expect(await banner.count()).toBe(0);
    expect((await record(page)).text).toContain('## 旧的标题');
    await clean(opened);
  });

  test('may be taken as it is now, and the copy that was is an earlier version', async () => {
    const opened = await outdatedCopy('zh');
    const { page, heading } = opened;
    await page.locator('.banner', { hasText: '随附笔记本' }).getByRole('button', { name: '采用新的' }).click();
    await expect.poll(async () => (await record(page)).text).toContain(heading);
    expect((await record(page)).text).not.toContain('我自己的话。');
    await page.locator('[data-do=more]').click();
    await page.locator('[data-action=versions]').click();
    await page.locator('dialog[open] .versions li').first().waitFor();
    await page.locator('dialog[open] .versions li').first().getByRole('button', { name: '恢复' }).click();
    await page.getByText('我自己的话。').waitFor();
    await expect.poll(async () => (await record(page)).text).toContain('我自己的话。');
    await clean(opened);
  });
});

describe('positions of the sliders', () => {
  test('are written into the text as defaults by one command, and undone as one step', async () => {
    const opened = await openSample(browser, site, '&set.growth=8&mode=edit');
    const { page } = opened;
    await output(page).waitFor();
    const value = await output(page).textContent();
    await page.locator('[data-do=more]').click();
    await page.locator('[data-action=defaults]').click();
    await kept(page);
    expect((await record(page)).text).toBe(sample.replace('growth: 6.0', 'growth: 8'));
    await expect.poll(() => page.url(), { timeout: 5000 }).not.toContain('set.growth');
    expect(await output(page).textContent()).toBe(value);
    await growth(page).focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Backspace');
    expect(await growth(page).getAttribute('aria-valuenow')).toBe('8');
    await page.locator('[data-do=undo]').click();
    await page.locator('[data-do=undo]').click();
    await page.locator('[data-do=undo]').click();
    await expect.poll(async () => (await record(page)).text).toBe(sample);
    expect(await growth(page).getAttribute('aria-valuenow')).toBe('8');
    await clean(opened);
  });
});

describe('earlier versions', () => {
  test('are kept while one works, and come back as a step that can be undone', async () => {
    const opened = await openSample(browser, site, '&mode=edit');
    const { page } = opened;
    await write(page, 'markdown-2', '\n\n第一版。');
    await kept(page);
    await expect.poll(() => page.url(), { timeout: 5000 }).toMatch(/#own=/);
    await page.reload();
    await write(page, 'markdown-2', '\n\n第二版。');
    await kept(page);
    await page.locator('[data-do=more]').click();
    await page.locator('[data-action=versions]').click();
    const versions = page.locator('dialog[open] .versions li');
    await versions.first().waitFor();
    expect(await violationsInBoth(page, 'dialog[open]')).toEqual({ light: [], dark: [] });
    await versions.first().getByRole('button', { name: '有何不同' }).click();
    expect(await page.locator('dialog[open] pre').allInnerTexts()).toEqual([
      expect.stringContaining('第二版。'),
      expect.not.stringContaining('第二版。'),
    ]);
    await versions.first().getByRole('button', { name: '恢复' }).click();
    await page.getByText('第二版。').waitFor({ state: 'detached' });
    expect(await page.getByText('第一版。').count()).toBe(1);
    await page.locator('[data-do=undo]').click();
    await page.getByText('第二版。').waitFor();
    await kept(page);
    await page.reload();
    await page.locator('[data-do=more]').click();
    await page.locator('[data-action=versions]').click();
    await versions.getByRole('button', { name: '恢复' }).first().click();
    await page.getByText('第二版。').waitFor({ state: 'detached' });
    await kept(page);
    // What was there before is not only a step back, which a reload forgets.
    await page.reload();
    await page.locator('[data-do=more]').click();
    await page.locator('[data-action=versions]').click();
    await versions.getByRole('button', { name: '恢复' }).first().click();
    await page.getByText('第二版。').waitFor();
    await clean(opened);
  });
});

const lost = { zh: '离开会丢失写下的内容', en: 'What was written would be lost' } as const;

/** By the list, another page and another file: what is nowhere else stays until its writer lets it go. */
async function stays(page: Page, lang: 'zh' | 'en'): Promise<void> {
  const question = page.locator('[data-leaving]');
  // In the file by now: it may go, and a further word holds it again.
  await write(page, 'markdown-2', '\n\n还有一句。');
  await page.locator('a.back').click();
  await question.waitFor();
  expect(await question.innerText()).toContain(lost[lang]);
  expect(page.url()).not.toMatch(/#list$/);
  for (const away of [
    () => page.locator('header nav a').first().click(),
    () => drop(page, 'other.nb.md', Buffer.from('another one')),
    () => page.evaluate(() => void (location.hash = '#open=guangzhou-14/home.zh')),
  ]) {
    await away();
    await page.waitForTimeout(100);
    expect(await page.getByText('还有一句。').count()).toBe(1);
    expect(await question.count()).toBe(1);
  }
  if (lang === 'zh') {
    const download = page.waitForEvent('download');
    await question.locator('button').first().click();
    await download;
    await question.waitFor({ state: 'detached' });
    await page.locator('header nav a').first().click();
  } else {
    await page.locator('header nav a').first().click();
    await page.waitForTimeout(100);
    await question.locator('button').nth(1).click();
  }
  await page.locator('[data-tile]').first().waitFor();
}

describe('a storage that is full', () => {
  test('is said in both languages, the text stays, and the file is offered', async () => {
    for (const [lang, says] of [
      ['zh', '浏览器存储已满'],
      ['en', 'full'],
    ] as const) {
      const opened = await openNotebook(browser, site, linkTo(sample, '&mode=edit'), { lang });
      const { page } = opened;
      await page.evaluate(() => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException('no room', 'QuotaExceededError');
        };
        Reflect.deleteProperty(window, 'showSaveFilePicker');
      });
      await write(page, 'markdown-2', '\n\n放不下。');
      const banner = page.locator('.banner.bad');
      await banner.waitFor();
      expect(await banner.innerText()).toContain(says);
      // Written far down the page, it is in sight there.
      expect(await page.evaluate(() => scrollY)).toBeGreaterThan(200);
      expect((await banner.boundingBox())?.y).toBeGreaterThan(0);
      await page.getByText('放不下。').waitFor();
      const download = page.waitForEvent('download');
      await banner.locator('button').click();
      const file = await (await download).createReadStream();
      expect((await file.toArray()).join('')).toContain('放不下。');
      await stays(page, lang);
      await clean(opened);
    }
  });
});
