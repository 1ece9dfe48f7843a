/**
 * A notebook of 40 cells in a real browser: opening it in a fresh browser from a local server, then dragging a number
 * in a sentence, a slider beside the board, and a number beside charts. Where the time of a step goes is told. Then the
 * same drags once more with a trace, kept for Chrome's own viewer: what a trace notes on the way makes every step longer,
 * so it has figures of its own. Then typing into its editors while a large sample is computed. Build first;
 * `… notebook.bench.ts [steps]`.
 */
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { readNotebook } from '../../engine/index.ts';
import { launch, open } from '../app/browser.ts';
import { serve, type Site } from '../app/site.ts';
import { linkTo } from '../app/notebook-page.ts';
import { both, drag, dragWithCosts, firstStep, idleRate, type Handle } from './dragging.ts';
import { type } from './typing.ts';

const CELLS = 40;
const steps = Number(process.argv[2] ?? 60);

const shipped = fileURLToPath(new URL('../../scenarios/guangzhou-14/notebooks/home.en.nb.md', import.meta.url));
const more = [
  'gdp_current',
  'population',
  'rd_intensity',
  'sei_share',
  'airport_passengers',
  'urban_income',
  'energy_use',
];

function cellsIn(text: string): number {
  const read = readNotebook('long.nb.md', text);
  if (!read.ok) throw new Error('the long notebook cannot be read');
  return read.value.cells.length;
}

/** The home notebook, with charts and sentences added until it has so many cells. */
function longNotebook(): string {
  let text = readFileSync(shipped, 'utf8');
  for (let n = 0; cellsIn(text) < CELLS; n++) {
    const id = more[n % more.length] ?? 'gdp_current';
    text += `\n\`\`\`chart #more_${n}\nseries: [${id}]\nyears: 2015..2030\nbands: [50, 80]\n\`\`\`\n`;
    if (cellsIn(text) < CELLS) text += `\nIn 2025 it is {{${id}@2025}}, with growth of {{drag growth}}.\n`;
  }
  return text;
}

const path = linkTo(longNotebook());

/** Runs in the page: notes when everything in the window is drawn for the first time. */
function watch(): void {
  const isThere = (): boolean => {
    const cells = [...document.querySelectorAll('[data-cell]')];
    const inWindow = cells.filter((cell) => cell.getBoundingClientRect().top < innerHeight);
    return (
      inWindow.length > 0 && inWindow.every((cell) => cell.childElementCount > 0 && !cell.querySelector('.waiting'))
    );
  };
  const look = (): void => {
    if (!isThere()) requestAnimationFrame(look);
    else requestAnimationFrame(() => Object.assign(globalThis, { complete: performance.now() }));
  };
  addEventListener('DOMContentLoaded', look);
}

/** The compiler that runs this file names its functions by a helper that a page does not have. */
const NAMES = 'globalThis.__name = (named) => named';

/** Milliseconds from the request to the first complete paint, for somebody who has never been here. */
async function opening(browser: Browser, site: Site): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  await context.addInitScript(() => localStorage.setItem('suisuan.lang', 'en'));
  await context.addInitScript(NAMES);
  await context.addInitScript(watch);
  const page = await context.newPage();
  await page.goto(site.address + path);
  const found = await page.waitForFunction(() => (globalThis as unknown as { complete?: number }).complete);
  const time = (await found.jsonValue()) as number;
  await context.close();
  return time;
}

const handles: readonly (readonly [string, Omit<Handle, 'steps'>])[] = [
  ['a number in a sentence', { selector: 'p [data-drag=growth]', kind: 'number' }],
  [
    'a slider, with the board in sight',
    { selector: '[data-kind=parameters] [data-parameter=growth] input[type=range]', kind: 'slider' },
  ],
  [
    'a number beside charts',
    { near: '#cell-more_1', selector: '#cell-more_0 ~ section [data-drag=growth]', kind: 'number' },
  ],
];

