/** Generators of notebooks and of texts that look like notebooks, for the laws. */
import fc from 'fast-check';
import type { Cell, Notebook } from '../../engine/notebook/types.ts';
import { withKeys, type Keyless } from '../../engine/notebook/file/keys.ts';
import { cellKinds } from '../../engine/notebook/kinds/registry.ts';

/** Lines that matter to the structure, and lines that do not. */
const LINES = [
  '',
  '',
  ' ',
  '    ',
  '---',
  '--- ',
  '```',
  '````',
  '~~~',
  '  ```',
  '``` ',
  '```chart',
  '```chart #trend',
  '````chart #b fold',
  '```unknown #x',
  '```js',
  '~~~parameters #p',
  '<!-- cell -->',
  '<!-- cell #a -->',
  '<!-- cell fold -->',
  'growth: 6.0',
  '增速 {{drag growth}}',
  '{{',
  '}}',
  'check: gdp is met',
  '# Title',
  '- item',
  '  ```js',
  '> ```',
  '<!--',
  '-->',
  'a[t] = b[t]',
  '\t',
];

export const lineSoup = fc
  .array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...LINES) }, { weight: 1, arbitrary: fc.string() }), {
    maxLength: 24,
  })
  .map((lines) =>
    lines
      .join('\n')
      .replace(/\r/g, '')
      .replace(/^\uFEFF/, ''),
  );

const id = fc.stringMatching(/^[a-z\u4e00-\u9fff][a-z0-9_]{0,6}$/);
const flags = fc.constantFrom<readonly string[]>([], [], ['fold'], ['fold', 'wide']);

/** Any text without blank lines at its ends and without lines that would themselves be cells. */
const prose = fc
  .array(
    fc.constantFrom(
      '增速 {{drag growth}} 与 x',
      '',
      '# A',
      '- b',
      '```js',
      '```',
      'x',
      '    ```',
      '---',
      '{{gdp@2025 | 0.0}}',
    ),
    { maxLength: 8 },
  )
  .map((lines) =>
    balanced(lines)
      .join('\n')
      .replace(/^\s*\n/g, '')
      .replace(/\s+$/g, '')
      .replace(/^\n+/, ''),
  );

/** Closes a code block that was left open, as the law is about texts that hold together. */
function balanced(lines: readonly string[]): readonly string[] {
  const open = lines.reduce((inside, line) => (line === '```' ? !inside : inside || line === '```js'), false);
  return open ? [...lines, '```'] : lines;
}

const body = fc
  .array(fc.constantFrom(...LINES), { maxLength: 6 })
  .map((lines) => (lines.every((l) => l === '') ? '' : lines.join('\n')));

export const keyless: fc.Arbitrary<Keyless> = fc.oneof(
  fc.record({ kind: fc.constant('markdown'), id: fc.option(id, { nil: undefined }), flags, text: prose }),
  fc.record({
    kind: fc.constantFrom(...Object.keys(cellKinds).filter((kind) => kind !== 'markdown')),
    id: fc.option(id, { nil: undefined }),
    flags,
    text: body,
  }),
  fc.record({ kind: fc.constantFrom('fancy', '图示'), id, flags, text: body }),
);

const front = fc.option(
  fc.record({ text: fc.constantFrom('format: 1\ntitle: 甲\nplan: guangzhou-14', 'x', '', '# note\n\nplan: a') }),
  { nil: undefined },
);

export const notebooks: fc.Arbitrary<Notebook> = fc
  .record({ front, cells: fc.array(keyless, { maxLength: 8 }) })
  .map(({ front: head, cells }) => ({ ...(head && { front: head }), cells: withKeys(cells) }));

/** A notebook without what is only session or layout: what must survive a way through a file. */
export function content(notebook: Notebook): unknown {
  const plain = ({ kind, id: name, flags: words, text }: Cell): unknown => ({ kind, id: name, flags: words, text });
  return { front: notebook.front?.text, cells: notebook.cells.map(plain) };
}
