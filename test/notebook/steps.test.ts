/**
 * A notebook read and computed in steps, as a page does while somebody types: whatever was left half way, the last text
 * shows what it shows in a notebook that was opened with it.
 */
import { describe, expect, test, vi } from 'vitest';
import { openStudy, type Study } from '../../engine/analyse/study.ts';
import type { Reading } from '../../engine/issue.ts';
import { nothingKept, type Kept, type Sampling } from '../../engine/notebook/evaluate.ts';
import { readNotebook } from '../../engine/notebook/file/read.ts';
import { evaluatorOf, type Evaluated } from '../../engine/notebook/runtime/evaluate.ts';
import { contentSteps, momentOf } from '../../engine/notebook/runtime/moment.ts';
import { openSheet, sheetSteps, type Sheet } from '../../engine/notebook/runtime/sheet.ts';
import { NO_ADJUSTMENTS } from '../../engine/notebook/types.ts';
import { eachOf, whole, type Steps } from '../../engine/steps.ts';
import { home } from '../scenarios/home.ts';

vi.setConfig({ testTimeout: 120_000 });

const fence = '```';
const sampling: Sampling = { draws: 512, method: 'sobol' };

/** While a formula is typed: as it was, half an expression, a name that is not there, and the end. */
const formulas = ['gdp_current[t]', 'gdp_current[t] * 1.', 'gdp_current[t] * rates[t]', 'gdp_current[t] * 1.05'];
const texts = formulas.map(
  (formula) => `---
format: 1
title: In steps
lang: en
plan: guangzhou-14
scenario: baseline
seed: 7
---

It is {{more@2025}}, the target is met with {{p(gdp_level)}}, and growth is {{drag growth}}.

${fence}formula #more
more[t] = ${formula}
${fence}

${fence}chart #spread
series: [more, gdp_current]
years: 2020..2025
bands: [80]
${fence}

${fence}compare #others
scenarios: [baseline, slow-growth]
series: [gdp_current]
${fence}

${fence}targets #board
group: all
${fence}
`,
);

interface Page {
  readonly kept: Kept;
  sheet?: Sheet;
}

/** Everything that a page does with a text, and takes over at the end. */
function* reading(page: Page, text: string): Steps<readonly Evaluated[]> {
  const read = readNotebook('steps.nb.md', text);
  if (!read.ok) throw new Error('the notebook is refused');
  const sheet = yield* sheetSteps(home, read.value, {}, page.sheet);
  const moment = momentOf(sheet, NO_ADJUSTMENTS, sampling);
  const keys = yield* contentSteps(moment);
  const outs = yield* evaluatorOf(moment, page.kept).inTurn([...keys.keys()]);
  page.sheet = sheet;
  return outs;
}

const [before = '', half = '', unknown = '', last = ''] = texts;

function opened(text: string) {
  const page: Page = { kept: nothingKept() };
  return { page, outs: whole(reading(page, text)) };
}

/** One after the other, each cell asked for by itself. */
function alone(text: string) {
  const read = readNotebook('steps.nb.md', text);
  if (!read.ok) throw new Error('the notebook is refused');
  const sheet = openSheet(home, read.value);
  const evaluator = evaluatorOf(momentOf(sheet, NO_ADJUSTMENTS, sampling));
  return evaluator.together(sheet.cells.map(({ cell }) => cell.key));
}

/** Does so many steps, and leaves the rest. */
function begin(steps: Steps<unknown>, count: number): boolean {
  for (let n = 0; n < count; n++) if (steps.next().done) return false;
  return true;
}

describe('typing that is read in steps', () => {
  const expected = alone(last);

  test('shows the numbers of a notebook that was opened with it', () => {
    const { page } = opened(before);
    expect(whole(reading(page, half))).toEqual(alone(half));
    expect(whole(reading(page, last))).toEqual(expected);
  });

  test('may be left after any step', () => {
    const { page, outs } = opened(before);
    let left = 0;
    for (let count = 1; begin(reading(page, left % 2 === 0 ? last : half), count); count += 5) {
      begin(reading(page, unknown), count);
      left++;
      expect(whole(reading(page, before)), `${count} steps`).toEqual(outs);
    }
    expect(left).toBeGreaterThan(10);
    expect(whole(reading(page, last))).toEqual(expected);
  });

  test('is not disturbed by cells that are shown meanwhile', () => {
    const { page, outs } = opened(before);
    const { sheet } = page;
    const shown = sheet && evaluatorOf(momentOf(sheet, NO_ADJUSTMENTS, sampling), page.kept);
    const steps = reading(page, last);
    let found: readonly Evaluated[] | undefined;
    for (let count = 0; !found; count++) {
      const next = steps.next();
      if (next.done) found = next.value;
      else if (count % 4 === 0) expect(shown?.together(outs.map(([key]) => key))).toEqual(outs);
    }
    expect(found).toEqual(expected);
  });
});

describe('a model that the sheet has linked', () => {
  const { page } = opened(last);
  const series = (study: Reading<Study>) => study.ok && [...study.value.run.series];
  test.each([
    { name: 'as it is', adjustments: NO_ADJUSTMENTS },
    { name: 'with an assumption moved', adjustments: { ...NO_ADJUSTMENTS, set: { growth: 5.4 } } },
    {
      name: 'with a shock that it does not know',
      adjustments: {
        ...NO_ADJUSTMENTS,
        shocks: [
          { on: 'gdp', kind: 'multiply' as const, span: { from: 2022, to: 2022 }, value: 0.9, fade: 0.5, place: {} },
        ],
      },
    },
  ])('gives the study that linking again gives ($name)', ({ adjustments }) => {
    const { sheet } = page;
    if (!sheet?.linked) throw new Error('nothing was linked');
    const { scenario: resolved } = momentOf(sheet, adjustments, sampling);
    const [again, before] = [{}, { linked: sheet.linked }].map((how) =>
      openStudy(sheet.home, 'baseline', {}, { resolved, ...how }),
    ) as [Reading<Study>, Reading<Study>];
    expect(before.ok).toBe(true);
    expect(series(before)).toEqual(series(again));
    expect(before.issues).toEqual(again.issues);
  });
});

test('a list is worked through one by one', () => {
  const steps = eachOf([1, 2, 3], (one, index) => one * 10 + index);
  expect([begin(steps, 2), whole(steps)]).toEqual([true, [10, 21, 32]]);
});
