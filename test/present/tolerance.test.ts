/** Tolerances and copies are said to be what they are. */
import { describe, expect, it } from 'vitest';
import { readObservations } from '../../engine/plan/index.ts';
import { sourceGradeWords, toleranceNotes } from '../../engine/present/index.ts';
import { toleranceWords } from '../../engine/present/tolerance.ts';
import { planOf } from '../plan/files.ts';

describe('a tolerance', () => {
  const span = { from: 2020, to: 2025 };

  it('is an assumption of ours, in the unit of the target', () => {
    expect(toleranceWords({ kind: 'about', value: 35000, tolerance: 500, year: 2025 }, '亿元@current')).toEqual({
      zh: '低不超过 500 亿元（当年价），为基本达标（我们的假设，非规划原文）',
      en: 'up to 50 billion yuan (current prices) short is about met (our assumption, not the plan’s words)',
    });
    expect(toleranceWords({ kind: 'about', value: 3.4, tolerance: 0.05, year: 2025 }, '%')?.en).toMatch(
      /0\.05 percent/,
    );
    expect(toleranceWords({ kind: 'hold', tolerance: 1, span }, '%')?.en).toMatch(/^within 1 percentage points of/);
  });

  it('is also the reading of a fall, which the plan gives without a number', () => {
    expect(toleranceWords({ kind: 'falling', tolerance: 0, span }, '万吨CO2')?.zh).toMatch(/我们的假设/);
  });

  it('stands under a table for each target that has one, and for no other', () => {
    // Growth, R&D, two incomes, GDP level, ocean share, industrial blocks, manufacturing, carbon: nine of 36.
    const ids = /^(Real GDP|R&D|.*income|GDP|Output|.*[Oo]cean|.*blocks|Manufacturing|CO₂)/;
    const notes = toleranceNotes(planOf('guangzhou-14'));
    expect(notes).toHaveLength(9);
    for (const { en } of notes) expect(en).toMatch(ids);
  });
});

describe('an official figure', () => {
  const head = 'indicator,year,value,unit,vintage,bound,source_grade,title_zh,title_en,address,note_zh,note_en';
  const gradeOf = (grade: string) => {
    const read = readObservations('o.csv', `${head}\ngdp,2020,1,亿元,final,,${grade},甲,A,,,\n`);
    const source = read.ok ? read.value[0]?.source : undefined;
    return source && sourceGradeWords(source).en;
  };

  it('that was read in a copy says whose; a weak page is an assumption', () => {
    expect(['A', 'B', 'C', 'D'].map(gradeOf)).toEqual([
      'official',
      'official, copied by the press',
      'official, copied by a third party',
      'assumption',
    ]);
  });
});
