/** Notebooks kept and passed on, in a real browser: reloading, two tabs, links, and what strangers put into them. */
import { afterAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { drop, open, type Opened } from './browser.ts';
import { edit, growth, kept, linkTo, openNotebook, openSample, output, sample } from './notebook-page.ts';
import { leave } from './rest.ts';
import { clean, stage } from './stage.ts';

const { browser, site } = await stage();

async function write(page: Page, words: string): Promise<void> {
  await edit(page, 'markdown-2');
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(words);
  await page.keyboard.press('Escape');
}

/** As on a slow disk: what is written is kept a moment later. A transaction goes on while something is asked of it. */
function keepSlowly(page: Page): Promise<void> {
  return page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...record) {
      const end = performance.now() + 700;
      const ask = (): void => {
        if (performance.now() < end) this.get('nothing').onsuccess = ask;
      };
      ask();
      return put.apply(this, record);
    };
  });
}

/** Names of what the browser holds; `older`: after what was removed has become older by so many days. */
function stored(page: Page, older = 0): Promise<string[]> {
  return page.evaluate(
    (older) =>
      new Promise<string[]>((done) => {
        const opening = indexedDB.open('suisuan');
        opening.onsuccess = () => {
          const store = opening.result.transaction('notebooks', 'readwrite').objectStore('notebooks');
          const names: string[] = [];
          store.openCursor().onsuccess = ({ target }) => {
            const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
            if (!cursor) return (opening.result.close(), done(names.sort()));
            names.push(String(cursor.key));
            const { value } = cursor as { value: { removed?: number } };
            if (value.removed) cursor.update({ ...value, removed: value.removed - older * 86_400_000 });
            cursor.continue();
          };
        };
      }),
    older,
  );
}

