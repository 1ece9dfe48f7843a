/** Writes the random innovations of noisy series into a machine's tile, year by year. */
import type { Program } from '../../compile/types.ts';
import { fillScores } from '../random/design.ts';
import type { Machine } from '../types.ts';
import type { Chance } from './chance.ts';
import type { Work } from '../distribution/work.ts';
import type { NoiseSource } from '../dependence/noise.ts';
import { aheadFrom, type Ahead, type Stretch } from './inputs.ts';

export type InnovationWriter = (machine: Machine, stretch: Stretch) => void;

/** Scores of a stream in a model year, those of the stretch from place `at` on. */
type Scores = (stream: string, yearIndex: number) => { readonly numbers: Float64Array; readonly at: number };

/** Made once for an ensemble of draws up to `end`: it keeps its working space. A shared stream is drawn once a year. */
export function innovationWriter({ layout, years }: Program, chance: Chance, end: number): InnovationWriter {
  const noises = layout.noisy.map((id) => ({ id, parts: chance.noises.get(id)?.parts ?? [] }));
  const room: Room = Array.from(years, () => new Map<string, Ahead>());
  return (machine, stretch) => {
    const scores = scoresIn(room, chance, stretch, end);
    for (let yearIndex = 1; yearIndex < years.length; yearIndex++)
      for (const { id, parts } of noises) {
        const column = layout.innovationColumn(id, yearIndex);
        if (column === undefined || machine.keeps?.(column) === false) continue;
        writeColumn(machine, column, stretch, parts, (stream) => scores(stream, yearIndex));
      }
  };
}

function writeColumn(
  machine: Machine,
  column: number,
  { tile, count }: Stretch,
  parts: NoiseSource['parts'],
  scores: (stream: string) => ReturnType<Scores>,
): void {
  const { memory } = machine;
  const to = machine.offset(tile, column);
  if (parts.length === 0) memory.fill(0, to, to + count);
  parts.forEach(({ stream, weight }, n) => {
    const { numbers, at } = scores(stream);
    const work = { base: numbers, from: at, out: memory, to, count };
    if (n === 0) writeTimes(weight, work);
    else addTimes(weight, work);
  });
}

/** By year and stream. */
type Room = readonly Map<string, Ahead>[];

function scoresIn(room: Room, chance: Chance, { first, count }: Stretch, end: number): Scores {
  return (stream, yearIndex) => {
    const year = room[yearIndex] as Map<string, Ahead>;
    const row = aheadFrom(year.get(stream), { first, count }, end, (numbers) =>
      fillScores(numbers, chance.design, chance.noiseDimension(stream, yearIndex), first),
    );
    year.set(stream, row);
    return { numbers: row.numbers, at: first - row.first };
  };
}

function writeTimes(weight: number, { base, from, out, to, count }: Work): void {
  for (let i = 0; i < count; i++) out[to + i] = weight * (base[from + i] as number);
}

function addTimes(weight: number, { base, from, out, to, count }: Work): void {
  for (let i = 0; i < count; i++) out[to + i] = (out[to + i] as number) + weight * (base[from + i] as number);
}
