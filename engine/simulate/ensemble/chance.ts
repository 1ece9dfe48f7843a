/**
 * Everything random about a linked model under one design: for each uncertain parameter where its base numbers come
 * from, and for each noisy series where its innovations come from. Depends on the model and the design alone, not on
 * the values in force, nor on which part of the model a program keeps.
 */
import { hasErrors, reading, warning, type Issue, type Reading } from '../../issue.ts';
import type { LinkedModel } from '../../model/types.ts';
import { mixingOf, type Mixing, type Part } from '../dependence/copula.ts';
import { noiseSources, type NoiseSource } from '../dependence/noise.ts';
import { normalCdf } from '../distribution/normal.ts';
import type { Base } from '../distribution/shape.ts';
import { fillScores, fillUnits, type Design, type Dimension } from '../random/design.ts';
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
  const uses = sources.flatMap(({ parts }) => parts.map(({ stream }) => stream));
  const streams = [...new Set(uses)];
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
  else if (base === 'unit') fillUnits(out, chance.design, dimensionOf(chance, id), first);
  else fillScores(out, chance.design, dimensionOf(chance, id), first);
}

/** The dimension of a parameter's own scores. */
export function dimensionOf({ parameters }: Chance, id: string): Dimension {
  const dimension = parameters.get(id);
  if (!dimension) throw new Error(`no dimension for ${id}`);
  return dimension;
}

/** Nearest doubles to 0 and 1 that a uniform may be: a score beyond ±8.2 must not leave the open interval. */
const LEAST_UNIT = 1 / 0x20000000000000;

function fillMixed(chance: Chance, parts: readonly Part[], base: Base, first: number, out: Float64Array): void {
  const own = new Float64Array(out.length);
  out.fill(0);
  for (const { of, weight } of parts) {
    fillScores(own, chance.design, dimensionOf(chance, of), first);
    addTimes(own, weight, out);
  }
  if (base === 'unit') for (let i = 0; i < out.length; i++) out[i] = within(normalCdf(out[i] as number));
}

function addTimes(scores: Float64Array, weight: number, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) + weight * (scores[i] as number);
}

/** A uniform from what may have been rounded to the end of the interval. */
export function within(unit: number): number {
  return Math.min(1 - LEAST_UNIT, Math.max(LEAST_UNIT, unit));
}
