/** The first thirty seconds: what a visitor sees at `/`, in both languages, from nothing but our own files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { open } from './browser.ts';
import { leave } from './rest.ts';
import { stage } from './stage.ts';

const build = fileURLToPath(new URL('../../build', import.meta.url));

const { browser, site } = await stage();

describe.each([
  { lang: 'zh', sentence: /28 项序列/, binding: '约束性', title: '2025 年目标' },
  { lang: 'en', sentence: /28 series/, binding: 'Binding', title: 'Targets for 2025' },
] as const)('The projection in $lang', ({ lang, sentence, binding, title }) => {
  it('shows the plan, one sentence of verdict and a tile for each of the 28 series, by six groups', async () => {
    const { page, faults, strays } = await open(browser, site, '/', { lang });
    expect(await page.locator('html').getAttribute('lang')).toBe(lang === 'zh' ? 'zh-CN' : 'en');
    expect(await page.locator('[data-sentence]').innerText()).toMatch(sentence);
    expect(await page.getByRole('heading', { name: title }).count()).toBe(1);
    const groups = page.locator('section.group');
    const counts = await groups.evaluateAll((all) => all.map((one) => one.querySelectorAll('[data-tile]').length));
    // Box 2: 4 + 3 + 6 + 5 + 8 + 2 = 28 series; then the 8 quantities of the prose.
    expect(counts).toEqual([4, 3, 6, 5, 8, 2, 8]);
    expect(await page.locator('[data-tile]', { hasText: binding }).count()).toBe(8);
    // Every verdict in words; what the province assigns is left unset.
    const verdicts = await page
      .locator('[data-tile]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-verdict')));
    expect(verdicts.filter((verdict) => verdict === 'not_set')).toHaveLength(3);
    const unset = await page.locator('[data-tile=energy_intensity_cut]').innerText();
    expect(unset).toMatch(lang === 'zh' ? /未设定/ : /not set/);
    expect([faults, strays]).toEqual([[], []]);
    await leave(page);
  });
});

describe('The language of a first visit', () => {
  it.each([
    { browser: 'zh-TW', speaks: 'zh-CN' },
    { browser: 'en-GB', speaks: 'en' },
    { browser: 'de-DE', speaks: 'en' },
  ])('is $speaks in a browser that is set to $browser', async ({ browser: locale, speaks }) => {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    await page.goto(site.address);
    await page.locator('html[data-ready]').waitFor({ state: 'attached' });
    expect(await page.locator('html').getAttribute('lang')).toBe(speaks);
    expect(await page.locator('[data-sentence]').innerText()).toMatch(speaks === 'en' ? /28 series/ : /28 项序列/);
    await context.close();
  });
});

describe('The page as it is sent', () => {
  it('holds the projection before any script has run', async () => {
    const html = readFileSync(join(build, 'index.html'), 'utf8');
    expect(html.match(/data-tile="/g)).toHaveLength(36);
    expect(html).toMatch(/28 项序列/);
  });

  it('loads less than 200 kB of script, compressed, before it stands; text, charts and workers come after', async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(() => {
      new MutationObserver(() => {
        if ('ready' in document.documentElement.dataset) Object.assign(globalThis, { stoodAt: performance.now() });
      }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-ready'] });
    });
    await page.goto(site.address);
    await page.locator('[data-document]').waitFor();
    const { first, later } = await page.evaluate(() => {
      const { stoodAt } = globalThis as unknown as { stoodAt: number };
      const all = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      const scripts = all.map(({ name, startTime }) => ({ path: new URL(name).pathname, startTime }));
      const own = scripts.filter(({ path }) => path.endsWith('.js') && !path.includes('/workers/'));
      const paths = (wanted: typeof own): string[] => [...new Set(wanted.map(({ path }) => path))];
      return {
        first: paths(own.filter(({ startTime }) => startTime < stoodAt)),
        later: paths(own.filter(({ startTime }) => startTime >= stoodAt)),
      };
    });
    const size = (path: string): number => gzipSync(readFileSync(join(build, path)), { level: 9 }).length;
    expect(first.length).toBeGreaterThan(3);
    expect(later.length).toBeGreaterThan(0);
    expect(first.map(size).reduce((sum, one) => sum + one)).toBeLessThan(200_000);
    await context.close();
  });

  it('carries a policy under which text cannot become script and wasm can', async () => {
    const { page } = await open(browser, site);
    const policy = await page.locator('meta[http-equiv="content-security-policy"]').getAttribute('content');
    expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval' 'sha256-/);
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-(eval|inline)'/);
    // In a timer, because what the debugger itself evaluates is free of the policy.
    const refused = await page.evaluate(
      () =>
        new Promise<string>((answer) => {
          setTimeout(() => {
            try {
              answer(String(new Function('return 1')()));
            } catch (fault) {
              answer((fault as Error).name);
            }
          });
        }),
    );
    expect(refused).toBe('EvalError');
    // The smallest module there is: its four letters and its version.
    const wasm = await page.evaluate(() =>
      WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => 'compiled', String),
    );
    expect(wasm).toBe('compiled');
    await leave(page);
  });

  it('loads plotly only when somebody points at a chart, and draws that one without a fault', async () => {
    const { page, faults, strays } = await open(browser, site);
    const loaded: string[] = [];
    page.on(
      'requestfinished',
      (request) => void request.sizes().then((sizes) => sizes.responseBodySize > 3e6 && loaded.push(request.url())),
    );
    await page.locator('[data-document]').waitFor();
    const chart = page.locator('[data-chart] [role=img]').first();
    await chart.scrollIntoViewIfNeeded();
    await page.mouse.move(5, 5);
    await page.waitForTimeout(600);
    expect([await page.locator('.js-plotly-plot').count(), loaded]).toEqual([0, []]);
    await chart.hover();
    await page.locator('[data-chart] .drawn .js-plotly-plot .scatterlayer').waitFor();
    expect(await page.locator('.js-plotly-plot').count()).toBe(1);
    expect([faults, strays]).toEqual([[], []]);
    await leave(page);
  });
});
