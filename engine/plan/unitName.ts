/** Display names of units in both languages: `亿元@2020` is 亿元（2020 年价）, "100 million yuan (2020 prices)". */
import type { Text } from '../issue.ts';
import { remembered } from './remembered.ts';
import { unitFactors, type UnitFactor } from './unit.ts';
import { baseUnits, prefixes, priceBases } from './unitWords.ts';

/**
 * A unit text as words; a text that is no unit is shown as it is. Pure numbers have no name.
 *
 * @example unitName('人/千人').en // 'people per 1,000 people'
 */
export const unitName = remembered((text: string): Text => {
  const factors = unitFactors(text);
  if (factors.length === 0 || text.trim() === '') return { zh: text, en: text };
  const above = factors.filter((factor) => !factor.over && factor.word !== '1');
  const below = factors.filter((factor) => factor.over);
  return { zh: chinese(above, below), en: english(above, below) };
});

function chinese(above: readonly UnitFactor[], below: readonly UnitFactor[]): string {
  const bases = [...new Set([...above, ...below].map((factor) => factor.basis).filter((basis) => basis !== ''))];
  const word = (factor: UnitFactor): string => {
    const basis = bases.length > 1 && factor.basis ? `（${priceBases[factor.basis]?.zh ?? factor.basis}）` : '';
    return factor.prefix + factor.word + power(factor.power) + basis;
  };
  const single = bases.length === 1 ? `（${priceBases[bases[0] ?? '']?.zh ?? bases[0]}）` : '';
  const words = [above.map(word).join('·'), ...below.map(word)].filter((part, i) => part !== '' || i > 0);
  return (above.length === 0 && below.length > 0 ? `每${words.join('·').replace(/^·/, '')}` : words.join('/')) + single;
}

function english(above: readonly UnitFactor[], below: readonly UnitFactor[]): string {
  const bases = [...new Set([...above, ...below].map((factor) => factor.basis).filter((basis) => basis !== ''))];
  const word = (factor: UnitFactor, number: 'one' | 'many'): string =>
    words(factor, number) +
    (bases.length > 1 && factor.basis ? ` (${priceBases[factor.basis]?.en ?? factor.basis})` : '');
  const top = above.map((factor) => word(factor, 'many')).join(' × ');
  const bottom = below.map((factor) => ` per ${word(factor, 'one')}`).join('');
  const single = bases.length === 1 ? ` (${priceBases[bases[0] ?? '']?.en ?? bases[0]})` : '';
  return (top + bottom + single).trim();
}

function words(factor: UnitFactor, number: 'one' | 'many'): string {
  const base = baseUnits[factor.word];
  const prefix = prefixes.find(([word]) => word === factor.prefix)?.[2];
  const noun = base ? base[prefix ? 'many' : number] : factor.word;
  return `${prefix ? `${prefix} ` : ''}${noun}${power(factor.power)}`;
}

function power(exponent: number): string {
  return exponent === 1 ? '' : exponent === 2 ? '²' : exponent === 3 ? '³' : `^${exponent}`;
}
