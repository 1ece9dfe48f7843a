export type * from './types.ts';
export { board } from './board.ts';
export { decodeLink } from './link/decode.ts';
export { encodeLink } from './link/encode.ts';
export type { LinkState } from './link/state.ts';
export { history } from './history.ts';
export { errorWords, probabilityWords } from './probability.ts';
export { bandsOf, seriesView, type SeriesLabel, type ViewInput } from './series-view.ts';
export { indicatorTargetWords } from './target-words.ts';
export {
  formatDifference,
  formatRate,
  formatValue,
  fullValue,
  noValue,
  type ValueOptions,
} from '../analyse/format/value.ts';
export { showValue } from './shown.ts';
export { gradeWords, natureWords, outcomeWords, progressWords, verdictWords } from './words.ts';
