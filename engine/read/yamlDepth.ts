/**
 * How deep a YAML text nests, told from its tokens alone: the parser calls itself for every level, and a thousand dashes
 * or brackets would end it. Levels are open brackets, and columns at which something begins further to the right.
 */
import { CST, Lexer } from 'yaml';

/** Far more than any file of ours needs, far less than the parser bears. */
export const deepestLevel = 64;

/** The line on which the text nests deeper than allowed; undefined for every other text. */
export function tooDeepAt(text: string): number | undefined {
  let [line, column, brackets, leading] = [1, 0, 0, true];
  let before: CST.TokenType | null = null;
  const columns: number[] = [];
  for (const token of new Lexer().lex(text)) {
    // What follows this mark is content, whatever it looks like.
    const type: CST.TokenType | null = before === 'scalar' ? null : CST.tokenType(token);
    before = type;
    if (type === 'flow-map-start' || type === 'flow-seq-start') brackets++;
    else if (type === 'flow-map-end' || type === 'flow-seq-end') brackets = Math.max(0, brackets - 1);
    if (leading && begins(type)) open(columns, column);
    if (columns.length + brackets > deepestLevel) return line;
    leading &&= type === 'space' || isSign(type) || !begins(type);
    const lines = token.split('\n');
    if (lines.length > 1) [line, column, leading] = [line + lines.length - 1, 0, true];
    column += isMark(type) ? 0 : (lines.at(-1)?.length ?? 0);
  }
  return undefined;
}

function open(columns: number[], column: number): void {
  while ((columns.at(-1) ?? -1) > column) columns.pop();
  if ((columns.at(-1) ?? -1) < column) columns.push(column);
}

/** Marks that the lexer puts in have no width. */
function isMark(type: CST.TokenType | null): boolean {
  return type === 'doc-mode' || type === 'scalar' || type === 'flow-error-end';
}

function isSign(type: CST.TokenType | null): boolean {
  return type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'map-value-ind';
}

const blank: readonly (CST.TokenType | null)[] = ['space', 'newline', 'comment', 'doc-mode', 'doc-start', 'doc-end'];

function begins(type: CST.TokenType | null): boolean {
  return !blank.includes(type);
}
