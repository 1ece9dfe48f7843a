import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { readFolders, type PlanFolder } from '../../engine/model/index.ts';
import { describeIssue } from '../../engine/messages/index.ts';
import { checkNotebookText } from '../../engine/notebook/check.ts';
import { nothingKept } from '../../engine/notebook/evaluate.ts';
import { printNotebook } from '../../engine/notebook/file/print.ts';
import { readNotebook } from '../../engine/notebook/file/read.ts';
import { settingsOf } from '../../engine/notebook/file/settings.ts';
import { evaluatorOf } from '../../engine/notebook/runtime/evaluate.ts';
import { momentOf } from '../../engine/notebook/runtime/moment.ts';
import { openSheet } from '../../engine/notebook/runtime/sheet.ts';
import { piecesOf } from '../../engine/notebook/sentence/pieces.ts';
import type { Adjustments, Notebook } from '../../engine/notebook/types.ts';

/** Laws are tried on many cases: slow machines are given time. */
vi.setConfig({ testTimeout: 120_000 });

const root = new URL('../../scenarios/guangzhou-14/', import.meta.url);
const texts = (dir: URL, ending: RegExp): [string, string][] =>
  readdirSync(dir)
    .filter((name) => ending.test(name))
    .map((name) => [name, readFileSync(new URL(name, dir), 'utf8')]);

const folder: PlanFolder = (() => {
  const files = Object.fromEntries(texts(root, /\.(yaml|csv)$/).map(([name, text]) => [`guangzhou-14/${name}`, text]));
  const found = readFolders(files).folders.get('guangzhou-14');
  if (!found) throw new Error('the plan cannot be read');
  return found;
})();

const shipped = new Map(texts(new URL('notebooks/', root), /\.nb\.md$/));
const names = [...shipped.keys()];

function read(name: string): Notebook {
  const result = readNotebook(name, shipped.get(name) ?? '');
  if (!result.ok) throw new Error(`${name} is refused`);
  return result.value;
}

const TITLES: Readonly<Record<string, string>> = {
  home: '2025 年目标能否实现',
  'growth-accounting': '6% 需要什么',
  consistency: '规划自身一致吗',
  'rd-intensity': '研发强度到 3.4%',
  'emerging-industries': '新兴产业 35% 与 1.2 万亿',
  'pandemic-gap': '疫情缺口与枢纽功能',
  mayor: '学生练习：做一次市长',
  tutorial: '从头写一个情景',
};

describe('the shipped notebooks', () => {
  test('are eight, each in Chinese and in English', () => {
    expect(names.sort()).toEqual(
      Object.keys(TITLES)
        .flatMap((id) => [`${id}.en.nb.md`, `${id}.zh.nb.md`])
        .sort(),
    );
    for (const [id, title] of Object.entries(TITLES))
      expect(settingsOf(read(`${id}.zh.nb.md`)).settings.title).toBe(title);
  });

  test.each(names)('%s is written as it would be printed', (name) => {
    expect(printNotebook(read(name))).toBe(shipped.get(name));
    expect(read(name).cells.filter((cell) => cell.frame)).toEqual([]);
  });

  test('Chinese words and the live words beside them stand together; an English percentage is one word', () => {
    const [word, chinese] = ['[\\u4e00-\\u9fff]', '元|人次|吨|人|标箱|件'];
    const apart = new RegExp(`${word} \\*{0,2}\\{\\{(p|target|verdict)\\(|(${chinese})\\}\\}\\*{0,2} ${word}`, 'g');
    for (const [name, text] of shipped) {
      const prose = text.replace(/^check:.*$/gm, '');
      const wrong = name.includes('.zh.') ? apart : /[0-9] %/g;
      expect(prose.replace(name.includes('.zh.') ? '' : /\{\{.*?\}\}/g, '').match(wrong) ?? [], name).toEqual([]);
    }
  });

  test('each that is presented has words for who speaks, and not only at its end', () => {
    for (const name of names.filter((one) => !one.startsWith('tutorial'))) {
      const kinds = read(name).cells.map(({ kind }) => kind);
      expect(kinds.slice(0, -1), name).toContain('notes');
      expect(kinds.at(-1), name).not.toBe('notes');
    }
  });

  test.each(names)('%s has nothing wrong, no number missing, and every claim in it holds', (name) => {
    const lang = settingsOf(read(name)).settings.lang;
    expect(
      checkNotebookText(folder, name, shipped.get(name) ?? '').map(
        (issue) => `${issue.place.line} ${describeIssue(issue, lang)}`,
      ),
    ).toEqual([]);
  });

  test.each(Object.keys(TITLES))('%s says the same in both languages: the same cells, claims and live parts', (id) => {
    const outline = (lang: string): unknown =>
      read(`${id}.${lang}.nb.md`).cells.map((cell) => {
        const { lives, checks } = piecesOf(cell.text);
        const isText = cell.kind === 'markdown' || cell.kind === 'notes';
        return [cell.kind, cell.id, isText ? [lives.length, checks.length] : []];
      });
    expect(outline('en')).toEqual(outline('zh'));
  });

  test.each(names.filter((name) => name.includes('.zh.')))(
    'the slow cells of %s come to an end with a result',
    (name) => {
      const sheet = openSheet(folder, read(name));
      const evaluator = evaluatorOf(momentOf(sheet, { set: {} }, { draws: 0, method: 'random' }), nothingKept());
      for (const { cell } of sheet.cells) {
        const task = evaluator.task(cell.key);
        if (!task) continue;
        let next = task.next();
        while (!next.done) next = task.next();
        expect(next.value.kind).toBe('ok');
      }
    },
  );
});

