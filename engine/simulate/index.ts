export type * from './types.ts';
export { createMachine, BLOCK_SIZE, type MachineOptions } from './machine.ts';
export { runEnsemble, ensembleSteps, type EnsembleOptions } from './ensemble/run.ts';
