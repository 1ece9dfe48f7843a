/** Units as canonical text: the same size and dimensions are always written in the same way. */
import type { Measure } from './unitAlgebra.ts';
import { baseUnits, prefixes } from './unitWords.ts';

/** Canonical text of a unit from its size and dimensions; reading it gives the same unit. */
export function printUnit(unit: Measure): string {
  const powers = Object.entries(unit.dims).sort(([a], [b]) => dimOrder(a) - dimOrder(b) || (a < b ? -1 : 1));
  const above = powers.filter(([, power]) => power > 0);
  const below = powers.filter(([, power]) => power < 0);
  if (powers.length === 0) return { '1': '1', '0.01': '%', '0.001': '‰' }[unit.scale] ?? tidy(unit.scale);
  const over = prefixOf(unit.scale, above[0]?.[1]);
  const under = over === undefined ? prefixOf(1 / unit.scale, below[0] && -below[0][1]) : undefined;
  const factor = over === undefined && under === undefined ? [tidy(unit.scale)] : [];
  const top = [...factor, ...above.map(([dim, power], i) => printFactor(i === 0 ? (over ?? '') : '', dim, power))];
  const bottom = below.map(([dim, power], i) => printFactor(i === 0 ? (under ?? '') : '', dim, -power));
  return [top.join('·') || '1', ...bottom].join('/');
}

/** A product's price comes before what it is a price of. */
function dimOrder(dim: string): number {
  return dim.startsWith('yuan') ? 0 : 1;
}

function printFactor(prefix: string, dim: string, power: number): string {
  const [kind = '', basis] = dim.split('@');
  const word =
    Object.keys(baseUnits).find((name) => baseUnits[name]?.dim === kind && baseUnits[name].scale === 1) ?? kind;
  return `${prefix}${word}${basis ? `@${basis}` : ''}${power === 1 ? '' : `^${power}`}`;
}

/** The prefix inside a power: 万人^2 is 1e8 人^2. Only squares and roots are looked at. */
function prefixOf(scale: number, power: number | undefined): string | undefined {
  if (power === 1) return prefixFor(scale);
  if (power === 2) return prefixFor(Math.sqrt(scale));
  return power === 0.5 ? prefixFor(scale * scale) : undefined;
}

function prefixFor(scale: number): string | undefined {
  if (nearly(scale, 1)) return '';
  return prefixes.find(([, size]) => nearly(scale, size))?.[0];
}

function nearly(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * b;
}

/** 12 digits: sizes are products of a few powers of ten, the rest is rounding. */
function tidy(scale: number): string {
  return String(Number(scale.toPrecision(12)));
}