/** How a question stands after what a student did. */
function state(name: string, key: string, adjustments: Adjustments): string {
  const sheet = openSheet(folder, read(name), adjustments);
  const outcome = evaluatorOf(momentOf(sheet, adjustments, { draws: 0, method: 'random' })).evaluate(key);
  if (outcome.kind === 'error' || outcome.result.kind !== 'question') throw new Error(JSON.stringify(outcome));
  return outcome.result.value.state;
}

describe('the exercise', () => {
  const questions = read('mayor.zh.nb.md').cells.filter((cell) => cell.kind === 'question');

  test('has no question that is answered before the student has begun', () => {
    expect(questions.map((cell) => state('mayor.zh.nb.md', cell.key, { set: {} }))).toEqual(
      questions.map(() => 'open'),
    );
  });

  test.each<[string, Adjustments]>([
    ['cheap', { set: { growth: 5, inflation: 1.8 } }],
    ['push', { set: { sei_push: 1.7 } }],
    ['people', { set: { physicians_recruited: 0.5 } }],
    [
      'province',
      {
        set: { energy_saving: 3.4, decarbonisation: 1.4 },
        targets: { energy_intensity_cut: 16, co2_intensity_cut: 21 },
      },
    ],
    [
      'final',
      {
        set: {
          sei_push: 1.7,
          digital_premium: 8.5,
          rd_premium: 5.5,
          income_premium: 2.8,
          physicians_recruited: 0.5,
          nursery_added: 0.82,
        },
      },
    ],
  ])('#%s can be solved with levers inside their usual ranges', (key, adjustments) => {
    for (const name of ['mayor.zh.nb.md', 'mayor.en.nb.md']) expect(state(name, key, adjustments)).toBe('right');
    for (const [id, value] of Object.entries(adjustments.set)) {
      const [low, high] = folder.model?.parameters.get(id)?.plausible ?? [NaN, NaN];
      expect(Number(value)).toBeGreaterThanOrEqual(low);
      expect(Number(value)).toBeLessThanOrEqual(high);
    }
  });

  test('numbers are judged by the student’s own assumptions', () => {
    // 25019 · 1.06^5 = 33481.07 at the start; 25019 · 1.05^5 = 31931.29 with growth at 5.
    expect(state('mayor.zh.nb.md', 'real', { set: {}, answers: { real: '33480' } })).toBe('right');
    expect(state('mayor.zh.nb.md', 'real', { set: { growth: 5 }, answers: { real: '33480' } })).toBe('wrong');
    expect(state('mayor.zh.nb.md', 'real', { set: { growth: 5 }, answers: { real: '3.19 万亿元' } })).toBe('right');
  });

  test('the tutorial’s questions are open and can be solved', () => {
    for (const name of ['tutorial.zh.nb.md', 'tutorial.en.nb.md']) {
      expect(state(name, 'drag_it', { set: {} })).toBe('open');
      expect(state(name, 'drag_it', { set: { inflation: 1.8 } })).toBe('right');
    }
    expect(state('tutorial.zh.nb.md', 'try', { set: {} })).toBe('open');
    expect(
      state('tutorial.zh.nb.md', 'try', { set: { growth: { 2021: 4, 2022: 3, 2023: 7, 2024: 7.5, 2025: 7.5 } } }),
    ).toBe('right');
  });
});
