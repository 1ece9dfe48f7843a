/** What is wrong with a text that is not YAML, and what to do about it, for each fault that the parser names. */
import type { ErrorCode } from 'yaml';
import type { Text } from '../issue.ts';

interface Fault {
  readonly found: Text;
  readonly fix: Text;
}

const fault = (foundZh: string, foundEn: string, fixZh: string, fixEn: string): Fault => ({
  found: { zh: foundZh, en: foundEn },
  fix: { zh: fixZh, en: fixEn },
});

const quote = ['含特殊符号的文字请加引号。', 'Put quotes around a text with special characters.'] as const;
const remove = ['请删去。', 'Remove it.'] as const;

export const yamlFaults: Readonly<Record<ErrorCode, Fault>> = {
  ALIAS_PROPS: fault('别名带有标签或锚点', 'an alias carries a tag or an anchor', ...remove),
  BAD_ALIAS: fault('别名写法有误', 'a malformed alias', ...quote),
  BAD_COLLECTION_TYPE: fault('标签与内容不符', 'a tag that does not suit its content', ...remove),
  BAD_DIRECTIVE: fault('无法识别的 % 指令行', 'an unknown % directive', ...quote),
  BAD_DQ_ESCAPE: fault(
    '双引号内的转义符有误',
    'a wrong escape inside double quotes',
    '请改用单引号。',
    'Use single quotes.',
  ),
  BAD_INDENT: fault(
    '缩进不一致',
    'uneven indentation',
    '同一层请对齐，每层缩进两个空格。',
    'Align the entries of one level, two spaces a level.',
  ),
  BAD_PROP_ORDER: fault('标签与锚点的次序有误', 'a tag and an anchor in the wrong order', ...remove),
  BAD_SCALAR_START: fault('文字以保留符号开头', 'a text that starts with a reserved character', ...quote),
  BLOCK_AS_IMPLICIT_KEY: fault(
    '一行里出现了两个“键: 值”',
    'two keys on one line',
    '文字中有冒号时请加引号。',
    'Put quotes around a text that contains a colon.',
  ),
  BLOCK_IN_FLOW: fault(
    '花括号或方括号内出现了分行的结构',
    'an indented block inside braces or brackets',
    '请写在一行内，或改用缩进。',
    'Write it on one line, or indent all of it.',
  ),
  DUPLICATE_KEY: fault('键重复', 'a repeated key', '请只保留一处。', 'Keep only one.'),
  IMPOSSIBLE: fault('无法解析的内容', 'something that cannot be read', ...quote),
  KEY_OVER_1024_CHARS: fault('键过长', 'a key that is too long', ...quote),
  MISSING_CHAR: fault(
    '缺少符号（冒号、逗号、引号或括号）',
    'a missing colon, comma, quote or bracket',
    '请检查这里及上一行。',
    'Look here and on the line before.',
  ),
  MULTILINE_IMPLICIT_KEY: fault(
    '键跨了行',
    'a key that runs over two lines',
    '请检查是否漏了冒号或引号。',
    'Look for a missing colon or quote.',
  ),
  MULTIPLE_ANCHORS: fault('锚点不止一个', 'more than one anchor', ...remove),
  MULTIPLE_DOCS: fault('出现了 --- 分隔的第二份内容', 'a second document after ---', ...remove),
  MULTIPLE_TAGS: fault('标签不止一个', 'more than one tag', ...remove),
  NON_STRING_KEY: fault('键不是文字', 'a key that is not a text', ...quote),
  RESOURCE_EXHAUSTION: fault('别名嵌套过多', 'too many nested aliases', ...remove),
  TAB_AS_INDENT: fault('用制表符缩进', 'a tab as indentation', '请改用空格。', 'Use spaces.'),
  TAG_RESOLVE_FAILED: fault('无法识别的标签', 'an unknown tag', ...quote),
  UNEXPECTED_TOKEN: fault('多出的符号', 'an unexpected character', ...quote),
};

export const wideColon = fault(
  '键后是全角冒号“：”',
  'a full-width colon “：” after a key',
  '请改用半角冒号加空格“: ”。',
  'Write a plain colon and a space, “: ”.',
);
