export type * from './types.ts';
export { board } from './board.ts';
export { chartWords, type ChartWords } from './chart-words.ts';
export { checkLink } from './link/check.ts';
export { decodeLink } from './link/decode.ts';
export { encodeLink } from './link/encode.ts';
export type { LinkState } from './link/state.ts';
export { history } from './history.ts';
export { modelDocument } from './model-document.ts';
export { errorWords, probabilityWords } from './probability.ts';
export { seriesView, type SeriesLabel, type ViewInput } from './series-view.ts';
export { auditTable } from './tables/audit.ts';
export { comparisonTable } from './tables/comparison.ts';
export { tableCsv } from './tables/csv.ts';
export { reviewTable } from './tables/review.ts';
export { seriesTable } from './tables/series.ts';
export { indicatorTargetWords } from './target-words.ts';
export { traceNumber } from './trace/trace.ts';
export type { Traced } from './trace/numbers.ts';
export {
  formatDifference,
  formatRate,
  formatValue,
  fullValue,
  type ValueOptions,
} from '../analyse/format/value.ts';
export { vintageWords } from '../analyse/format/vintage-words.ts';
export { showValue } from './shown.ts';
export { gradeWords, verdictWords } from './words.ts';
export { distributionView, type DistributionView } from './uncertainty/distribution.ts';
export { failureView, type FailureRow, type FailureView } from './uncertainty/failures.ts';
export { aboveWords, drawsWords, probabilityMeaning } from './uncertainty/meaning.ts';
