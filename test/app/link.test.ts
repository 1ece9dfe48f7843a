/** The state of the page in its address: sent, opened, cut in half, altered; and scenario files, good and bad. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { open, tiles, toOtherLanguage } from './browser.ts';
import { leave } from './rest.ts';
import { stage } from './stage.ts';
import { visits } from './visit.ts';

const { browser, site } = await stage();
const visit = visits(browser, site);

interface Changed {
  readonly hash: string;
  readonly shown: string[];
  /** What the page shows without any link. */
  readonly before: string[];
}

let changed: Promise<Changed> | undefined;

/** A page on which one assumption was moved: its address, and what it shows. */
function changedAddress(): Promise<Changed> {
  return (changed ??= changeOne());
}

async function changeOne(): Promise<Changed> {
  let made: Changed | undefined;
  await visit({ lang: 'en' }, async ({ page }) => {
    const before = await tiles(page);
    await page.locator('[data-parameter=growth] input[type=text]').fill('4.5');
    await page.waitForURL(/set\.growth=4\.5/);
    made = { before, hash: new URL(page.url()).hash, shown: await tiles(page) };
  });
  if (!made) throw new Error('nothing was changed');
  return made;
}

describe('A link', () => {
  it('opens for somebody else with the same numbers, carrying names', async () => {
    const { hash, shown } = await changedAddress();
    expect(hash).toMatch(/plan=guangzhou-14&scenario=baseline&set\.growth=4\.5/);
    const { page, faults } = await open(browser, site, `/${hash}`, { lang: 'en' });
    expect(await tiles(page)).toEqual(shown);
    expect(await page.locator('[data-parameter=growth] input[type=text]').inputValue()).toBe('4.5');
    expect(faults).toEqual([]);
    await leave(page);
  });

  it.each([
    { what: 'cut in half', spoil: (hash: string) => hash.slice(0, Math.floor(hash.length * 0.6)) },
    { what: 'altered', spoil: (hash: string) => hash.replace('4.5', '5.5') },
    { what: 'of another plan', spoil: () => '#plan=guangzhou-99&scenario=baseline' },
    { what: 'of an unknown scenario', spoil: () => '#plan=guangzhou-14&scenario=basline' },
    { what: 'with an assumption that is not there', spoil: () => '#plan=guangzhou-14&scenario=baseline&set.grwth=6' },
    {
      what: 'with a value outside what is possible',
      spoil: () => '#plan=guangzhou-14&scenario=baseline&set.growth=900',
    },
  ])('$what says why in both languages and changes nothing', async ({ spoil }) => {
    const { hash, before } = await changedAddress();
    const { page, faults } = await open(browser, site, `/${spoil(hash)}`, { lang: 'en' });
    expect(await tiles(page)).toEqual(before);
    for (const says of [/The link could not be opened/, /链接无法打开/]) {
      const alert = await page.getByRole('alert').innerText();
      expect(alert).toMatch(says);
      expect(alert.split('\n').length).toBeGreaterThan(1);
      await toOtherLanguage(page);
    }
    expect(faults).toEqual([]);
    await leave(page);
  });

  it('followed while the page is open is opened too', async () => {
    const { hash } = await changedAddress();
    await visit({ lang: 'en' }, async ({ page }) => {
      await page.evaluate((to) => (location.hash = to), hash);
      await page.locator('[data-parameter=growth].changed').waitFor();
      expect(await page.locator('[data-parameter=growth] input[type=text]').inputValue()).toBe('4.5');
    });
  });
});

const good = [
  'name: {zh: 我的情景, en: My scenario}',
  'extends: baseline',
  'author: A. Reader',
  'date: 2026-01-02',
  'assumes: {zh: 增速较低, en: lower growth}',
  'leaves_out: {zh: 其余, en: the rest}',
  'set: {growth: 4.5}',
];

/** Answers what the page showed before. */
async function choose(page: Page, lines: readonly string[]): Promise<string[]> {
  const before = await tiles(page);
  await page.locator('details.about summary').click();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'mine.yaml', mimeType: 'text/yaml', buffer: Buffer.from(lines.join('\n')) });
  return before;
}

