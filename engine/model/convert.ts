/**
 * From the grammar's tree to our own: only the kinds of `Expr` pass, everything else is an issue that underlines what
 * was found and says what to write instead. mathjs keeps no places, so the tokens are consumed in reading order beside
 * the tree.
 */
import { nearest } from '../read/nearest.ts';
import { arities, callable, isFunctionName, synonyms } from './functions.ts';
import { indexOf, readIndex } from './bracket.ts';
import type { Tree } from './grammar.ts';
import type { Token } from './tokens.ts';
import type { BinaryOp, CompareOp, Expr } from './types.ts';
import { here, refuse, take, type Walk } from './walk.ts';

type TreeOf<K extends Tree['type']> = Extract<Tree, { type: K }>;

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
