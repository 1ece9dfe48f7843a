/**
 * From the grammar's tree to our own: only the kinds of `Expr` pass, everything else is an issue that underlines what
 * was found and says what to write instead. mathjs keeps no places, so the tokens are consumed in reading order beside
 * the tree.
 */
import { error, type Fact, type Issue, type IssueCode, type Place } from '../issue.ts';
import { nearest } from '../read/nearest.ts';
import { arities, callable, isFunctionName, synonyms } from './functions.ts';
import type { IndexTree, Tree } from './grammar.ts';
import type { Token } from './tokens.ts';
import type { BinaryOp, CompareOp, Expr } from './types.ts';

type TreeOf<K extends Tree['type']> = Extract<Tree, { type: K }>;

/** The text being read and how far. */
export interface Walk {
  readonly text: string;
  readonly place: Place;
  readonly tokens: readonly Token[];
  readonly log: Issue[];
  at: number;
}

/** The tree of an expression, or undefined when something was refused (and logged). */
export function toExpr(tree: Tree, walk: Walk): Expr | undefined {
  switch (tree.type) {
    case 'ParenthesisNode':
      return parenthesised(tree, walk);
    case 'ConstantNode':
      return constant(tree, walk);
    case 'SymbolNode':
      return symbol(tree, walk);
    case 'AccessorNode':
      return indexed(tree, walk);
    case 'OperatorNode':
      return operation(tree, walk);
    case 'ConditionalNode':
      return conditional(tree, walk);
    case 'FunctionNode':
      return call(tree, walk);
    case 'RelationalNode':
      return refuse(walk, 'equation.chained', { fix: 'a < b and b < c' });
    case 'AssignmentNode':
    case 'FunctionAssignmentNode':
      return refuse(walk, 'equation.second-equals', {});
    case 'ArrayNode':
    case 'BlockNode':
    case 'ObjectNode':
    case 'RangeNode':
      return refuse(walk, 'equation.not-in-language', {});
    default:
      return tree satisfies never;
  }
}

/** Logs a refusal at the token that comes next (or at a given span). */
export function refuse(
  walk: Walk,
  code: IssueCode,
  facts: { found?: Fact; fix?: Fact; expected?: Fact },
  span = here(walk),
): undefined {
  const found = facts.found ?? walk.text.slice(span[0], span[1]);
  walk.log.push(error(code, { ...walk.place, equation: walk.text, span }, { ...facts, found }));
  return undefined;
}

function here(walk: Walk): readonly [number, number] {
  return walk.tokens[walk.at]?.span ?? [walk.text.length, walk.text.length];
}

/** Consumes the next token; the grammar promises which one it is, so anything else refuses the text. */
function take(walk: Walk, text?: string): Token | undefined {
  const token = walk.tokens[walk.at];
  if (!token || (text !== undefined && token.text !== text)) return refuse(walk, 'equation.not-in-language', {});
  walk.at++;
  return token;
}

function parenthesised(tree: TreeOf<'ParenthesisNode'>, walk: Walk): Expr | undefined {
  const open = take(walk, '(');
  const content = open && toExpr(tree.content, walk);
  const close = content && take(walk, ')');
  return open && close && { ...content, span: [open.span[0], close.span[1]] };
}

function constant(tree: TreeOf<'ConstantNode'>, walk: Walk): Expr | undefined {
  const { value } = tree;
  if (typeof value !== 'number' || !Number.isFinite(value)) return refuse(walk, 'equation.not-in-language', {});
  const token = take(walk);
  return token && { kind: 'number', value, span: token.span };
}

function symbol(tree: TreeOf<'SymbolNode'>, walk: Walk): Expr | undefined {
  const token = take(walk, tree.name);
  if (!token) return undefined;
  return tree.name === 't' ? { kind: 'year', span: token.span } : { kind: 'constant', id: tree.name, span: token.span };
}

/** What stands in the square brackets: a lag from `t`, or a year. */
type Index = { readonly kind: 'lag'; readonly lag: number } | { readonly kind: 'year'; readonly year: number };

function indexed(tree: TreeOf<'AccessorNode'>, walk: Walk): Expr | undefined {
  const start = here(walk)[0];
  const id = baseName(tree.object, walk);
  const index = id === undefined ? undefined : readIndex(tree.index, id, walk);
  if (id === undefined || !index) return undefined;
  const span: readonly [number, number] = [start, index.end];
  return index.kind === 'lag'
    ? { kind: 'series', id, lag: index.lag, span }
    : { kind: 'at', id, year: index.year, span };
}

function baseName(object: Tree, walk: Walk): string | undefined {
  if (object.type !== 'SymbolNode') return refuse(walk, 'equation.not-in-language', {});
  if (object.name === 't') return refuse(walk, 'equation.year-indexed', { fix: 't' });
  return take(walk, object.name)?.text;
}

/** Consumes `[…]`; a place in the future, a half year or anything but a lag or a year is refused. */
export function readIndex(tree: IndexTree, id: string, walk: Walk): (Index & { readonly end: number }) | undefined {
  const from = walk.at;
  const close = closingBracket(walk);
  if (!close) return refuse(walk, 'equation.not-in-language', {});
  const span: readonly [number, number] = [here(walk)[0], close.span[1]];
  const index = indexOf(tree);
  if (index?.kind === 'lag' && index.lag < 0) return refuse(walk, 'equation.future', { fix: `${id}[t]` }, span);
  if (!index)
    return refuse(walk, 'equation.index', { fix: `${id}[t]`, expected: `${id}[t], ${id}[t-1], ${id}[2020]` }, span);
  walk.at = from + (walk.tokens.indexOf(close) - from) + 1;
  return { ...index, end: close.span[1] };
}

