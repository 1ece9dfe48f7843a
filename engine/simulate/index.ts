export type * from './types.ts';
export { createMachine, createPathMachine, BLOCK_SIZE, type MachineOptions } from './machine.ts';
export { runEnsemble, ensembleSteps } from './ensemble/run.ts';
export { driven, type EnsembleOptions } from './ensemble/drive.ts';
export { openEnsemble, type Ask, type EnsembleSession } from './ensemble/session.ts';
export { checkBelongs, runShard, shardRange, shardSteps, type EnsemblePart, type PartKey } from './ensemble/part.ts';
export { mergeShards } from './ensemble/merge.ts';
export { packRun, unpackRun, type PackedRun } from './ensemble/packed.ts';
export { printPart, readPart } from './ensemble/part-file.ts';
export { MAX_DRAWS, MAX_QUANTILES } from './ensemble/spec.ts';
export {
  failures,
  probabilityAbove,
  probabilityOf,
  type Above,
  type Failure,
  type Probability,
} from './summary/ask.ts';
export { histogramOf } from './summary/histogram.ts';
export { quantilesOf } from './summary/quantiles.ts';
export { hashOf } from './hash.ts';
export { runPath, computePath } from './run.ts';
