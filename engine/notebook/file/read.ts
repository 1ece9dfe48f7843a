/**
 * Text → notebook. Tolerant: byte-order mark, CRLF, missing ids, unknown kinds, fences left open. Nothing is dropped:
 * for any text with plain line ends, `printNotebook` of what was read gives the same bytes back.
 *
 * @example readNotebook('a.nb.md', '```chart #trend\nseries: [gdp]\n```\n') // one cell: a chart with the id trend
 */
import { warning, type Issue, type Reading } from '../../issue.ts';
import { eachOf, whole, type Steps } from '../../steps.ts';
import { isCellKind } from '../kinds/registry.ts';
import { MARKDOWN, type CellFrame, type Front, type Notebook } from '../types.ts';
import { withKeys, type Keyless } from './keys.ts';
import type { IsKind } from './lines.ts';
import { plainLines } from './plain-lines.ts';
import { plainFrame, plainLead } from './print.ts';
import { scanSteps, type Block } from './scan.ts';

/** Always gives a notebook; what looks unintended comes as warnings with their lines. */
export function readNotebook(file: string, text: string, isKind: IsKind = isCellKind): Reading<Notebook> {
  return whole(readSteps(file, text, isKind));
}

/** The same in steps, two a cell. */
export function* readSteps(file: string, text: string, isKind: IsKind = isCellKind): Steps<Reading<Notebook>> {
  const lines = plainLines(text).split('\n');
  const head = readFront(lines);
  const blocks = yield* scanSteps(lines, head?.end ?? 0, isKind);
  const cells = yield* eachOf(blocks, (block, index) => {
    const before = blocks[index - 1]?.end ?? head?.end;
    return cellOf(lines, block, leadOf(lines, before, block.start));
  });
  const tail = tailOf(lines, blocks.at(-1)?.end ?? head?.end ?? 0);
  const plainTail = blocks.length === 0 && !head ? '' : '\n';
  return {
    ok: true,
    value: { cells: withKeys(cells), ...(head && { front: head.front }), ...(tail !== plainTail && { tail }) },
    issues: blocks.flatMap((block) => openFence(file, lines, block)),
  };
}

function readFront(lines: readonly string[]): { front: Front; end: number } | undefined {
  const [open = ''] = lines;
  if (!/^---[ \t]*$/.test(open)) return undefined;
  const end = lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/.test(line));
  if (end < 0) return undefined;
  const close = lines[end] ?? '';
  const text = lines.slice(1, end).join('\n');
  // One empty line and no line at all would both be '': the empty line is kept with the opening one.
  const kept = end === 2 && text === '' ? `${open}\n` : open;
  return { front: { text, ...(kept !== '---' && { open: kept }), ...(close !== '---' && { close }) }, end: end + 1 };
}

function cellOf(lines: readonly string[], block: Block, lead: string | undefined): Keyless {
  const cell = block.kind === 'markdown' ? markdownCell(lines, block) : fencedCell(lines, block);
  const frame: CellFrame = { ...cell.frame, ...(lead !== undefined && { lead }) };
  const { frame: _, ...rest } = cell;
  return Object.keys(frame).length === 0 ? rest : { ...rest, frame };
}

function markdownCell(lines: readonly string[], block: Block & { kind: 'markdown' }): Keyless {
  const { flags = [], id } = block.mark ?? {};
  const text = lines.slice(block.textStart, block.end).join('\n');
  const cell = { kind: MARKDOWN, flags, text, ...(id !== undefined && { id }) };
  const open = lines.slice(block.start, block.textStart).join('\n') + (text === '' ? '' : '\n');
  return block.mark ? plainFrame(cell, { open }) : cell;
}

function fencedCell(lines: readonly string[], block: Block & { kind: 'fenced' }): Keyless {
  const { kind, id, flags } = block.opener;
  const body = lines.slice(block.start + 1, block.close ?? block.end);
  const cell = { kind, flags, text: body.join('\n'), ...(id !== undefined && { id }) };
  const open = (lines[block.start] ?? '') + (body.length === 1 && cell.text === '' ? '\n' : '');
  return plainFrame(cell, { open, close: block.close === undefined ? null : (lines[block.close] ?? '') });
}

function leadOf(lines: readonly string[], before: number | undefined, start: number): string | undefined {
  const lead = lines
    .slice(before ?? 0, start)
    .map((line) => `${line}\n`)
    .join('');
  return lead === plainLead(before === undefined) ? undefined : lead;
}

function tailOf(lines: readonly string[], end: number): string {
  const rest = lines.slice(end);
  if (end === 0) return rest.join('\n');
  return rest.length === 0 ? '' : `\n${rest.join('\n')}`;
}

function openFence(file: string, lines: readonly string[], block: Block): readonly Issue[] {
  if (block.kind === 'markdown' || block.close !== undefined) return [];
  const found = lines[block.start] ?? '';
  return [
    warning('notebook.fence-open', { file, line: block.start + 1 }, { found, fix: '`'.repeat(block.opener.length) }),
  ];
}
