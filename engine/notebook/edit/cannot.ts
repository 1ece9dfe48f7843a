/** Why something cannot be done to a cell, in the words that are said to whoever tried. */
import type { Text } from '../../issue.ts';
import { isId } from '../file/lines.ts';
import { cellKinds, isCellKind } from '../kinds/registry.ts';
import { MARKDOWN, type Cell } from '../types.ts';

export const isFirst: Text = { zh: '它已经是第一个单元。', en: 'It is the first cell already.' };
export const isLast: Text = { zh: '它已经是最后一个单元。', en: 'It is the last cell already.' };
export const noneBelow: Text = { zh: '下面没有单元可以合并。', en: 'There is no cell below to merge with.' };
export const nothingToSplit: Text = { zh: '单元里还没有文字可以拆分。', en: 'There is no text to split yet.' };

export function otherKind(kind: string): Text {
  const { zh, en } = isCellKind(kind) ? cellKinds[kind].name : { zh: kind, en: kind };
  return {
    zh: `下面的单元是“${zh}”，同类的单元才能合并。`,
    en: `The cell below is of another kind (${en}). Only cells of one kind can be merged.`,
  };
}

/** Why a cell cannot have this id, or cannot be without one; undefined where it can. */
export function idRefused({ kind, id: now }: Cell, id: string, others: readonly Cell[]): Text | undefined {
  if (id === now) return undefined;
  if (id === '') return needsId(kind) ? unnamed : undefined;
  if (!isId(id)) return unreadable(id);
  return others.some((other) => other.id === id || other.key === id) ? taken(id) : undefined;
}

/** A fence of an unknown kind is a cell only by its id. */
export function needsId(kind: string): boolean {
  return kind !== MARKDOWN && !isCellKind(kind);
}

const unnamed: Text = { zh: '这类单元不能没有名称。', en: 'A cell of this kind cannot be without a name.' };

function unreadable(id: string): Text {
  return {
    zh: `“${id}”不能作单元名称：请用文字、数字和 _ - . ~，中间没有空格。`,
    en: `“${id}” cannot name a cell: use letters, digits and _ - . ~, without spaces.`,
  };
}

function taken(id: string): Text {
  return { zh: `已有单元叫“${id}”。`, en: `Another cell is named “${id}” already.` };
}
