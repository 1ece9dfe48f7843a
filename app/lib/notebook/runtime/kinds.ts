/** Results of cells by their kind, as components take them. */
import type { ResultOf } from '$engine';

export type MarkdownResult = ResultOf<'markdown'>;
export type Assumptions = ResultOf<'parameters'>['assumptions'];
