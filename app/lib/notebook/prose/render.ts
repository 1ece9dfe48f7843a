/**
 * Markdown → a fragment of the page. Whoever wrote it may be a stranger: HTML in it is text, what comes out is sanitised
 * once more, pictures come only from the text itself (`data:`), and live parts are put into text, never into attributes.
 */
import type { MarkdownIt } from 'markdown-it';

export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Rendered {
  readonly fragment: DocumentFragment;
  /** Places of the live parts, by their number. */
  readonly lives: ReadonlyMap<number, HTMLElement>;
  readonly checks: ReadonlyMap<number, HTMLElement>;
}

/** `top`: the level of the notebook's own highest heading, which becomes the second, below the page's own. */
export type Renderer = (text: string, lives: readonly Range[], checks: readonly Range[], top?: number) => Rendered;

let coming: Promise<Renderer> | undefined;

/** Loaded when the first text is shown. */
export function loadRenderer(): Promise<Renderer> {
  coming ??= load();
  return coming;
}

/** Characters of the private use area: they stand for the live parts while Markdown is read. */
const marks = { live: ['\uE000', '\uE001'], check: ['\uE002', '\uE003'] } as const;
const anyMark = /[\uE000-\uE003]/g;

async function load(): Promise<Renderer> {
  const [{ default: Markdown }, { default: purify }, { withMath }] = await Promise.all([
    import('markdown-it'),
    import('dompurify'),
    import('./math.ts'),
  ]);
  const md: MarkdownIt = new Markdown({ html: false, linkify: false, typographer: false });
  withMath(md);
  purify.addHook('afterSanitizeAttributes', tamed);
  return (text, lives, checks, top = 1) => {
    const html = md.render(masked(text, lives, checks));
    const fragment = purify.sanitize(html, {
      RETURN_DOM_FRAGMENT: true,
      FORBID_TAGS: ['style', 'form', 'input', 'button', 'iframe', 'object', 'embed', 'audio', 'video', 'svg', 'math'],
      FORBID_ATTR: ['style', 'id', 'name', 'srcset'],
    });
    return { fragment: shifted(fragment, 2 - top), ...slots(fragment) };
  };
}

/** Links open elsewhere and tell nothing; pictures from outside are not fetched, their words stay. */
function tamed(node: Element): void {
  if (node instanceof HTMLAnchorElement) {
    const href = node.getAttribute('href') ?? '';
    if (!/^(https?:|mailto:|#)/i.test(href)) node.removeAttribute('href');
    else if (!href.startsWith('#')) {
      node.setAttribute('rel', 'noreferrer noopener external');
      node.setAttribute('target', '_blank');
    }
  }
  if (node instanceof HTMLImageElement && !/^data:image\/(png|jpeg|gif|webp);/i.test(node.getAttribute('src') ?? '')) {
    node.replaceWith(node.ownerDocument.createTextNode(node.alt));
  }
}

function masked(text: string, lives: readonly Range[], checks: readonly Range[]): string {
  const parts = [
    ...lives.map((range, i) => ({ ...range, mark: marks.live, i })),
    ...checks.map((range, i) => ({ ...range, mark: marks.check, i })),
  ].sort((a, b) => a.from - b.from);
  let out = '';
  let done = 0;
  for (const { from, to, mark, i } of parts) {
    if (from < done) continue;
    out += text.slice(done, from).replace(anyMark, '') + mark[0] + i + mark[1];
    done = to;
  }
  return out + text.slice(done).replace(anyMark, '');
}

function shifted(fragment: DocumentFragment, by: number): DocumentFragment {
  for (const heading of fragment.querySelectorAll('h1,h2,h3,h4,h5,h6')) {
    const lower = document.createElement(`h${Math.min(6, Math.max(2, Number(heading.tagName[1]) + by))}`);
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
  for (const table of fragment.querySelectorAll('table')) {
    const scroll = document.createElement('div');
    scroll.className = 'scroll';
    scroll.tabIndex = 0;
    scroll.setAttribute('role', 'group');
    table.replaceWith(scroll);
    scroll.append(table);
  }
  return fragment;
}

function slots(fragment: DocumentFragment): Pick<Rendered, 'lives' | 'checks'> {
  const lives = new Map<number, HTMLElement>();
  const checks = new Map<number, HTMLElement>();
  const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const node of texts) if (/[\uE000\uE002]/.test(node.data)) split(node, lives, checks);
  for (const element of fragment.querySelectorAll('*'))
    for (const { name, value } of element.attributes)
      if (/[\uE000-\uE003]/.test(value))
        element.setAttribute(name, value.replace(/[\uE000\uE002]\d+[\uE001\uE003]/g, '…'));
  return { lives, checks };
}

function split(node: Text, lives: Map<number, HTMLElement>, checks: Map<number, HTMLElement>): void {
  const nodes: (Node | string)[] = [];
  for (const part of node.data.split(/([\uE000\uE002]\d+[\uE001\uE003])/)) {
    const index = Number(part.slice(1, -1));
    if (!/^[\uE000\uE002]\d+[\uE001\uE003]$/.test(part)) nodes.push(part);
    else {
      const place = spanOf('slot');
      (part.startsWith(marks.live[0]) ? lives : checks).set(index, place);
      nodes.push(place);
    }
  }
  node.replaceWith(...held(nodes));
}

function spanOf(className: string): HTMLElement {
  const span = document.createElement('span');
  span.className = className;
  return span;
}

const opens = /[([{（〔［【《〈「『“‘]+$/;
const closes = /^[)\]}）〕］】》〉」』”’,.;:!?，。、；：！？]+/;

/**
 * A place in a text is a box of its own, and a line may break on both sides of a box: the punctuation that opens before it
 * or closes after it is kept in one line with it. Texts and places alternate, and a text comes first and last.
 */
function held(nodes: readonly (Node | string)[]): readonly (Node | string)[] {
  const out = [...nodes];
  for (let i = 1; i < out.length; i += 2) {
    const [before, place, after] = [out[i - 1], out[i], out[i + 1]];
    const open = typeof before === 'string' ? (opens.exec(before)?.[0] ?? '') : '';
    const close = typeof after === 'string' ? (closes.exec(after)?.[0] ?? '') : '';
    if (!place || open + close === '') continue;
    const one = spanOf('held');
    one.append(open, place, close);
    if (typeof before === 'string') out[i - 1] = before.slice(0, before.length - open.length);
    if (typeof after === 'string') out[i + 1] = after.slice(close.length);
    out[i] = one;
  }
  return out.filter((node) => node !== '');
}
