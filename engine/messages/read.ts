/** Sentences for reading any text file: YAML, CSV, fields that are missing, unknown, repeated or of the wrong kind. */
import type { Message } from './sentence.ts';

export const readMessages = {
  'read.syntax': {
    zh: (f) => `文件格式有误：${f('found')}。${f('fix')}`,
    en: (f) => `The file does not parse: ${f('found')}. ${f('fix')}`,
  },
  'read.unknown-field': {
    zh: (f) => `未知字段“${f('found')}”${f('fix') && `，是否指“${f('fix')}”`}。可用字段：${f('expected')}。`,
    en: (f) => `Unknown field “${f('found')}”${f('fix') && `; did you mean “${f('fix')}”`}. Fields here: ${f('expected')}.`,
  },
  'read.missing-field': {
    zh: (f) => `缺少字段“${f('expected')}”。请补上一行：${f('fix')}`,
    en: (f) => `The field “${f('expected')}” is missing. Add a line: ${f('fix')}`,
  },
  'read.duplicate': {
    zh: (f) => `“${f('found')}”出现了不止一次。请只保留一处。`,
    en: (f) => `“${f('found')}” stands more than once. Keep only one.`,
  },
  'read.wrong-kind': {
    zh: (f) => `这里是“${f('found')}”，应为${f('expected')}${f('fix') && `，例如 ${f('fix')}`}。`,
    en: (f) => `Found “${f('found')}”, expected ${f('expected')}${f('fix') && `, for example ${f('fix')}`}.`,
  },
} satisfies Record<string, Message>;