/** A formula, a sample that needs it and takes longer than the typing, and a text: what is typed in one is read by others. */
const written = `
\`\`\`formula #per_head
gdp_per_head[t] = gdp_current[t] / population[t]
\`\`\`

\`\`\`montecarlo #large
draws: 2000000
series: [gdp_per_head]
year: 2025
\`\`\`

Output per head comes to {{gdp_per_head@2025}}, and the target of output is met with a probability of {{p(gdp_level)}}.
`;

/** Milliseconds between two letters: hands that write, that search, and whose letters come while the last one is read. */
const paces = [
  ['written', 90],
  ['searched', 260],
  ['thought over', 460],
] as const;

async function typing(browser: Browser, site: Site): Promise<void> {
  console.log(
    `\n${'letters typed, median and p95 in ms'.padEnd(36)} input to paint  tasks of 50 ms and more (of that at work)`,
  );
  for (const [what, text] of [
    ['formula', ' * (1 + 0.25) - 1 / 4 + 3 * 0.5'],
    ['text', ' In 2025 it is {{gdp_per_head@2025}}.'],
  ] as const)
    for (const [pace, pause] of paces) {
      const { page } = await open(browser, site, linkTo(longNotebook() + written, '&mode=edit'), {
        lang: 'en',
        known: true,
      });
      await page.locator('[data-cell]').first().waitFor();
      const cells = what === 'text' ? '[data-kind=markdown]' : '#cell-per_head';
      const key = (await page.locator(cells).last().getAttribute('data-cell')) ?? '';
      const { paint, tasks } = await type(browser, page, key, text, pause);
      const long = tasks.map(({ took, worked }) => `${took.toFixed(0)} (${worked.toFixed(0)})`).join(' ') || 'none';
      console.log(`${`a ${what}, ${pace} (${pause} ms a letter)`.padEnd(36)} ${both(paint)}   ${long}`);
      await page.context().close();
    }
}

/** Nothing was dragged before: what that costs more is not in the figures of later drags. */
async function beginning(page: Page): Promise<void> {
  for (const [name, handle] of handles) {
    const taken = await firstStep(page, { ...handle, steps: 1 });
    console.log(`${`first step of ${name}`.padEnd(58)} ${taken.toFixed(1)} ms from input to paint`);
    await page.waitForTimeout(1500);
  }
}

async function dragging(page: Page, how: string): Promise<void> {
  console.log(
    `\n${`${how}; median, p95 in ms`.padEnd(43)} script          input to paint   frames a second (at rest; longest gap); main thread a step`,
  );
  for (const [name, handle] of handles) {
    await drag(page, { ...handle, steps: 10 });
    const idle = await idleRate(page);
    const { script, paint, rate, gap, costs } = await dragWithCosts(page, { ...handle, steps });
    const frames = `${rate.toFixed(1)} (${idle.toFixed(1)}; ${gap.toFixed(0)} ms)`;
    console.log(`${name.padEnd(43)} ${both(script)}   ${both(paint)}   ${frames}   ${costs}`);
  }
}

async function measure(): Promise<void> {
  const [browser, site] = [await launch(), await serve()];
  try {
    const times: number[] = [];
    for (let i = 0; i < 5; i++) times.push(await opening(browser, site));
    console.log(`${CELLS} cells; first complete paint from a cold start: ${both(times)} ms (median, worst)`);
    const { page } = await open(browser, site, '/method/', { lang: 'en', known: true });
    await page.context().addInitScript(NAMES);
    await page.goto(site.address + path);
    await page.reload();
    await page.locator('[data-cell]').first().waitFor();
    await page.waitForTimeout(2500);
    await beginning(page);
    await dragging(page, 'without a trace');
    const trace = join(tmpdir(), 'suisuan-notebook-trace.json');
    await browser.startTracing(page, { path: trace });
    await dragging(page, 'the same again, traced');
    await browser.stopTracing();
    console.log(`trace: ${trace}`);
    await page.context().close();
    await typing(browser, site);
  } finally {
    await browser.close();
    await site.close();
  }
}

await measure();