describe('keeping', () => {
  test('what was written is there again after a reload, and in the list', async () => {
    const opened = await openSample(browser, site, '&mode=edit');
    const { page } = opened;
    await write(page, '\n\n第一处改动。');
    await kept(page);
    await expect.poll(() => page.url(), { timeout: 5000 }).toMatch(/#own=/);
    await page.reload();
    await page.getByText('第一处改动。').waitFor();
    await page.locator('a.back').click();
    const link = page.getByRole('link', { name: '试用' });
    await link.waitFor();

    // Removed, it can be brought back for thirty days, with its earlier versions; then both go.
    await page.getByRole('button', { name: '移除“试用”' }).click();
    await page.locator('[data-removed] summary').click();
    expect(await page.locator('[data-removed]').innerText()).toContain('保留到');
    await page.reload();
    await page.locator('[data-removed] summary').click();
    expect(await link.count()).toBe(0);
    await page.locator('[data-removed]').getByRole('button', { name: '恢复“试用”' }).click();
    await link.waitFor();
    await page.getByRole('button', { name: '移除“试用”' }).click();
    await page.locator('[data-removed] summary').waitFor();
    expect(await stored(page, 31)).toEqual([expect.stringMatching(/^notebook/), expect.stringMatching(/^versions/)]);
    await page.reload();
    await page.getByText('还没有。').waitFor();
    await expect.poll(() => stored(page)).toEqual([]);
    await clean(opened);
  });

  test('what was written last is kept when one goes to the list at once or drops another file on it, on a slow disk too', async () => {
    const opened = await openSample(browser, site, '&mode=edit');
    const { page } = opened;
    await write(page, '\n\n离开前的话。');
    await page.locator('a.back').click();
    await page.getByRole('link', { name: '试用' }).click();
    await page.getByText('离开前的话。').waitFor();
    await page.locator('[data-mode=edit]').first().click();
    await write(page, '\n\n换文件前的话。');
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['---\nformat: 1\ntitle: 另一份\n---\n\n别的内容。\n'], 'other.nb.md'));
      dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    });
    await page.getByText('别的内容。').waitFor();
    await page.locator('a.back').click();
    await page.getByRole('link', { name: '试用' }).click();
    await page.getByText('换文件前的话。').waitFor();

    await keepSlowly(page);
    await page.locator('[data-mode=edit]').first().click();
    await write(page, '\n\n不要的话。');
    await page.locator('#cell-markdown-2 .text', { hasText: '不要的话。' }).waitFor();
    await kept(page);
    await page.evaluate(() =>
      ['[data-do=undo]', '[data-mode=read]', 'a.back'].forEach((each) =>
        document.querySelector<HTMLElement>(each)?.click(),
      ),
    );
    await page.getByRole('link', { name: '试用' }).click();
    await page.getByText('换文件前的话。').waitFor();
    expect(await page.getByText('不要的话。').count()).toBe(0);
    await clean(opened);
  });

  test('two tabs follow each other, and neither overwrites what the other holds unsaved', async () => {
    const opened = await openSample(browser, site, '&mode=edit');
    const { page } = opened;
    await write(page, '\n\n共同的开头。');
    await kept(page);
    // The address follows a moment after.
    await page.waitForURL(/#own=/);
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByText('共同的开头。').waitFor();

    // Who works there goes on: where the keys are, how far the page is scrolled, and what can be taken back.
    await other.locator('#cell-trend').focus();
    await other.keyboard.press('Alt+ArrowDown');
    await kept(other);
    const place = await other.evaluate(() => scrollY);
    await page.bringToFront();
    await write(page, '\n\n来自第一页。');
    await other.bringToFront();
    await other.getByText('来自第一页。').waitFor();
    expect(await other.evaluate(() => document.activeElement?.id)).toBe('cell-trend');
    expect(Math.abs((await other.evaluate(() => scrollY)) - place)).toBeLessThan(120);
    const undo = other.locator('[data-do=undo]');
    expect(await undo.getAttribute('title')).toContain('另一标签页的修改');
    await other.keyboard.press('Control+z');
    await other.getByText('来自第一页。').waitFor({ state: 'detached' });
    expect(await undo.getAttribute('title')).toContain('移动单元');
    await other.keyboard.press('Control+y');
    await other.getByText('来自第一页。').waitFor();
    await kept(other);

    await edit(other, 'markdown-2');
    await other.keyboard.press('Control+End');
    await page.bringToFront();
    await write(page, '\n\n第一页又改。');
    await other.bringToFront();
    await other.locator('.banner').waitFor();
    await other.keyboard.insertText('\n\n放下的话。');
    expect(await other.locator('[data-keeping]').innerText()).toBe('未保存');
    await other.locator('.banner button').first().click();
    await other.getByText('第一页又改。').waitFor();
    await other.keyboard.press('Control+k');
    await other.keyboard.type('较早');
    await other.keyboard.press('Enter');
    await other.locator('dialog .versions [aria-expanded]').first().click();
    expect(await other.locator('dialog pre').last().innerText()).toContain('放下的话。');
    await other.keyboard.press('Escape');

    await edit(other, 'markdown-2');
    await other.keyboard.press('Control+End');
    await page.bringToFront();
    await write(page, '\n\n第一页再改。');
    await other.bringToFront();
    await other.locator('.banner').waitFor();
    await other.keyboard.insertText('\n\n第二页的话。');
    await other.locator('.banner button').nth(1).click();
    await kept(other);
    await expect.poll(() => other.url(), { timeout: 5000 }).not.toBe(page.url());
    await other.keyboard.press('Escape');
    await other.getByText('第二页的话。').first().waitFor();
    expect(await other.locator('h1').innerText()).toBe('试用（副本）');
    await other.keyboard.press('Control+k');
    await other.keyboard.type('复制笔记本');
    await other.keyboard.press('Enter');
    await expect.poll(() => other.locator('h1').innerText()).toBe('试用（副本 2）');
    await page.bringToFront();
    await page.reload();
    await page.getByText('第一页又改。').waitFor();
    expect(await page.getByText('第二页的话。').count()).toBe(0);
    await clean(opened);
  });

  test('a browser that keeps nothing says so and offers the file', async () => {
    const opened = await openNotebook(browser, site, linkTo(sample, '&mode=edit'));
    const { page } = opened;
    await page.evaluate(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('refused', 'SecurityError');
      };
    });
    await write(page, '\n\n留不住。');
    await page.locator('.banner.bad').waitFor();
    await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
    const download = page.waitForEvent('download');
    await page.locator('.banner.bad button').click();
    expect((await download).suggestedFilename()).toBe('试用.nb.md');
    await clean(opened);
  });
});

