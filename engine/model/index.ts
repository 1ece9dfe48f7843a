export type * from './types.ts';
export { parseEquation, parseExpression } from './equation.ts';
export { printEquation, printExpr, type Lookup } from './print.ts';
