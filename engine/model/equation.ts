/**
 * Equations: `gdp[t] = gdp[t-1] * (1 + growth[t] / 100)` as text, read into our own tree. No text makes the reader
 * throw; the first thing that is not in the language is an issue with its place and what to write instead.
 */
import { reading, type Issue, type Place, type Reading } from '../issue.ts';
import { readIndex } from './bracket.ts';
import { toExpr } from './convert.ts';
import { parseGrammar, type Tree } from './grammar.ts';
import { blankSpaces, tokenise } from './tokens.ts';
import type { Equation, Expr } from './types.ts';
import { refuse, type Walk } from './walk.ts';

/** Reads `name[t] = expression`. */
export function parseEquation(text: string, place: Place = {}): Reading<Equation> {
  const log: Issue[] = [];
  const parsed = read(text, place, log, 'equation.no-equals');
  const sides = parsed && leftSide(parsed.tree, parsed.walk);
  const body = parsed && sides && toExpr(sides.value, parsed.walk);
  if (!sides || !body || log.length > 0) return { ok: false, issues: log };
  return reading({ text, of: sides.of, body, place }, log);
}

/** Reads an expression alone: of a start, a target, a sentence. */
export function parseExpression(text: string, place: Place = {}): Reading<Expr> {
  const log: Issue[] = [];
  const parsed = read(text, place, log, 'equation.empty');
  const body = parsed && toExpr(parsed.tree, parsed.walk);
  return body && log.length === 0 ? { ok: true, value: body, issues: log } : { ok: false, issues: log };
}

function read(
  text: string,
  place: Place,
  log: Issue[],
  whenEmpty: 'equation.empty' | 'equation.no-equals',
): { tree: Tree; walk: Walk } | undefined {
  const tokens = tokenise(text, place, log);
  if (!tokens) return undefined;
  const walk: Walk = { text, place, tokens, log, at: 0 };
  if (tokens.length === 0) return refuse(walk, whenEmpty, { fix: 'x[t] = …' });
  const grammar = parseGrammar(blankSpaces(text));
  if (grammar.ok) return { tree: grammar.tree, walk };
  const token = tokens.find(({ span }) => span[1] > grammar.at);
  return refuse(
    walk,
    token ? 'equation.syntax' : 'equation.unfinished',
    { found: token?.text ?? text },
    token?.span ?? [grammar.at, text.length],
  );
}

/** The name on the left and the tree on the right of `name[t] = …`. */
function leftSide(tree: Tree, walk: Walk): { of: string; value: Tree } | undefined {
  if (tree.type !== 'AssignmentNode' || tree.object.type !== 'SymbolNode') return noEquals(tree, walk);
  const of = tree.object.name;
  if (of === 't') return refuse(walk, 'equation.left-side', { fix: 'x[t] = …' });
  if (!tree.index) return refuse(walk, 'equation.left-side', { fix: `${of}[t] = …` });
  walk.at = 1;
  const start = walk.tokens[0]?.span[0] ?? 0;
  const index = readIndex(tree.index, of, walk);
  if (!index) return undefined;
  if (index.kind !== 'lag' || index.lag !== 0)
    return refuse(walk, 'equation.left-side', { fix: `${of}[t] = …` }, [start, index.end]);
  walk.at++;
  return { of, value: tree.value };
}

function noEquals(tree: Tree, walk: Walk): undefined {
  const whole: readonly [number, number] = [0, walk.text.length];
  if (tree.type === 'OperatorNode' && tree.op === '==') return refuse(walk, 'equation.no-equals', { fix: '=' }, whole);
  if (tree.type === 'FunctionAssignmentNode') return refuse(walk, 'equation.left-side', { fix: `${tree.name}[t] = …` });
  if (tree.type === 'AssignmentNode') return refuse(walk, 'equation.left-side', { fix: 'x[t] = …' });
  return refuse(walk, 'equation.no-equals', { fix: 'x[t] = …' }, whole);
}
