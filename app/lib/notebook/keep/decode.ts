/**
 * The text of a file as people's editors write it: UTF-8, UTF-16 with its mark, or GB 18030. Undefined where it is no
 * text at all: a picture that was dropped by mistake does not become a notebook of odd signs.
 */
const marked = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

export async function textOf(file: Blob): Promise<string | undefined> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const own = marked.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte));
  for (const encoding of own ? [own.encoding] : ['utf-8', 'gb18030']) {
    const text = decoded(bytes, encoding);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Control characters other than tabs and ends of lines and pages stand in no text. */
const control = /[\0-\x08\x0e-\x1f]/;

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return control.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
