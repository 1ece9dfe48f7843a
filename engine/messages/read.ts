/** Sentences for reading any text file: YAML, CSV, fields that are missing, unknown, repeated or of the wrong kind. */
import type { Message } from './sentence.ts';

export const readMessages = {
  'read.not-text': {
    zh: () => '这不是文本文件，或者编码不是 UTF-8、UTF-16 或 GB 18030。请在编辑器里另存为 UTF-8，或选另一个文件。',
    en: () =>
      'This is no text, or it is not encoded as UTF-8, UTF-16 or GB 18030. Save it as UTF-8 in your editor, or choose another file.',
  },
  'read.syntax': {
    zh: (f) => `文件格式有误：${f('found')}。${f('fix')}`,
    en: (f) => `The file does not parse: ${f('found')}. ${f('fix')}`,
  },
  'read.empty': {
    zh: () => '文件是空的。',
    en: () => 'The file is empty.',
  },
  'read.notebook': {
    zh: () => '这是笔记本，不是情景文件。请在笔记本页面打开它。',
    en: () => 'This is a notebook, not a scenario file. Open it on the notebook page.',
  },
  'read.too-long': {
    zh: (f) => `文件有 ${f('found')} 个字符，最多读 ${f('expected')} 个。请拆成几个文件，或删去多余的内容。`,
    en: (f) =>
      `The file has ${f('found')} characters; at most ${f('expected')} are read. Split it, or remove what is not needed.`,
  },
  'read.too-deep': {
    zh: (f) => `从这一行起嵌套超过 ${f('expected')} 层。请检查是否多写了“- ”、“[”或“{”。`,
    en: (f) =>
      `From this line on the file nests more than ${f('expected')} levels deep. Look for “- ”, “[” or “{” written too often.`,
  },
  'read.unknown-field': {
    zh: (f) => `未知字段“${f('found')}”${f('fix') ? `，是否指“${f('fix')}”？` : '。'}可用字段：${f('expected')}。`,
    en: (f) =>
      `Unknown field “${f('found')}”${f('fix') ? `; did you mean “${f('fix')}”?` : '.'} Fields here: ${f('expected')}.`,
  },
  'read.comma-in-text': {
    zh: (f) => `“${f('found')}”被当成了字段：花括号里的文字含逗号时须加引号，例如 {en: "a, b"}。`,
    en: (f) =>
      `“${f('found')}” was read as a field: inside braces, a text with a comma needs quotes, for example {en: "a, b"}.`,
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
  'read.missing-column': {
    zh: (f) => `缺少列“${f('expected')}”。首行应为：${f('fix')}`,
    en: (f) => `The column “${f('expected')}” is missing. The first line should be: ${f('fix')}`,
  },
  'read.csv-width': {
    zh: (f) => `这一行有 ${f('found')} 格，首行有 ${f('expected')} 格。含逗号的文字请加双引号。`,
    en: (f) =>
      `This row has ${f('found')} cells, the first line has ${f('expected')}. Put double quotes around a text with commas.`,
  },
  'read.csv-quote': {
    zh: (f) => `双引号不成对：${f('found')}。请在文字两端各加一个双引号，文字中的双引号写两次。`,
    en: (f) => `A stray double quote: ${f('found')}. Put one at each end of the text, and write one inside it twice.`,
  },
} satisfies Record<string, Message>;
