/**
 * The text of a file as people's editors write it: UTF-8, UTF-16 with its mark, or GB 18030, without the mark. Undefined
 * where it is no text at all: a picture that was dropped by mistake does not become a file of odd signs.
 */
import { error, type Issue } from '../issue.ts';

/** The little of the standard decoder that is used; pages and Node have the same one. */
interface Decoder {
  decode(bytes: Uint8Array): string;
}
declare const TextDecoder: new (encoding: string, options: { readonly fatal: boolean }) => Decoder;

const marked = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

export function textOf(bytes: Uint8Array): string | undefined {
  const own = marked.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte));
  for (const encoding of own ? [own.encoding] : ['utf-8', 'gb18030']) {
    const text = decoded(bytes, encoding);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Control characters other than tabs and ends of lines and pages stand in no text. */
const control = /[\0-\x08\x0e-\x1f]/;

/** A machine that lacks an encoding reads none of its files. */
function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return control.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

export function notText(file: string): Issue {
  return error('read.not-text', { file });
}

/** Files by path: what is text, and an issue for each that is none. */
export function readTexts(files: Readonly<Record<string, Uint8Array>>): {
  readonly files: Readonly<Record<string, string>>;
  readonly issues: readonly Issue[];
} {
  const read = Object.entries(files).map(([path, bytes]) => [path, textOf(bytes)] as const);
  return {
    files: Object.fromEntries(read.flatMap(([path, text]) => (text === undefined ? [] : [[path, text]]))),
    issues: read.flatMap(([path, text]) => (text === undefined ? [notText(path)] : [])),
  };
}
