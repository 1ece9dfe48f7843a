/**
 * One part of a divided ensemble, for workers and job arrays. A part carries what it belongs to, so that parts of
 * different models, values or designs are never mixed.
 */
import { error, hasErrors, type Issue, type Place, type Reading, type Text } from '../../issue.ts';
import type { Assignment, Program } from '../../compile/types.ts';
import { hashOfText } from '../hash.ts';
import { BLOCK } from '../summary/moments.ts';
import type { EnsembleProgress, EnsembleSpec, Machine } from '../types.ts';
import type { Part } from './collect.ts';
import { placeJob, type PlacedJob } from './job.ts';
import { driven, type EnsembleOptions } from './drive.ts';
import { partSteps } from './run.ts';
import { valuesOf } from './shapes.ts';
import { wholeOf } from './spec.ts';
import type { Wanted } from './wanted.ts';

/** What a part belongs to. All parts of one ensemble have equal keys. */
export interface PartKey {
  /** Fingerprint of equations, targets and years. */
  readonly program: string;
  /** Fingerprint of values in force, distributions, noise and correlations. */
  readonly values: string;
  /** Fingerprint of seed, method, number of draws, and what is wanted. */
  readonly spec: string;
}

export interface EnsemblePart {
  /** What it was read from. */
  readonly name?: string;
  readonly key: PartKey;
  /** Of the whole ensemble: without `part`. */
  readonly spec: EnsembleSpec;
  readonly wanted: Wanted;
  readonly columns: readonly number[];
  readonly part: Part;
}

/** The range of shard number `index` (from 0) of `count`: whole blocks of 256 draws, as even as they go. */
export function shardRange(draws: number, index: number, count: number): readonly [number, number] {
  const blocks = Math.ceil(draws / BLOCK);
  const start = (i: number): number => Math.min(draws, Math.floor((blocks * i) / count) * BLOCK);
  return [start(index), index + 1 === count ? draws : start(index + 1)];
}

/** Runs shard number `index` (from 0) of `count`. More shards than blocks of draws leave some empty. */
export function runShard(
  program: Program,
  assignment: Assignment,
  spec: EnsembleSpec,
  index: number,
  count: number,
  options: EnsembleOptions = {},
): Reading<EnsemblePart> {
  return driven(shardSteps(program, assignment, spec, index, count, options.machine), options);
}

/** The steps of a shard, for a driver that yields to others between them. */
export function* shardSteps(
  program: Program,
  assignment: Assignment,
  spec: EnsembleSpec,
  index: number,
  count: number,
  machine?: Machine,
): Generator<EnsembleProgress, Reading<EnsemblePart>> {
  const wrong = checkShard(index, count);
  if (hasErrors(wrong)) return { ok: false, issues: wrong };
  const whole = wholeOf(spec);
  const checked = placeJob(program, assignment, whole, machine?.backend === 'js');
  if (!checked.ok) return checked;
  const job: PlacedJob = { ...checked.value, spec: { ...whole, part: shardRange(spec.draws, index, count) } };
  const part = yield* partSteps(job, machine);
  if (!part.ok) return part;
  const { wanted, columns } = job;
  const key = keyOf(program, assignment, whole);
  return { ok: true, value: { key, spec: whole, wanted, columns, part: part.value }, issues: checked.issues };
}

const MOST_SHARDS = 100_000;

function checkShard(index: number, count: number): readonly Issue[] {
  const whole = Number.isInteger(index) && Number.isInteger(count) && count >= 1 && count <= MOST_SHARDS;
  if (whole && index >= 0 && index < count) return [];
  return [error('simulate.shard', {}, { found: `${index + 1}/${count}`, expected: MOST_SHARDS })];
}

/** Whether a part is one of this program with these values, whatever its draws and seed. */
export function checkBelongs(part: EnsemblePart, program: Program, assignment: Assignment): readonly Issue[] {
  const own = keyOf(program, assignment, part.spec);
  return (['program', 'values'] as const)
    .filter((field) => own[field] !== part.key[field])
    .map((field) => error('simulate.parts-foreign', fileOf(part), { more: { what: KEY_WORDS[field] } }));
}

export function fileOf({ name }: EnsemblePart): Place {
  return name === undefined ? {} : { file: name };
}

/** What differs when a field of two keys does. */
export const KEY_WORDS: Readonly<Record<keyof PartKey, Text>> = {
  program: { zh: '模型或目标', en: 'model or targets' },
  values: { zh: '参数取值或分布', en: 'values or distributions' },
  spec: { zh: '种子、方法、次数或所求结果', en: 'seed, method, number of draws or wanted results' },
};

function keyOf(program: Program, assignment: Assignment, spec: EnsembleSpec): PartKey {
  const { steps, frame, scalars, years, series, finals, linked } = program;
  const { draws, seed, method, quantiles, wanted, joint, histograms, memory } = spec;
  const values = program.parameters.map((parameter) => {
    const { id, distribution, noise, bounds } = parameter;
    return [id, valuesOf(parameter, assignment), parameter.default, distribution, noise, bounds];
  });
  const noises = linked.order.map(({ id, noise }) => [id, noise]);
  const correlations = linked.correlations.map(({ a, b, rank }) => [a, b, rank]);
  return {
    program: hashOfText(JSON.stringify({ steps, frame, scalars, years, series, finals })),
    values: hashOfText(JSON.stringify({ values, noises, correlations })),
    spec: hashOfText(JSON.stringify([draws, seed, method, quantiles, wanted, joint, spec.finals, histograms, memory])),
  };
}