describe('A link with something of one’s own in it', () => {
  async function withEquation(page: Page): Promise<string[]> {
    const before = await tiles(page);
    await page.locator('[data-tile=gdp_level]').click();
    await page.locator('details.try summary').click();
    await page.locator('details.try textarea').fill('gdp_current[t] = gdp[t] * deflator[t] * 2');
    await page.getByRole('button', { name: 'Use this equation' }).click();
    await page.waitForURL(/equation\.gdp_current=/);
    return before;
  }

  async function withFile(page: Page): Promise<string[]> {
    const before = await choose(page, good);
    await page.waitForURL(/file\.mine=/);
    return before;
  }

  it.each([
    { what: 'an equation', make: withEquation },
    { what: 'a scenario file', make: withFile },
  ])('carries $what: the same tiles for somebody else, in a link that reads the same again', async ({ make }) => {
    const { page } = await open(browser, site, '/', { lang: 'en' });
    const before = await make(page);
    const [{ hash }, shown] = [new URL(page.url()), await tiles(page)];
    await leave(page);
    expect(shown).not.toEqual(before);
    const theirs = await open(browser, site, `/${hash}`, { lang: 'en' });
    await theirs.page.waitForFunction(
      (was) => was !== document.querySelector('[data-tile=gdp_level] .value')?.textContent,
      before
        .find((tile) => tile.startsWith('gdp_level'))
        ?.split(' ')
        .slice(1, -1)
        .join(' '),
    );
    expect(await tiles(theirs.page)).toEqual(shown);
    expect(await theirs.page.getByRole('alert').count()).toBe(0);
    expect(theirs.faults).toEqual([]);
    await theirs.page.waitForURL((url) => url.hash === hash);
    await leave(theirs.page);
  });

  it.each([
    {
      what: 'an equation that does not read',
      hash: '#plan=guangzhou-14&scenario=baseline&equation.gdp_current=gdp[t]*(',
      says: { zh: /链接无法打开[\s\S]*方程/, en: /could not be opened[\s\S]*equation/ },
    },
    {
      what: 'an equation with a name that the model no longer has',
      hash: '#plan=guangzhou-14&scenario=baseline&equation.gdp_current=gdpp[t]&written=00000000-00000000',
      says: { zh: /另一个版本[\s\S]*gdpp/, en: /another version[\s\S]*gdpp/ },
    },
    {
      what: 'a file that does not unpack',
      hash: '#plan=guangzhou-14&scenario=mine&file.mine=1.AAAA',
      says: { zh: /情景文件“mine”解不开/, en: /“mine” in the link does not unpack/ },
    },
  ])('says what is wrong with $what in both languages and changes nothing', ({ hash, says }) =>
    visit({ lang: 'zh' }, async ({ page }) => {
      const before = await tiles(page);
      await page.evaluate((to) => (location.hash = to), hash);
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('alert').innerText()).toMatch(says.zh);
      expect(await tiles(page)).toEqual(before);
      await toOtherLanguage(page);
      expect(await page.getByRole('alert').innerText()).toMatch(says.en);
    }),
  );

  it('that was written for another version of the model is opened with a note', async () => {
    const { page } = await open(
      browser,
      site,
      '/#plan=guangzhou-14&scenario=baseline&equation.gdp_current=gdp[t]*deflator[t]*2&written=00000000-00000000',
      { lang: 'en' },
    );
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/The link was opened\.[\s\S]*another version/);
    await leave(page);
  });
});

describe('A scenario file', () => {
  it('of one’s own is read, run and shown by its name', () =>
    visit({ lang: 'en' }, async ({ page }) => {
      const before = await choose(page, good);
      await page.locator('select:has(option:checked:text-is("My scenario"))').waitFor();
      expect(await tiles(page)).not.toEqual(before);
    }));

  it.each([
    { fault: 'an unknown field', lines: [...good, 'sett: {growth: 5}'], says: /sett/ },
    {
      fault: 'an assumption misspelt',
      lines: good.map((line) => line.replace('growth: 4.5', 'grwth: 4.5')),
      says: /grwth[\s\S]*growth/,
    },
    { fault: 'a year outside the model', lines: good.map((line) => line.replace('4.5', '{2050: 4}')), says: /2050/ },
    { fault: 'no YAML at all', lines: ['name: {zh: 未完'], says: /mine\.yaml/ },
  ])('with $fault is refused with its place in both languages, and nothing changes', ({ lines, says }) =>
    visit({ lang: 'zh' }, async ({ page }) => {
      const before = await choose(page, lines);
      const alert = page.getByRole('alert');
      await alert.waitFor();
      expect(await tiles(page)).toEqual(before);
      for (const heading of [/文件/, /file/]) {
        expect(await alert.innerText()).toMatch(heading);
        expect(await alert.innerText()).toMatch(says);
        expect(await alert.innerText()).toMatch(/mine\.yaml/);
        await toOtherLanguage(page);
      }
    }),
  );
});
