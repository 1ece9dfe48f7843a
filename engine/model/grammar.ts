/**
 * The grammar: mathjs's parser, and only its parser, over a private instance whose names may also be Chinese. Nothing
 * of mathjs is ever evaluated, and the tree that it gives is only looked at in `convert.ts`.
 */
import { create, parseDependencies } from 'mathjs/number';

/** mathjs's tree, as far as it is looked at. */
export type Tree =
  | { readonly type: 'AssignmentNode'; readonly object: Tree; readonly index: IndexTree | null; readonly value: Tree }
  | { readonly type: 'FunctionAssignmentNode'; readonly name: string }
  | { readonly type: 'ParenthesisNode'; readonly content: Tree }
  | { readonly type: 'ConditionalNode'; readonly condition: Tree; readonly trueExpr: Tree; readonly falseExpr: Tree }
  | { readonly type: 'OperatorNode'; readonly op: string; readonly implicit: boolean; readonly args: readonly Tree[] }
  | { readonly type: 'FunctionNode'; readonly fn: Tree; readonly args: readonly Tree[] }
  | { readonly type: 'AccessorNode'; readonly object: Tree; readonly index: IndexTree }
  | { readonly type: 'SymbolNode'; readonly name: string }
  | { readonly type: 'ConstantNode'; readonly value: unknown }
  | { readonly type: 'RelationalNode'; readonly params: readonly Tree[] }
  | { readonly type: 'ArrayNode' | 'BlockNode' | 'ObjectNode' | 'RangeNode' };

export interface IndexTree {
  readonly dimensions: readonly Tree[];
}

interface Parser {
  (text: string): Tree;
  isAlpha: (char: string, before: string, after: string) => boolean;
}

/** Own instance, so that widening the alphabet is not seen by any other user of mathjs in the same page. */
const parser = create({ parseDependencies: parseDependencies ?? {} }).parse as unknown as Parser;
const latin = parser.isAlpha;
const han = /^\p{Script=Han}$/u;
parser.isAlpha = (char, before, after) => latin(char, before, after) || isHan(char, before, after);

/** The parser walks UTF-16 units: a rare character arrives in two halves. */
function isHan(char: string, before: string, after: string): boolean {
  return han.test(char) || han.test(char + after) || han.test(before + char);
}

export type Grammar = { readonly ok: true; readonly tree: Tree } | { readonly ok: false; readonly at: number };

/** The tree of a text, or the place (from 0) at which it stops making sense. */
export function parseGrammar(text: string): Grammar {
  try {
    return { ok: true, tree: parser(text) };
  } catch (fault) {
    // Whatever the parser throws (also when its stack is full), the text was the cause.
    const char = typeof fault === 'object' && fault !== null && 'char' in fault ? Number(fault.char) : 1;
    return { ok: false, at: Math.min(Math.max(0, char - 1), text.length) };
  }
}
