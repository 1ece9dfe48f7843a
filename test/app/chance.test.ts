/** Probabilities on the page: that they come, mean what they say, follow a slider, and are the bits that Node computes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { allTargets, openPart, readFolders, resolveScenario } from '../../engine/index.ts';
import { open } from './browser.ts';
import { leave } from './rest.ts';
import { stage } from './stage.ts';
import { visits } from './visit.ts';

const { browser, site } = await stage();
const visit = visits(browser, site);

const settled = (page: Page) =>
  page.locator('[data-draws="10000"][data-stale="false"]').waitFor({ state: 'attached', timeout: 20_000 });

const chanceOf = async (page: Page, id: string): Promise<number> =>
  Number(/(\d+)%/.exec(await page.locator(`[data-tile=${id}] .chance`).innerText())?.[1]);

describe('Probabilities', () => {
  it('stand on every judged tile, in the sentence, in the table and in the picture of failures', () =>
    visit({ lang: 'zh' }, async ({ page }) => {
      await settled(page);
      const judged = page.locator('[data-tile]:is([data-verdict=met],[data-verdict=about_met],[data-verdict=missed])');
      const texts = await judged.locator('.chance').allTextContents();
      expect(texts.length).toBe(await judged.count());
      for (const text of texts) expect(text).toMatch(/\d%/);
      expect(await page.locator('[data-sentence]').innerText()).toMatch(/同时达标的可能性/);
      expect(await page.locator('[data-fails] li').count()).toBeGreaterThan(3);
      expect(await page.locator('th', { hasText: '达标可能性' }).count()).toBe(1);
    }));

  it('fall with the assumption that they rest on: growth of 3 instead of 6', () =>
    visit({ lang: 'en' }, async ({ page }) => {
      await settled(page);
      const before = await chanceOf(page, 'growth');
      await page.locator('[data-parameter=growth] input[type=text]').fill('3');
      await page.waitForFunction(() =>
        /<|\b[0-4]%/.test(document.querySelector('[data-tile=growth] .chance')?.textContent ?? ''),
      );
      expect(before).toBeGreaterThan(40);
      expect(await page.locator('[data-sentence]').innerText()).toMatch(/met together/);
    }));

  it('are heard once for a change, when they are those of all draws, and not before one', () =>
    visit({ lang: 'zh' }, async ({ page }) => {
      await page.locator('[data-tile=growth] .chance').waitFor();
      const said = page.locator('p[role=status].sr-only');
      await said.evaluate((place) => {
        const heard = [place.textContent];
        Object.assign(window, { heard });
        new MutationObserver(() => heard.push(place.textContent)).observe(place, { childList: true, subtree: true, characterData: true }); // prettier-ignore
      });
      await page.locator('[data-parameter=growth] input[type=range]').press('PageDown');
      await expect.poll(() => said.textContent()).toMatch(/28 项.*可能性/);
      const sentence = await page.locator('[data-sentence]').innerText();
      expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual(['', sentence]);
    }));

  it('come from all draws again once a held slider is let go', async () => {
    const { page, faults } = await open(browser, site);
    await settled(page);
    const box = await page.locator('[data-parameter=growth] input[type=range]').boundingBox();
    if (!box) throw new Error('no slider');
    const before = await page.locator('[data-tile=growth] .chance').innerText();
    await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2);
    await page.mouse.down();
    for (let i = 0; i < 20; i++) await page.mouse.move(box.x + box.width * (0.6 - i * 0.01), box.y + box.height / 2);
    await page.mouse.up();
    await page.waitForTimeout(400);
    await settled(page);
    expect(await page.locator('[data-tile=growth] .chance').innerText()).not.toBe(before);
    // Targets that waited out of sight too: all is as somebody sees it who opens the address.
    const chances = (of: Page): Promise<string[]> => of.locator('[data-tile] .chance').allTextContents();
    const shown = await chances(page);
    await page.waitForFunction(() => location.hash.includes('set.growth='));
    const { pathname, hash } = new URL(page.url());
    const fresh = await open(browser, site, pathname + hash);
    await settled(fresh.page);
    expect(shown.length).toBeGreaterThan(30);
    expect(await chances(fresh.page)).toEqual(shown);
    await leave(fresh.page);
    expect(faults).toEqual([]);
    await leave(page);
  });

  it('compare two scenarios draw by draw, on what each target is judged by', () =>
    visit({ lang: 'zh' }, async ({ page }) => {
      await settled(page);
      const select = page.locator('section', { hasText: '两个情景对照' }).locator('select').first();
      await select.selectOption('high-growth');
      await page.waitForFunction(() =>
        [...document.querySelectorAll('[data-above]')].some((cell) => /%/.test(cell.textContent ?? '')),
      );
      const cell = (id: string) => page.locator(`[data-above=${id}]`).first();
      expect(await cell('growth').innerText()).toMatch(/%\s*2021—2025 年年均增速/);
      expect(await cell('new_urban_jobs').innerText()).toMatch(/%\s*2021—2025 年合计/);
      expect(await cell('rd_intensity').innerText()).toMatch(/%\s*2025 年的数/);
      expect(await cell('growth').getAttribute('title')).toMatch(/高于.*的可能性 < 0\.1%（±/);
    }));

  it('open as a distribution with its target in the drawer of a number', () =>
    visit({ lang: 'en' }, async ({ page }) => {
      await settled(page);
      await page.locator('[data-tile=labour_productivity]').click();
      const picture = page.locator('[data-distribution=labour_productivity]');
      await picture.waitFor();
      expect(await picture.locator('.bin').count()).toBe(32);
      expect(await picture.locator('.target').count()).toBe(1);
      expect(await picture.locator('.curve').getAttribute('d')).toMatch(/^M[\d.]+ [\d.]+L/);
      expect(await picture.locator('svg').getAttribute('aria-label')).toMatch(/median/);
    }));

  it('come without workers and without WebAssembly too, and are the same', async () => {
    const { page } = await open(browser, site);
    await settled(page);
    const read = (from: Page) => from.locator('[data-tile] .chance').allTextContents();
    const expected = await read(page);
    const without = await page.addInitScript(() => {
      Reflect.deleteProperty(globalThis, 'Worker');
      Reflect.deleteProperty(globalThis, 'WebAssembly');
    });
    await page.reload();
    await settled(page);
    expect(await read(page)).toEqual(expected);
    await without.dispose();
    await leave(page);
  });
});

const scenarios = fileURLToPath(new URL('../../scenarios', import.meta.url));

function shippedPlan() {
  const files = readdirSync(scenarios, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(yaml|csv)$/.test(entry.name) && !/expected/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(scenarios, path), readFileSync(path, 'utf8')] as const);
  const folder = readFolders(Object.fromEntries(files)).folders.get('guangzhou-14');
  if (!folder) throw new Error('the plan did not read');
  return folder;
}

describe('The bits', () => {
  it('of every summary in the browser, computed in two workers, are those of Node in one piece', async () => {
    const { page } = await open(browser, site);
    const listening = await page.addInitScript(() => {
      const heard: unknown[] = [];
      Object.assign(globalThis, { heard });
      globalThis.Worker = class extends Worker {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          this.addEventListener('message', ({ data }) => heard.push(data));
        }
      };
    });
    await page.reload();
    await settled(page);
    const fromBrowser = await page.evaluate(() => {
      const { heard } = globalThis as unknown as { heard: { answer?: { run?: { ok: boolean; value: Heard } } }[] };
      interface Heard {
        spec: { draws: number; seed: number; quantiles: number[] };
        series: [id: string, years: number[]][];
        numbers: Float64Array;
        targets: { id: string; met: number }[];
      }
      const runs = heard.flatMap(({ answer }) =>
        answer?.run?.ok && answer.run.value.spec.draws === 10_000 ? [answer.run.value] : [],
      );
      /** Mean, sd, holes and quantiles of each year, one after the other. */
      const columnsOf = ({ series, numbers, spec }: Heard) => {
        const size = 3 + spec.quantiles.length;
        let at = 0;
        const next = (): number[] => {
          const [mean = NaN, sd = NaN, , ...quantiles] = numbers.subarray(at, (at += size));
          return [mean, sd, ...quantiles];
        };
        return series.map(([id, years]) => ({ id, years, columns: years.map(next) }));
      };
      return {
        spec: runs[0]?.spec,
        series: runs.flatMap(columnsOf),
        targets: runs.flatMap((run) => run.targets.map(({ id, met }) => ({ id, met }))),
      };
    });
    const { spec, series, targets } = fromBrowser;
    if (!spec) throw new Error('nothing was heard');
    const folder = shippedPlan();
    const scenario = resolveScenario(folder, 'baseline', {});
    const opened = openPart(
      folder,
      'baseline',
      {},
      {
        series: [...new Set(series.map(({ id }) => id))],
        targets: allTargets(folder.plan).map(({ id }) => id),
        lastYear: 2025,
        spec: { ...spec, method: 'random' },
      },
    );
    if (!opened.ok || !scenario.ok) throw new Error('the ensemble did not open');
    // As far as the page asks: to 2035 where a target looks so far.
    const wanted = series.map(({ id, years }) => ({ series: id, years }));
    const run = opened.value.update(scenario.value.values, { wanted });
    if (!run.ok) throw new Error('the ensemble did not run');
    expect(series.length).toBeGreaterThan(30);
    for (const { id, columns } of series) {
      const own = run.value.series.get(id)?.columns.map((one) => [one.mean, one.sd, ...one.quantiles]);
      expect(columns, id).toEqual(own);
    }
    const counts = new Map(run.value.targets.map(({ id, met }) => [id, met]));
    for (const { id, met } of targets) expect(met, id).toBe(counts.get(id));
    await listening.dispose();
    await leave(page);
  });
});
