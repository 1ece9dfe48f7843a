/** Writes the random innovations of noisy series into a machine's tile, year by year. */
import type { Program } from '../../compile/types.ts';
import { fillScores } from '../random/design.ts';
import type { Machine } from '../types.ts';
import type { Chance } from './chance.ts';
import type { Stretch } from './inputs.ts';

export type InnovationWriter = (machine: Machine, stretch: Stretch) => void;

/** Scores of a stream in a model year, valid until the next year's are asked for. */
type Scores = (stream: string, yearIndex: number) => Float64Array;

/** Made once for an ensemble: it keeps its working space. A stream that several series share is drawn once a year. */
export function innovationWriter({ layout, years }: Program, chance: Chance): InnovationWriter {
  const noises = layout.noisy.map((id) => ({ id, parts: chance.noises.get(id)?.parts ?? [] }));
  const room = new Map<string, Float64Array>();
  return (machine, { tile, first, count }) => {
    const scores = scoresIn(room, chance, first, count);
    for (let yearIndex = 1; yearIndex < years.length; yearIndex++)
      for (const { id, parts } of noises) {
        const column = layout.innovationColumn(id, yearIndex);
        if (column === undefined) continue;
        const to = machine.offset(tile, column);
        const out = machine.memory.subarray(to, to + count);
        if (parts.length === 0) out.fill(0);
        parts.forEach(({ stream, weight }, n) => {
          if (n === 0) writeTimes(scores(stream, yearIndex), weight, out);
          else addTimes(scores(stream, yearIndex), weight, out);
        });
      }
  };
}

function scoresIn(room: Map<string, Float64Array>, chance: Chance, first: number, count: number): Scores {
  const filled = new Map<string, number>();
  return (stream, yearIndex) => {
    const before = room.get(stream);
    const scores = before?.length === count ? before : new Float64Array(count);
    if (filled.get(stream) === yearIndex) return scores;
    fillScores(scores, chance.design, chance.noiseDimension(stream, yearIndex), first);
    room.set(stream, scores);
    filled.set(stream, yearIndex);
    return scores;
  };
}

function writeTimes(scores: Float64Array, weight: number, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = weight * (scores[i] as number);
}

function addTimes(scores: Float64Array, weight: number, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) + weight * (scores[i] as number);
}