describe('files', () => {
  test('a picture that was dropped opens nothing and says so; a text as older editors write it is read', async () => {
    const opened = await openSample(browser, site);
    const { page } = opened;
    const before = await output(page).textContent();
    // The signature of a PNG and the beginning of its first chunk.
    await drop(page, '<b>图.png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
    await page.locator('.banner.bad', { hasText: '“<b>图.png”不是文本文件' }).waitFor();
    expect(await output(page).textContent()).toBe(before);
    await drop(page, '数据.csv', Buffer.from('year,gdp\n2020,25019\n'));
    await page.locator('.banner.bad', { hasText: '“数据.csv”是一张表格，不是笔记本' }).waitFor();
    expect(await output(page).textContent()).toBe(before);
    // “广州” in GB 18030: B9 E3 D6 DD.
    await drop(page, '草稿.md', [0xb9, 0xe3, 0xd6, 0xdd]);
    await expect.poll(() => page.locator('[data-cell]').allInnerTexts()).toEqual(['广州']);
    expect(await page.locator('h1').innerText()).toBe('草稿');
    expect(await page.locator('.banner.bad').count()).toBe(0);
    // It is there after a reload, and the same file is not a second notebook.
    await kept(page);
    await page.waitForURL(/#own=/);
    await page.reload();
    await expect.poll(() => page.locator('[data-cell]').allInnerTexts()).toEqual(['广州']);
    for (const again of [false, true]) {
      await page.locator('a.back').click();
      await page.getByRole('link', { name: '草稿' }).waitFor();
      expect(await page.getByRole('link', { name: '草稿' }).count()).toBe(1);
      if (again) break;
      await drop(page, '草稿.md', [0xb9, 0xe3, 0xd6, 0xdd]);
      await expect.poll(() => page.locator('[data-cell]').allInnerTexts()).toEqual(['广州']);
    }
    await clean(opened);
  });

  test('a new notebook offers what most begin with', async () => {
    const opened = await open(browser, site, '/notebook/', { known: true });
    const { page } = opened;
    await page.getByRole('button', { name: '新建笔记本' }).click();
    await page.locator('[data-start=chart]').click();
    await page.locator('[data-cell] .cm-content').waitFor();
    expect(await page.locator('[data-cell]').count()).toBe(1);
    expect(await page.locator('[data-start]').count()).toBe(0);
    await clean(opened);
  });
});

describe('offline', () => {
  /** Comes once: to keep the whole site costs as much as to open it. Whoever fails leaves with the window. */
  let waiting: Opened | undefined;
  afterAll(() => waiting && leave(waiting.page));

  async function cutOff(): Promise<Opened> {
    const there = waiting;
    waiting = undefined;
    if (there) return there;
    const opened = await openSample(browser, site, '', { offline: true });
    const { page } = opened;
    await page.evaluate(() => navigator.serviceWorker.ready.then((ready) => ready.active?.state));
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.waitForFunction(async () => (await caches.match('/404.html')) !== undefined);
    await page.context().setOffline(true);
    return opened;
  }

  test('after the first visit a notebook opens and moves without a network', async () => {
    const opened = await cutOff();
    const { page, strays } = opened;
    await page.reload();
    await output(page).waitFor();
    const before = await output(page).textContent();
    await growth(page).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => output(page).textContent()).not.toBe(before);
    await page.locator('.banner', { hasText: '离线' }).waitFor();
    expect(strays).toEqual([]);
    waiting = opened;
  });

  test('an address that was mistyped is told so, as with a network', async () => {
    const opened = await cutOff();
    const { page } = opened;
    await page.goto(`${site.address}/notbook/`);
    expect(await page.locator('main').innerText()).toContain('404');
    waiting = opened;
  });
});

describe('sharing', () => {
  test('a link carries the whole notebook and the sliders to another browser', async () => {
    const opened = await openSample(browser, site, '&mode=edit');
    const { page } = opened;
    await write(page, '\n\n随链接同行。');
    await growth(page).focus();
    await page.keyboard.press('End');
    const value = await output(page).textContent();
    await page.locator('[data-do=share]').click();
    const address = await page.locator('[data-share]').inputValue();
    const second = await openNotebook(browser, site, address.slice(site.address.length));
    await second.page.getByText('随链接同行。').waitFor();
    await expect.poll(() => output(second.page).textContent()).toBe(value);
    expect(await second.page.locator('[data-mode=read][aria-pressed=true]').count()).toBe(1);
    await clean(second);
    await clean(opened);
  });

  test('a link that was cut short says so and opens nothing', async () => {
    const opened = await openNotebook(browser, site, linkTo(sample).slice(0, -40));
    await opened.page.getByRole('heading', { name: '这个链接无法打开。' }).waitFor();
    expect(await opened.page.locator('[data-cell]').count()).toBe(0);
    await clean(opened);
  });

  test('a position of a slider that is not there any more, or is no number, is named once, counts as none, and is let go', async () => {
    const opened = await openSample(browser, site, '&set.grwth=6&set.growth=5&set.__proto__=7&set.inflation=two');
    const { page } = opened;
    const said = page.locator('.issues', { hasText: '没有采用' });
    await said.waitFor();
    expect(await said.innerText()).toContain('没有名为“grwth”的参数，是否指“growth”？');
    expect((await page.locator('main').innerText()).match(/grwth/g)).toHaveLength(1);
    expect(await said.innerText()).toContain('set.inflation');
    expect(await said.innerText()).toContain('“two”');
    expect(await said.locator('li').count()).toBe(3);
    expect(await page.locator('[data-keeping]').innerText()).toBe('已移动 1 项假设');
    await said.getByRole('button').click();
    await said.waitFor({ state: 'detached' });
    await page.waitForURL((url) => !url.hash.includes('grwth') && url.hash.includes('set.growth=5'));
    await clean(opened);
  });

  test('nothing in a notebook from a stranger runs, loads from outside or leaves its cell', async () => {
    const hostile = `---
title: "<img src=x onerror=alert(1)>"
plan: guangzhou-14
---

<script>window.hurt = 1</script> <img src="https://example.org/a.png" onerror="window.hurt = 2">

![far](https://example.org/b.png) ![near](data:image/png;base64,iVBORw0KGgo=) [go](javascript:window.hurt=3) [t](https://example.org "{{gdp@2025}} onmouseover=window.hurt=4 x=")

$\\href{javascript:window.hurt=5}{x} \\includegraphics{https://example.org/c.png}$ {{drag growth}} {{<b>}}

\`\`\`formula #f
x[t] = alert(1)
\`\`\`

\`\`\`chart #c
series: ["<img src=x onerror=window.hurt=6>"]
title: "<svg onload=window.hurt=7>"
\`\`\`

\`\`\`question #q
ask: "<iframe src=https://example.org></iframe> ![x](https://example.org/d.png)"
open: true
\`\`\`
`;
    const opened = await openNotebook(browser, site, linkTo(hostile));
    const { page } = opened;
    await growth(page).waitFor();
    await page.locator('#cell-q').scrollIntoViewIfNeeded();
    await page.waitForTimeout(400);
    expect(await page.evaluate(() => (window as { hurt?: number }).hurt)).toBeUndefined();
    expect(
      await page
        .locator(
          '.notebook script, .notebook iframe, .notebook img:not([src^="data:"]), .notebook [onerror], .notebook [onmouseover], .notebook a[href^="javascript"]',
        )
        .count(),
    ).toBe(0);
    await clean(opened);
  });
});
