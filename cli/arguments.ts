/** Reads the words of a call: strict about names and kinds, all faults at once, each with the nearest fix. */
import { parseArgs } from 'node:util';
import { nearest, type Lang, type Text } from '../engine/index.ts';

export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  readonly short?: string;
  /** What follows it, for the help: `N`, `FILE`. */
  readonly value?: string;
  readonly help: Text;
}

export type Options = Readonly<Record<string, OptionSpec>>;

export interface Call {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
}

/** Faults in the call's words, as sentences; empty when it can be carried out. */
export interface ReadCall {
  readonly call: Call;
  readonly faults: readonly Text[];
}

export function readCall(words: readonly string[], options: Options, most: number): ReadCall {
  const config = Object.fromEntries(
    Object.entries(options).map(([name, { type, multiple, short }]) => [
      name,
      { type, ...(multiple && { multiple }), ...(short && { short }) },
    ]),
  );
  const { values, positionals, tokens } = parseArgs({
    args: [...words],
    options: config,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const faults: Text[] = [];
  const counts = new Map<string, number>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    counts.set(token.name, (counts.get(token.name) ?? 0) + 1);
    faults.push(...optionFaults(token.rawName, token.name, token.value, options, counts));
  }
  for (const extra of positionals.slice(most)) faults.push(tooMany(extra));
  return { call: { positionals, values: values as Call['values'] }, faults };
}

function optionFaults(
  raw: string,
  name: string,
  value: string | undefined,
  options: Options,
  counts: ReadonlyMap<string, number>,
): Text[] {
  const spec = options[name];
  if (!spec) return [unknownOption(raw, name, options)];
  if (spec.type === 'string' && (value === undefined || value === '' || value.startsWith('--')))
    return [
      {
        zh: `选项 ${raw} 后面要有一个值：${raw} ${spec.value ?? '值'}`,
        en: `${raw} needs a value: ${raw} ${spec.value ?? 'VALUE'}`,
      },
    ];
  if (spec.type === 'boolean' && value !== undefined)
    return [{ zh: `选项 ${raw} 不带值，去掉“=${value}”。`, en: `${raw} takes no value: leave out “=${value}”.` }];
  if (!spec.multiple && (counts.get(name) ?? 0) === 2)
    return [{ zh: `选项 ${raw} 只能给一次。`, en: `${raw} may be given only once.` }];
  return [];
}

function unknownOption(raw: string, name: string, options: Options): Text {
  const near = nearest(name, Object.keys(options));
  const all = Object.keys(options)
    .map((one) => `--${one}`)
    .join(' ');
  return {
    zh: `没有选项 ${raw}${near ? `，是否指 --${near}` : ''}。可用：${all}`,
    en: `There is no option ${raw}${near ? `; did you mean --${near}` : ''}. Options: ${all}`,
  };
}

function tooMany(word: string): Text {
  return {
    zh: `多出一个词“${word}”。带空格的值请加引号。`,
    en: `“${word}” is one word too many. Quote values that hold spaces.`,
  };
}

/** Help of one command's options, aligned. */
export function optionHelp(options: Options, lang: Lang): string[] {
  const heads = Object.entries(options).map(([name, spec]) => `  --${name}${spec.value ? ` ${spec.value}` : ''}`);
  const width = Math.max(0, ...heads.map((head) => head.length));
  return Object.values(options).map((spec, i) => `${(heads[i] ?? '').padEnd(width)}  ${spec.help[lang]}`);
}
