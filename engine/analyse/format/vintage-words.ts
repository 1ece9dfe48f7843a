/** Vintages of published statistics in words; one that is not known here is said as it is written. */
import type { Text } from '../../issue.ts';

const known: Readonly<Record<string, string>> = {
  preliminary: '初步数',
  revised: '修订数',
  final: '最终数',
  'census-revised': '普查修订数',
  census: '普查数',
  'census (2020-11-01)': '普查日（2020-11-01）',
  'pre-census (superseded)': '普查前（已被取代）',
  'plan estimate': '规划估计数',
  'plan document': '规划所载数',
  'revised-4th-economic-census': '第四次经济普查修订数',
  'city definition': '本市口径',
  'national definition': '国家口径',
  'approx.': '约数',
  'lower bound': '下限',
  'year inferred': '年份为推断',
  'new survey': '新调查口径',
  'low-quality source': '来源质量低',
  plan: '规划所载数',
};

export function vintageWords(vintage: string): Text {
  return { zh: known[vintage] ?? vintage, en: vintage };
}
