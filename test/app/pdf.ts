/**
 * The words of a printed file, page by page, as a reader of it would find them: each page's drawing commands, each glyph
 * put back into letters by its font's own table. Knows what Chromium writes, and no more.
 */
import { inflateSync } from 'node:zlib';

/** Fonts draw some characters and the radicals of the same shape as one glyph, and the file then names the radical. */
const radicals = new Map(
  '⺟母 ⺠民 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻓长 ⻔门 ⻘青 ⻚页 ⻛风 ⻜飞 ⻝食 ⻢马 ⻥鱼 ⻨麦 ⻩黄 ⻬齐 ⻮齿 ⻰龙 ⻳龟'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

/** A text as two renderings of it have it in common: no white space, one code for one shape. */
export function plain(text: string): string {
  const shapes = text.normalize('NFKC').replace(/[\u2e80-\u2eff]/g, (radical) => radicals.get(radical) ?? radical);
  return shapes.replace(/[\s\u2060\u200b]+/g, '');
}

type Objects = ReadonlyMap<string, string>;

/** Text of every page in order, without white space, which a page only implies by position. */
export function pagesOf(pdf: Buffer): readonly string[] {
  const objects = objectsOf(pdf);
  return pageIds(objects).map((id) => textOf(objects.get(id) ?? '', objects));
}

/** Drawing commands of every page in order. */
export function drawingsOf(pdf: Buffer): readonly string[] {
  const objects = objectsOf(pdf);
  return pageIds(objects).map((id) => commandsOf(objects.get(id) ?? '', objects));
}

function objectsOf(pdf: Buffer): Objects {
  const file = pdf.toString('latin1');
  return new Map(
    [...file.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]),
  );
}

function commandsOf(page: string, objects: Objects): string {
  const [, contents = ''] = /\/Contents (\d+) 0 R/.exec(page) ?? [];
  return streamOf(objects.get(contents) ?? '');
}

function pageIds(objects: Objects, id = rootOf(objects)): readonly string[] {
  const body = objects.get(id) ?? '';
  const kids = /\/Kids \[([^\]]*)\]/.exec(body)?.[1];
  return kids === undefined ? [id] : [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid = '']) => pageIds(objects, kid));
}

function rootOf(objects: Objects): string {
  const found = [...objects].find(([, body]) => body.includes('/Type /Pages') && !body.includes('/Parent'));
  if (!found) throw new Error('no pages in the file');
  return found[0];
}

function textOf(page: string, objects: Objects): string {
  const commands = commandsOf(page, objects);
  let letters: ReadonlyMap<string, string> = new Map();
  let text = '';
  for (const [, font, glyphs = ''] of commands.matchAll(/\/F(\d+) [\d.]+ Tf|(?<!ActualText )<([0-9A-Fa-f]+)>/g)) {
    if (font !== undefined) letters = lettersOf(fontOf(page, font, objects), objects);
    else text += spelled(glyphs, letters);
  }
  return plain(text);
}

function spelled(glyphs: string, letters: ReadonlyMap<string, string>): string {
  const size = [...letters.keys()][0]?.length ?? 4;
  return (glyphs.match(new RegExp(`.{${size}}`, 'g')) ?? [])
    .map((code) => letters.get(code.toUpperCase()) ?? '')
    .join('');
}

function fontOf(page: string, name: string, objects: Objects): string {
  const id = new RegExp(`/F${name} (\\d+) 0 R`).exec(page)?.[1] ?? '';
  return objects.get(id) ?? '';
}

/** Code of a glyph → its letters. */
function lettersOf(font: string, objects: Objects): ReadonlyMap<string, string> {
  const table = streamOf(objects.get(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1] ?? '') ?? '');
  const letters = new Map<string, string>();
  for (const [, block = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', to = ''] of block.matchAll(/<(\w+)> <(\w+)>/g)) letters.set(code.toUpperCase(), utf16(to));
  for (const [, block = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', last = '', to = ''] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g))
      for (let i = parseInt(from, 16); i <= parseInt(last, 16); i++)
        letters.set(
          i.toString(16).padStart(from.length, '0').toUpperCase(),
          utf16((parseInt(to, 16) + i - parseInt(from, 16)).toString(16).padStart(4, '0')),
        );
  return letters;
}

function utf16(hex: string): string {
  return (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('');
}

function streamOf(body: string): string {
  const [, raw] = /stream\r?\n([\s\S]*)\r?\nendstream/.exec(body) ?? [];
  return raw === undefined ? '' : inflateSync(Buffer.from(raw, 'latin1')).toString('latin1');
}
