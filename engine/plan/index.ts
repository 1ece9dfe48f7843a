export type * from './types.ts';
export { readPlan } from './read.ts';
export { rateKind } from './completePast.ts';
export { readObservations } from './observations.ts';
export { historyOf, vintageName, type HistoryOptions, type PublishedHistory, type PublishedPoint } from './history.ts';
export { checkObserved } from './checkObserved.ts';
export {
  divideUnits,
  equalUnits,
  multiplyUnits,
  parseUnit,
  powerUnit,
  printUnit,
  sameDimensions,
  type Unit,
} from './unit.ts';
export { unitName } from './unitName.ts';
