export type * from './types.ts';
export { board } from './board.ts';
export { history, type Published } from './history.ts';
export { errorWords, probabilityWords } from './probability.ts';
export { bandsOf, seriesView, type SeriesLabel, type ViewInput } from './series-view.ts';
export { targetWords } from './target-words.ts';
export {
  formatDifference,
  formatRate,
  formatValue,
  fullValue,
  noValue,
  showValue,
  type ValueOptions,
} from './value.ts';
export { gradeWords, natureWords, outcomeWords, progressWords, verdictWords } from './words.ts';
