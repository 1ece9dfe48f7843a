/**
 * Opens a YAML text; faults of form and repeated keys are issues with their lines. No text makes it throw or hang: what
 * is too long or nests too deep is refused before it is parsed, and repeated keys are found by looking them up.
 */
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type Pair, type YAMLError } from 'yaml';
import { error, type Issue, type Place } from '../issue.ts';
import { keyText, type Cursor } from './cursor.ts';
import { deepestLevel, tooDeepAt } from './yamlDepth.ts';
import { wideColon, yamlFaults } from './yamlFaults.ts';

/** Characters; five times the longest file of a plan with its whole model. */
const longest = 500_000;

/** The root, or undefined. A text that only repeats keys can still be read for what else is wrong with it. */
export function openYaml(file: string, text: string, log: Issue[]): Cursor | undefined {
  const refusal = tooMuch(file, text);
  if (refusal) {
    log.push(refusal);
    return undefined;
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false });
  const [fault] = document.errors;
  const locate = (node: Node, path: string): Place => ({ file, path, ...position(lines, node.range?.[0] ?? 0) });
  const root = document.contents as Node | null;
  logRepeated(root, locate, log);
  // After one fault of form the parser stumbles over what follows; only the first says something.
  const wide = wideColonAt(text, fault?.pos[0] ?? (isScalar(root) ? root.range?.[0] : undefined));
  if (wide !== undefined) log.push(error('read.syntax', { file, ...position(lines, wide) }, wideColon));
  else if (fault) log.push(faultIssue(file, lines, fault));
  return fault || wide !== undefined
    ? undefined
    : { node: root, place: { file, path: '', line: 1, column: 1 }, locate };
}

function tooMuch(file: string, text: string): Issue | undefined {
  if (text.length > longest) return error('read.too-long', { file }, { found: text.length, expected: longest });
  const line = tooDeepAt(text);
  return line === undefined ? undefined : error('read.too-deep', { file, line }, { expected: deepestLevel });
}

function faultIssue(file: string, lines: LineCounter, { code, pos: [offset] }: YAMLError): Issue {
  return error('read.syntax', { file, ...position(lines, offset) }, yamlFaults[code]);
}

/** A key of a Chinese keyboard, `growth：6`, is a text to the parser, which then asks for something else. */
function wideColonAt(text: string, offset: number | undefined): number | undefined {
  const key = offset === undefined ? undefined : /^[\p{L}\p{N}_]+(?=：)/u.exec(text.slice(offset))?.[0];
  return key === undefined || offset === undefined ? undefined : offset + key.length;
}

function position(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

/** Every key that stands a second time in its map. */
function logRepeated(node: Node | null, locate: Cursor['locate'], log: Issue[]): void {
  if (isSeq(node)) for (const item of node.items) logRepeated(item as Node, locate, log);
  if (!isMap(node)) return;
  const seen = new Set<string>();
  for (const pair of node.items as Pair<Node | null, Node | null>[]) {
    const name = keyText(pair);
    if (pair.key && seen.has(name)) log.push(repeated(locate(pair.key, ''), name));
    seen.add(name);
    logRepeated(pair.value, locate, log);
  }
}

function repeated({ file, line, column }: Place, found: string): Issue {
  return error('read.duplicate', { file, line, column }, { found });
}
