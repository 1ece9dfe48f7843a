/** What stands in the square brackets behind a name: a lag from `t`, or a year. */
import type { IndexTree, Tree } from './grammar.ts';
import type { Token } from './tokens.ts';
import { here, refuse, type Walk } from './walk.ts';

/** What stands in the square brackets: a lag from `t`, or a year. */
export type Index = { readonly kind: 'lag'; readonly lag: number } | { readonly kind: 'year'; readonly year: number };

/** Consumes `[…]`; a place in the future, a half year or anything but a lag or a year is refused. */
export function readIndex(tree: IndexTree, id: string, walk: Walk): (Index & { readonly end: number }) | undefined {
  const close = closingBracket(walk);
  if (!close) return refuse(walk, 'equation.not-in-language', {});
  const span: readonly [number, number] = [here(walk)[0], close.span[1]];
  const index = indexOf(tree);
  if (index?.kind === 'lag' && index.lag < 0) return refuse(walk, 'equation.future', { fix: `${id}[t]` }, span);
  if (!index)
    return refuse(walk, 'equation.index', { fix: `${id}[t]`, expected: `${id}[t], ${id}[t-1], ${id}[2020]` }, span);
  walk.at = walk.tokens.indexOf(close) + 1;
  return { ...index, end: close.span[1] };
}

function closingBracket(walk: Walk): Token | undefined {
  if (walk.tokens[walk.at]?.text !== '[') return undefined;
  return walk.tokens.slice(walk.at).find((token) => token.text === ']');
}

/** The lag or year that a bracket's tree says; a lag below 0 is in the future. */
export function indexOf({ dimensions }: IndexTree): Index | undefined {
  const [tree] = dimensions;
  if (dimensions.length !== 1 || !tree) return undefined;
  if (isTime(tree)) return { kind: 'lag', lag: 0 };
  const year = whole(tree);
  if (year !== undefined) return { kind: 'year', year };
  if (tree.type !== 'OperatorNode' || tree.implicit || tree.args.length !== 2) return undefined;
  const [left, right] = tree.args;
  const steps = right && whole(right);
  if (!left || !isTime(left) || steps === undefined) return undefined;
  return tree.op === '-'
    ? { kind: 'lag', lag: steps }
    : tree.op === '+'
      ? { kind: 'lag', lag: steps === 0 ? 0 : -steps }
      : undefined;
}

function isTime(tree: Tree): boolean {
  return tree.type === 'SymbolNode' && tree.name === 't';
}

function whole(tree: Tree): number | undefined {
  if (tree.type !== 'ConstantNode' || typeof tree.value !== 'number') return undefined;
  return Number.isInteger(tree.value) ? tree.value : undefined;
}
