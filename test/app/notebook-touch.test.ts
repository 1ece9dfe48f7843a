/** A notebook under a finger: numbers and paths are moved by touch, and the page still scrolls beside them. */
import { describe, expect, test } from 'vitest';
import type { CDPSession, Locator, Page } from 'playwright-core';
import { growth, output } from './notebook-page.ts';
import { stage } from './stage.ts';
import { sampleVisits } from './visit.ts';

const { browser, site } = await stage();
const visit = sampleVisits(browser, site);

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a finger does: down, along, up. */
async function swipe(page: Page, from: Point, to: Point): Promise<void> {
  const client: CDPSession = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: [...points] });
  await touch('touchStart', [from]);
  for (let i = 1; i <= 10; i++) {
    const share = i / 10;
    await touch('touchMove', [{ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }]);
  }
  // Rests before it leaves: after a fling the browser would take the next tap for the hand that stops it.
  await page.waitForTimeout(120);
  await touch('touchMove', [to]);
  await touch('touchEnd', []);
  await client.detach();
}

async function middle(one: Locator): Promise<Point & { readonly width: number; readonly height: number }> {
  const box = await one.boundingBox();
  if (!box) throw new Error('not on the page');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width, height: box.height };
}

describe('on a phone', () => {
  test('a number in a sentence follows a finger sideways, as one step of the history', () =>
    visit('', { width: 375 }, async ({ page }) => {
      await output(page).waitFor();
      const before = await output(page).textContent();
      await growth(page).scrollIntoViewIfNeeded();
      const from = await middle(growth(page));
      await swipe(page, from, { x: from.x + 48, y: from.y + 4 });
      await expect.poll(async () => Number(await growth(page).getAttribute('aria-valuenow'))).toBeGreaterThan(6);
      await expect.poll(() => output(page).textContent()).not.toBe(before);
      await page.locator('[data-do=undo]').tap();
      await expect.poll(() => growth(page).getAttribute('aria-valuenow')).toBe('6');
    }));

  test('a finger that goes up and down over the number scrolls, and changes nothing', () =>
    visit('', { width: 375 }, async ({ page }) => {
      await output(page).waitFor();
      const from = await middle(growth(page));
      await swipe(page, from, { x: from.x, y: from.y - 180 });
      await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(50);
      expect(await growth(page).getAttribute('aria-valuenow')).toBe('6');
    }));

  test('a path is drawn with a finger, and a quick one skips no year', () =>
    visit('', { width: 375 }, async ({ page }) => {
      const picture = page.locator('#cell-prices svg[role=group]');
      await picture.scrollIntoViewIfNeeded();
      const points = picture.locator('[role=slider]');
      await points.first().waitFor();
      const read = () => points.evaluateAll((all) => all.map((one) => Number(one.getAttribute('aria-valuenow'))));
      const before = await read();
      const { x, y, width, height } = await middle(picture);
      const top = y - height / 2 + 20;
      await swipe(page, { x: x - width / 2 + 50, y: top }, { x: x + width / 2 - 22, y: top });
      await expect
        .poll(async () => (await read()).filter((value, i) => value > (before[i] ?? 0)).length)
        .toBe(before.length);
      await page.locator('[data-do=undo]').tap();
      await expect.poll(read).toEqual(before);
    }));

  test('a presentation is turned by a wipe, and not by one over a number or by a scroll', () =>
    visit('&mode=present', { width: 375 }, async ({ page }) => {
      await output(page).waitFor();
      const shown = (): Promise<string | null> => page.locator('[data-page]').textContent();
      await swipe(page, { x: 300, y: 400 }, { x: 290, y: 250 });
      await swipe(page, await middle(growth(page)), { x: 120, y: 400 });
      expect(await shown()).toBe('1 / 2');
      await swipe(page, { x: 320, y: 60 }, { x: 120, y: 70 });
      await expect.poll(shown).toBe('2 / 2');
      await swipe(page, { x: 60, y: 60 }, { x: 260, y: 70 });
      await expect.poll(shown).toBe('1 / 2');
    }));

  test('a slider of a cell and an answer are reached by a tap, with room for a finger', () =>
    visit('', { width: 375 }, async ({ page }) => {
      const slider = page.locator('#cell-assumptions input[type=range]').first();
      await slider.scrollIntoViewIfNeeded();
      const before = await slider.inputValue();
      const at = await middle(slider);
      expect(at.height).toBeGreaterThanOrEqual(44);
      await page.touchscreen.tap(at.x + at.width * 0.3, at.y);
      await expect.poll(() => slider.inputValue()).not.toBe(before);
      const question = page.locator('#cell-ask');
      await question.scrollIntoViewIfNeeded();
      await question.getByText('四').tap();
      await question.locator('.said.right').waitFor();
    }));
});