function closingBracket(walk: Walk): Token | undefined {
  if (walk.tokens[walk.at]?.text !== '[') return undefined;
  return walk.tokens.slice(walk.at).find((token) => token.text === ']');
}

function indexOf({ dimensions }: IndexTree): Index | undefined {
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

function operation(tree: TreeOf<'OperatorNode'>, walk: Walk): Expr | undefined {
  const [first, second] = tree.args;
  if (first && !second) return unary(tree.op, first, walk);
  if (!first || !second) return refuse(walk, 'equation.not-in-language', {});
  const left = toExpr(first, walk);
  if (!left) return undefined;
  if (tree.implicit)
    return refuse(walk, 'equation.implicit-product', { fix: `… * ${walk.tokens[walk.at]?.text ?? ''}` });
  const operator = take(walk, tree.op);
  const right = operator && toExpr(second, walk);
  return right && joined(tree.op, left, right, operator, walk);
}

function joined(op: string, left: Expr, right: Expr, operator: Token, walk: Walk): Expr | undefined {
  const span: readonly [number, number] = [left.span[0], right.span[1]];
  if (isBinaryOp(op)) return { kind: 'binary', op, left, right, span };
  if (isCompareOp(op)) return { kind: 'compare', op, left, right, span };
  if (op === 'and' || op === 'or') return { kind: 'logic', op, left, right, span };
  return refuse(walk, 'equation.not-in-language', {}, operator.span);
}

function isBinaryOp(op: string): op is BinaryOp {
  return ['+', '-', '*', '/', '^'].includes(op);
}

function isCompareOp(op: string): op is CompareOp {
  return ['<', '<=', '>', '>=', '==', '!='].includes(op);
}

function unary(op: string, argument: Tree, walk: Walk): Expr | undefined {
  if (op !== '-' && op !== '+' && op !== 'not') return refuse(walk, 'equation.not-in-language', {});
  const operator = take(walk, op);
  const arg = operator && toExpr(argument, walk);
  if (!operator || !arg) return undefined;
  const span: readonly [number, number] = [operator.span[0], arg.span[1]];
  return op === '+' ? { ...arg, span } : { kind: op === '-' ? 'negate' : 'not', arg, span };
}

function conditional(tree: TreeOf<'ConditionalNode'>, walk: Walk): Expr | undefined {
  const cond = toExpr(tree.condition, walk);
  const then = cond && take(walk, '?') && toExpr(tree.trueExpr, walk);
  const other = then && take(walk, ':') && toExpr(tree.falseExpr, walk);
  return cond && then && other && { kind: 'if', cond, then, else: other, span: [cond.span[0], other.span[1]] };
}

function call(tree: TreeOf<'FunctionNode'>, walk: Walk): Expr | undefined {
  if (tree.fn.type !== 'SymbolNode') return refuse(walk, 'equation.not-in-language', {});
  const { name } = tree.fn;
  if (!callable.includes(name)) return unknownFunction(name, tree.args, walk);
  const [fewest, most] = isFunctionName(name) ? arities[name] : name === 'if' ? [3, 3] : [1, 1];
  if (tree.args.length < fewest || tree.args.length > most) {
    return refuse(walk, 'equation.arguments', {
      found: tree.args.length,
      expected: fewest === most ? fewest : `≥ ${fewest}`,
      fix: example(name),
    });
  }
  const start = take(walk, name);
  const args = start && take(walk, '(') && listed(tree.args, walk);
  const close = args && take(walk, ')');
  return start && close && called(name, args, [start.span[0], close.span[1]], walk);
}

function example(name: string): string {
  const examples: Readonly<Record<string, string>> = {
    if: 'if(c, a, b)',
    sum: 'sum(group[t])',
    clamp: 'clamp(x, lo, hi)',
    min: 'min(a, b)',
    max: 'max(a, b)',
  };
  return examples[name] ?? `${name}(x)`;
}

function listed(trees: readonly Tree[], walk: Walk): readonly Expr[] | undefined {
  const args: Expr[] = [];
  for (const [i, tree] of trees.entries()) {
    if (i > 0 && !take(walk, ',')) return undefined;
    const arg = toExpr(tree, walk);
    if (!arg) return undefined;
    args.push(arg);
  }
  return args;
}

function called(name: string, args: readonly Expr[], span: readonly [number, number], walk: Walk): Expr | undefined {
  const [a, b, c] = args;
  if (name === 'if' && a && b && c) return { kind: 'if', cond: a, then: b, else: c, span };
  if (name === 'sum') {
    if (a?.kind === 'series') return { kind: 'sum', group: a.id, lag: a.lag, span };
    return refuse(walk, 'equation.sum', { fix: example('sum') }, a?.span);
  }
  return isFunctionName(name) ? { kind: 'call', fn: name, args, span } : undefined;
}

/** `ln(x)`, `gdp(t)`, `sin(x)`. */
function unknownFunction(name: string, args: readonly Tree[], walk: Walk): undefined {
  const overTime = args.length === 1 && args[0] && indexOf({ dimensions: [args[0]] }) !== undefined;
  if (overTime && !synonyms.has(name)) return refuse(walk, 'equation.round-brackets', { fix: `${name}[t]` });
  const fix = synonyms.get(name) ?? nearest(name, callable) ?? '';
  return refuse(walk, 'equation.function', { fix, expected: callable.join(', ') });
}
