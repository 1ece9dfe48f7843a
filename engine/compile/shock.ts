/** What a scenario's shocks do in each year, as numbers: a shock is a strength a year, applied after noise. */
import type { Shock } from '../model/types.ts';
import type { CodeBuilder } from './code.ts';

/**
 * One strength a year: what is added (-0: nothing), the factor (1: nothing), or the value held (NaN: not held). After
 * `span.to`, k years on, an added v is v·fade^k and a factor v is 1 + (v - 1)·fade^k; a hold ends at once.
 *
 * @example shockStrengths({ kind: 'add', value: 8, fade: 0.5, span: { from: 2021, to: 2021 }, … }, [2020, 2021, 2022, 2023])
 * // [-0, 8, 4, 2]
 */
export function shockStrengths(shock: Shock, years: readonly number[]): readonly number[] {
  return years.map((year) => strengthIn(shock, year));
}

function strengthIn(shock: Shock, year: number): number {
  const share = year < shock.span.from ? 0 : wholePower(shock.fade, Math.max(0, year - shock.span.to));
  switch (shock.kind) {
    case 'add':
      // -0 is what changes no number, not even -0.
      return share === 0 ? -0 : shock.value * share;
    case 'multiply':
      return year >= shock.span.from && year <= shock.span.to ? shock.value : 1 + (shock.value - 1) * share;
    case 'hold':
      return year >= shock.span.from && year <= shock.span.to ? shock.value : NaN;
    default:
      return shock.kind satisfies never;
  }
}

function wholePower(base: number, exponent: number): number {
  let value = 1;
  for (let i = 0; i < exponent; i++) value *= base;
  return value;
}

/** Whether the strength changes anything. */
export function isActive(shock: Shock, strength: number): boolean {
  if (shock.kind === 'hold') return strength === strength;
  // An added +0 makes +0 of -0.
  return shock.kind === 'add' ? !Object.is(strength, -0) : strength !== 1;
}

export function applyShock(shock: Shock, value: number, strength: number, code: CodeBuilder): number {
  switch (shock.kind) {
    case 'add':
      return code.binary('add', value, strength);
    case 'multiply':
      return code.binary('mul', value, strength);
    case 'hold':
      return code.unlessNan(strength, value);
    default:
      return shock.kind satisfies never;
  }
}
