/**
 * Everything random about a linked model under one design: for each uncertain parameter where its base numbers come
 * from, and for each noisy series where its innovations come from. Depends on the model and the design alone, not on
 * the values in force, nor on which part of the model a program keeps.
 */
import { hasErrors, reading, warning, type Issue, type Reading } from '../../issue.ts';
import type { LinkedModel } from '../../model/types.ts';
import { mixingOf, type Mixing } from '../dependence/copula.ts';
import { noiseSources, type NoiseSource } from '../dependence/noise.ts';
import { inverseNormal, normalCdf } from '../distribution/normal.ts';
import type { Base } from '../distribution/shape.ts';
import { fillDimension, type Design, type Dimension } from '../random/design.ts';
import { SOBOL_DIMENSIONS } from '../random/sobol.ts';
import { streamOf } from '../random/stream.ts';

export interface Chance {
  readonly design: Design;
  readonly mixing: Mixing;
  /** Dimension of each parameter's own, independent score. */
  readonly parameters: ReadonlyMap<string, Dimension>;
  readonly noises: ReadonlyMap<string, NoiseSource>;
  /** Dimension of a noise stream in the model year number `yearIndex`. */
  readonly noiseDimension: (stream: string, yearIndex: number) => Dimension;
}

export function chanceOf(linked: LinkedModel, design: Design): Reading<Chance> {
  const { mixing, issues: wrongCorrelations } = mixingOf(linked.correlations);
  const { sources, issues: wrongNoise } = noiseSources(linked);
  const issues = [...wrongCorrelations, ...wrongNoise];
  if (hasErrors(issues)) return { ok: false, issues };
  const parameters = parameterDimensions(linked, mixing);
  const streams = [...new Set(sources.flatMap(({ parts }) => parts.map(({ stream }) => stream)))];
  const years = linked.years.to - linked.years.from;
  const dimensions = parameters.size + streams.length * years;
  const noiseDimension = noiseDimensions(streams, parameters.size, linked.years.from);
  const noises = new Map(sources.map((source) => [source.id, source]));
  const found = [...issues, ...tooMany(design, dimensions)];
  return reading({ design, mixing, parameters, noises, noiseDimension }, found);
}

/** Uncertain parameters in declared order, then partners in a correlation that are not sampled here themselves. */
function parameterDimensions(linked: LinkedModel, mixing: Mixing): ReadonlyMap<string, Dimension> {
  const uncertain = linked.exogenous.filter(({ distribution }) => distribution).map(({ id }) => id);
  const ids = [...new Set([...uncertain, ...mixing.keys()])];
  return new Map(ids.map((id, order) => [id, { stream: streamOf(id), year: 0, order }]));
}

/** Near years come first, where Sobol points are best. The base year has no innovations. */
function noiseDimensions(streams: readonly string[], before: number, baseYear: number): Chance['noiseDimension'] {
  const places = new Map(streams.map((name, index) => [name, { stream: streamOf(name), index }]));
  return (name, yearIndex) => {
    const { stream, index } = places.get(name) ?? { stream: streamOf(name), index: 0 };
    return { stream, year: baseYear + yearIndex, order: before + (yearIndex - 1) * streams.length + index };
  };
}

function tooMany(design: Design, found: number): readonly Issue[] {
  if (design.method !== 'sobol' || found <= SOBOL_DIMENSIONS) return [];
  const rest = found - SOBOL_DIMENSIONS;
  return [warning('simulate.sobol-dimensions', {}, { found, expected: SOBOL_DIMENSIONS, more: { rest } })];
}

/** Writes the base numbers of a parameter for draws `first`, … into all of `out`. */
export function fillBase(chance: Chance, id: string, base: Base, first: number, out: Float64Array): void {
  const parts = chance.mixing.get(id);
  if (parts) fillMixed(chance, parts, base, first, out);
  else {
    fillOwn(chance, id, first, out);
    if (base === 'score') toScores(out);
  }
}

function fillOwn(chance: Chance, id: string, first: number, out: Float64Array): void {
  const dimension = chance.parameters.get(id);
  if (!dimension) throw new Error(`no dimension for ${id}`);
  fillDimension(out, chance.design, dimension, first);
}

function toScores(units: Float64Array): void {
  for (let i = 0; i < units.length; i++) units[i] = inverseNormal(units[i] as number);
}

/** Nearest doubles to 0 and 1 that a uniform may be: a score beyond ±8.2 must not leave the open interval. */
const LEAST_UNIT = 1 / 0x20000000000000;

function fillMixed(
  chance: Chance,
  parts: readonly { readonly of: string; readonly weight: number }[],
  base: Base,
  first: number,
  out: Float64Array,
): void {
  const own = new Float64Array(out.length);
  out.fill(0);
  for (const { of, weight } of parts) {
    fillOwn(chance, of, first, own);
    addScores(own, weight, out);
  }
  if (base === 'unit') for (let i = 0; i < out.length; i++) out[i] = within(normalCdf(out[i] as number));
}

function addScores(units: Float64Array, weight: number, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) + weight * inverseNormal(units[i] as number);
}

function within(unit: number): number {
  return Math.min(1 - LEAST_UNIT, Math.max(LEAST_UNIT, unit));
}

/** Writes a series' innovations of one model year for draws `first`, … into all of `out`; zero in the base year. */
export function fillInnovations(chance: Chance, id: string, yearIndex: number, first: number, out: Float64Array): void {
  const source = chance.noises.get(id);
  out.fill(0);
  if (!source || yearIndex === 0) return;
  const units = new Float64Array(out.length);
  for (const { stream, weight } of source.parts) {
    fillDimension(units, chance.design, chance.noiseDimension(stream, yearIndex), first);
    addScores(units, weight, out);
  }
}
