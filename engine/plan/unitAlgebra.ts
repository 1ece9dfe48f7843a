/**
 * The algebra of units: a size and a set of dimensions. Two units are equal when both agree. Money at 2020 prices and
 * money at current prices are different dimensions, so mixing them cannot pass as arithmetic.
 */
import { printUnit } from './unitPrint.ts';

export interface Unit {
  readonly text: string;
  /** Size in the dimensions' own units: 亿元 is 1e8, % is 0.01. */
  readonly scale: number;
  /** Dimension → power, never 0; 2020 prices are `yuan@2020`. */
  readonly dims: Readonly<Record<string, number>>;
}

/** A unit without a text. */
export type Measure = Pick<Unit, 'scale' | 'dims'>;

export const pureNumber: Unit = { text: '1', scale: 1, dims: {} };
export const percent: Unit = { text: '%', scale: 0.01, dims: {} };

export function multiplyUnits(a: Unit, b: Unit): Unit {
  return named(times(a, b, 1));
}

export function divideUnits(a: Unit, b: Unit): Unit {
  return named(times(a, b, -1));
}

/** Whole and half powers; the scale of a half power is a square root. */
export function powerUnit(unit: Unit, power: number): Unit {
  return named(times({ scale: 1, dims: {} }, unit, power));
}

export function sameDimensions(a: Unit, b: Unit): boolean {
  const keys = Object.keys(a.dims);
  return keys.length === Object.keys(b.dims).length && keys.every((key) => a.dims[key] === b.dims[key]);
}

/** Same dimensions and same size: 亿元/万人 equals 万元/人. Sizes are powers of ten, so 1e-9 only forgives rounding. */
export function equalUnits(a: Unit, b: Unit): boolean {
  return sameDimensions(a, b) && Math.abs(a.scale - b.scale) <= 1e-9 * Math.abs(b.scale);
}

/** Whether two units differ in nothing but the price basis of money (and perhaps size). */
export function differOnlyInPrices(a: Unit, b: Unit): boolean {
  return !sameDimensions(a, b) && sameDimensions(withoutBasis(a), withoutBasis(b));
}

/** The dimensions with all money as one; a deflator becomes a pure number. */
function withoutBasis(unit: Unit): Unit {
  const dims: Record<string, number> = {};
  for (const [dim, power] of Object.entries(unit.dims)) {
    const key = dim.startsWith('yuan') ? 'yuan' : dim;
    dims[key] = (dims[key] ?? 0) + power;
  }
  return { ...unit, dims: withoutZeros(dims) };
}

function named(measure: Measure): Unit {
  return { text: printUnit(measure), ...measure };
}

/** a·bᵖ, for whole and half p. */
export function times(a: Measure, b: Measure, power: number): Measure {
  const dims: Record<string, number> = { ...a.dims };
  for (const [dim, exponent] of Object.entries(b.dims)) dims[dim] = (dims[dim] ?? 0) + exponent * power;
  return { scale: a.scale * scalePower(b.scale, power), dims: withoutZeros(dims) };
}

/** Whole and half powers by multiplication: the same bits on every machine. */
function scalePower(scale: number, power: number): number {
  let result = 1;
  for (let i = 0; i < Math.floor(Math.abs(power)); i++) result *= scale;
  if (Math.abs(power) % 1 !== 0) result *= Math.sqrt(scale);
  return power < 0 ? 1 / result : result;
}

function withoutZeros(dims: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(dims).filter(([, power]) => power !== 0));
}
