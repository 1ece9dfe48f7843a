/** Assumptions: what a moved slider changes and when, what a wrong number does, what keys do. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { tiles } from './browser.ts';
import { stage } from './stage.ts';
import { visits } from './visit.ts';

const { browser, site } = await stage();
const visit = visits(browser, site);

const row = '[data-parameter=growth]';
const tile = (page: Page, id: string): Promise<string | null> => page.locator(`[data-tile=${id}] .value`).textContent();

describe('A slider', () => {
  it('changes tile, sentence and chart, as far as they are seen, within the frame of its own event', () =>
    visit({ lang: 'zh' }, async ({ page }) => {
      const [chart, plot] = ['[role=img]', '.js-plotly-plot'].map((one) =>
        page.locator(`[data-chart=gdp_current] ${one}`),
      );
      // A chance that comes meanwhile makes it another chart, of which nobody has asked yet.
      for (let x = 100; x < 200 && (await plot?.count()) === 0; x += 2) {
        await chart?.hover({ position: { x, y: 100 } });
        await page.waitForTimeout(200);
      }
      expect(await plot?.count()).toBe(1);
      const looks = await page.evaluate(async (selector) => {
        const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
        const slider = document.querySelector<HTMLInputElement>(`${selector} input[type=range]`);
        if (!slider) throw new Error('no slider');
        const parts: readonly (readonly [string, (one: Element) => string | null | undefined])[] = [
          ['[data-tile=gdp_level] .value', (one) => one.textContent],
          ['[data-sentence]', (one) => one.textContent],
          ['[data-chart=gdp_current] path.projection', (one) => one.getAttribute('d')],
          ['[data-chart=gdp_current] .takeaway', (one) => one.textContent],
        ];
        const seen: [string, string | null | undefined, string | null | undefined][] = [];
        for (const [i, [what, read]] of parts.entries()) {
          const look = (): string | null | undefined => read(document.querySelector(what) ?? document.body);
          document.querySelector(what)?.scrollIntoView({ block: 'center' });
          for (let waited = 0; waited < 3; waited++) await frame();
          const before = look();
          slider.value = String(3 + i);
          slider.dispatchEvent(new Event('input', { bubbles: true }));
          await frame();
          seen.push([what, before, look()]);
        }
        return seen;
      }, row);
      for (const [what, before, after] of looks) expect(after, what).not.toBe(before);
    }));

  it('moves by its step, by ten with Shift, to the ends, and back to the default, from the keyboard', () =>
    visit({ lang: 'en' }, async ({ page }) => {
      const slider = page.locator(`${row} input[type=range]`);
      await slider.focus();
      const value = async (): Promise<number> => Number(await slider.inputValue());
      const first = await value();
      await page.keyboard.press('ArrowRight');
      const step = (await value()) - first;
      expect(step).toBeGreaterThan(0);
      await page.keyboard.press('Shift+ArrowRight');
      expect(await value()).toBeCloseTo(first + 11 * step, 9);
      expect(await slider.getAttribute('aria-valuetext')).toBe(`${await value()}%`);
      await page.keyboard.press('Home');
      expect(await value()).toBe(Number(await slider.getAttribute('min')));
      await page.keyboard.press('End');
      expect(await value()).toBe(Number(await slider.getAttribute('max')));
      await page.keyboard.press('Backspace');
      expect(await value()).toBe(first);
      await page.keyboard.press('ArrowLeft');
      await slider.dblclick({ position: { x: 5, y: 5 } });
      expect(await value()).toBe(first);
    }));

  it('is one step back in the history for a whole drag, and comes again', () =>
    visit({ lang: 'zh' }, async ({ page }) => {
      const slider = page.locator(`${row} input[type=range]`);
      const first = await slider.inputValue();
      const box = await slider.boundingBox();
      if (!box) throw new Error('no slider');
      await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2);
      await page.mouse.down();
      for (const share of [0.65, 0.7, 0.75, 0.8])
        await page.mouse.move(box.x + box.width * share, box.y + box.height / 2);
      await page.mouse.up();
      const moved = await slider.inputValue();
      expect(Number(moved)).toBeGreaterThan(Number(first));
      await page.keyboard.press('Control+z');
      expect(await slider.inputValue()).toBe(first);
      await page.keyboard.press('Control+Shift+z');
      expect(await slider.inputValue()).toBe(moved);
    }));
});

describe('A typed number', () => {
  it('is taken at once, and taken back by the keys for undo where it was typed', () =>
    visit({ lang: 'zh' }, async ({ page }) => {
      const before = await tile(page, 'gdp_level');
      const slider = page.locator(`${row} input[type=range]`);
      const first = await slider.inputValue();
      await page.locator(`${row} input[type=text]`).fill('7.25');
      expect(await tile(page, 'gdp_level')).not.toBe(before);
      expect(await slider.inputValue()).toBe('7.25');
      await page.keyboard.press('Control+z');
      expect([await tile(page, 'gdp_level'), await slider.inputValue()]).toEqual([before, first]);
      expect(await page.locator('[data-parameter].changed').count()).toBe(0);
      // What was not taken the field itself takes back.
      await page.keyboard.press('Control+a');
      await page.keyboard.type('six');
      await page.locator(`${row} [aria-invalid]`).waitFor();
      for (let letter = 0; letter < 4; letter++) await page.keyboard.press('Control+z');
      await page.locator(`${row} [aria-invalid]`).waitFor({ state: 'detached' });
      expect(await tile(page, 'gdp_level')).toBe(before);
    }));

  it.each([
    {
      lang: 'en',
      wrong: [
        ['six', /six/],
        ['999', /999/],
        ['2050:6', /2050/],
      ],
    },
    {
      lang: 'zh',
      wrong: [
        ['六', /六/],
        ['999', /999/],
        ['2050:6', /2050/],
      ],
    },
  ] as const)('that cannot be says why ($lang) beside its field, stays as typed, and changes nothing', (given) =>
    visit({ lang: given.lang }, async ({ page }) => {
      const before = await tiles(page);
      const field = page.locator(`${row} input[type=text]`);
      for (const [typed, says] of given.wrong) {
        await field.fill(typed);
        const described = await field.getAttribute('aria-describedby');
        expect(await page.locator(`[id="${described}"]`).innerText()).toMatch(says);
        expect(await field.getAttribute('aria-invalid')).toBe('true');
        expect(await field.inputValue()).toBe(typed);
        expect(await tiles(page)).toEqual(before);
        await field.press('Escape');
        expect(await field.getAttribute('aria-invalid')).toBeNull();
      }
    }),
  );

  it('can be a path, year by year', () =>
    visit({ lang: 'en' }, async ({ page }) => {
      await page.locator(row).getByRole('button', { name: 'Real GDP growth, year by year' }).click();
      const year = page.getByRole('textbox', { name: 'Real GDP growth in 2025' });
      await year.fill('9');
      await year.press('Enter');
      const [before] = await page
        .locator(`${row} input[type=text]`)
        .first()
        .inputValue()
        .then((value) => [Number(value)]);
      // The field shows the average of the plan's five years: four at 6 and one at 9, (4 × 6 + 9) / 5 = 6.6.
      expect(before).toBeCloseTo(6.6, 9);
    }));
});

describe('The unit of a field', () => {
  const migration = '[data-parameter=migration]';

  // 24 万人 = 240,000 people; 25.05 万人 = 250,500. What is possible, −100 to 150 万人, is −1,000 to 1,500 thousand.
  it.each([
    {
      ...{ lang: 'en' as const, unit: 'thousand people', first: '240', typed: '250.5', said: '250,500 people' },
      ...{ wrong: '5000', says: /-1000 … 1500 \(thousand people\)/ },
    },
    {
      ...{ lang: 'zh' as const, unit: '万人', first: '24', typed: '25.05', said: '25.05 万人' },
      ...{ wrong: '500', says: /-100 … 150（万人）/ },
    },
  ] as const)('is one that its reader expects, in what is shown, typed, refused and read aloud ($lang)', (given) =>
    visit({ lang: given.lang }, async ({ page }) => {
      const field = page.locator(`${migration} input[type=text]`);
      const slider = page.locator(`${migration} input[type=range]`);
      expect((await page.locator(`${migration} .unit`).innerText()).trim()).toBe(given.unit);
      expect(await field.inputValue()).toBe(given.first);
      await field.fill('');
      await field.pressSequentially(given.typed);
      expect(await field.inputValue()).toBe(given.typed);
      expect(await slider.inputValue()).toBe('25.05');
      expect(await slider.getAttribute('aria-valuetext')).toBe(given.said);
      await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/set\.migration=25\.05(&|$)/);
      await field.fill(given.wrong);
      expect(await field.inputValue()).toBe(given.wrong);
      expect(await page.locator(`${migration} .issues`).innerText()).toMatch(given.says);
    }),
  );
});

describe('All assumptions', () => {
  it('are one press away, grouped, and found by name', () =>
    visit({ lang: 'en' }, async ({ page }) => {
      const panel = page.getByRole('complementary', { name: 'Assumptions' });
      expect(await panel.locator('[data-parameter]').count()).toBeLessThan(10);
      await panel.getByRole('button', { name: /^All \d+$/ }).click();
      expect(await panel.locator('[data-parameter]').count()).toBeGreaterThan(100);
      expect(await panel.locator('details').count()).toBeGreaterThan(5);
      await panel.getByRole('searchbox').fill('deflator');
      expect(await panel.locator('[data-parameter]').count()).toBeLessThan(5);
      await panel.getByRole('searchbox').fill('zzz');
      expect(await panel.innerText()).toMatch(/zzz/);
    }));

  it('give their reason, source, grade and past on demand', () =>
    visit({ lang: 'en' }, async ({ page }) => {
      await page.locator(row).getByRole('button', { name: 'Reason and source of Real GDP growth' }).click();
      const reason = await page.locator(`${row} .reason`).innerText();
      expect(reason).toMatch(/Usual/);
      expect(reason).toMatch(/Possible/);
      expect(reason).toMatch(/Official|Derived|Assumption/);
      expect(reason).toMatch(/2016|2019/);
    }));
});
