/**
 * The head of a notebook: what it is called, which plan and scenario it stands on, its language and seed. Keys that are
 * unknown here are kept in the text and only warned about.
 */
import { isScalar, parseDocument, type Node, type Pair } from 'yaml';
import { error, warning, type Issue, type Lang } from '../../issue.ts';
import { defaultSeed } from '../../model/resolve.ts';
import { rememberedOf } from '../../plan/remembered.ts';
import { optional, oneOf, record, text, wholeNumber } from '../../read/yaml.ts';
import { readBody } from '../kinds/body.ts';
import type { CellKey } from '../kinds/kind.ts';
import type { Front, Notebook } from '../types.ts';

/** The version of the file format that is written and fully understood here. */
export const FORMAT = 1;

export interface Settings {
  readonly title: string;
  readonly lang: Lang;
  readonly plan?: string;
  readonly scenario?: string;
  /** Absent: that of the scenario. */
  readonly seed?: number;
  readonly author?: string;
  readonly date?: string;
  readonly summary?: string;
}

const head = record({
  format: optional(wholeNumber),
  title: optional(text),
  lang: optional(oneOf(['zh-CN', 'zh', 'en'])),
  plan: optional(text),
  scenario: optional(text),
  seed: optional(wholeNumber),
  author: optional(text),
  date: optional(text),
  summary: optional(text),
});

/** What the keys of the head mean, for the reference. */
export const HEAD_KEYS: Readonly<Record<string, CellKey>> = {
  format: { example: String(FORMAT), zh: '文件格式的版本', en: 'the version of the file format' },
  title: { example: '…', zh: '题目', en: 'its title' },
  lang: { example: 'zh-CN', zh: '语言：zh-CN 或 en', en: 'its language: zh-CN or en' },
  plan: { example: 'guangzhou-14', zh: '哪个规划', en: 'the plan' },
  scenario: { example: 'baseline', zh: '从哪个情景出发', en: 'the scenario that it stands on' },
  seed: {
    example: String(defaultSeed),
    zh: '随机种子；不写则同情景',
    en: 'the seed of the draws; the scenario’s without it',
  },
  author: { example: '…', zh: '作者', en: 'who wrote it' },
  date: { example: '2026-01-01', zh: '日期', en: 'its date' },
  summary: { example: '…', zh: '内容，用在列表里', en: 'what it is about, for the list' },
};

interface Headed {
  readonly settings: Settings;
  readonly issues: readonly Issue[];
}

const NO_FRONT: Front = { text: '' };

/** Line numbers of issues count from the line after the opening `---`. A head that is not edited is read once. */
export function settingsOf({ front = NO_FRONT }: Notebook): Headed {
  return headedBy(front);
}

const headedBy = rememberedOf(({ text: source }: Front): Headed => {
  const { spec, issues } = readBody(source, head);
  const { lang, title, format, seed, ...rest } = spec ?? {};
  const facts: Issue[] = [];
  if (format !== undefined && format > FORMAT)
    facts.push(warning('notebook.newer-format', {}, { found: format, expected: FORMAT }));
  if (seed !== undefined && (seed < 0 || seed >= 0x1_0000_0000))
    facts.push(error('notebook.seed', {}, { found: seed, fix: defaultSeed }));
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const held = seed !== undefined && seed >= 0 && seed < 0x1_0000_0000 ? { seed } : {};
  return {
    settings: { ...given, ...held, title: title ?? '', lang: lang === 'en' ? 'en' : 'zh' },
    issues: [...issues, ...facts],
  };
});

/** The head with one field changed, every other line as it was; a field that is not there comes last. */
export function withField(front: Front | undefined, field: string, value: string | number): Front {
  const text = front?.text ?? '';
  const typed = scalarText(value);
  const pair = pairOf(text, field);
  const at = pair?.value?.range;
  if (at) return { ...front, text: text.slice(0, at[0]) + typed + text.slice(at[1]) };
  return { ...front, text: [...(text === '' ? [] : [text]), `${field}: ${typed}`].join('\n') };
}

function pairOf(text: string, field: string): Pair<Node, Node | null> | undefined {
  const { contents } = parseDocument(text, { prettyErrors: false });
  const items = contents && 'items' in contents ? (contents.items as Pair<Node, Node | null>[]) : [];
  return items.find((pair) => isScalar(pair.key) && pair.key.value === field);
}

/** As YAML writes it: plain where that reads back as the same text. */
function scalarText(value: string | number): string {
  const plain = String(value);
  const safe = typeof value === 'number' || /^[\p{L}][\p{L}\p{N} ，。、？！“”（）%+./-]*$/u.test(plain);
  const word = /^(?:true|false|null|yes|no|on|off|y|n)$/i.test(plain);
  return safe && !word && plain.trim() === plain ? plain : JSON.stringify(plain);
}
