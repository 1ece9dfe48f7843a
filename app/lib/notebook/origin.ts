/** Where the notebook on the desk came from, how it is kept, and what may go along with it. */
import { MARKDOWN, mergeVersions, NO_ADJUSTMENTS, settingsOf, type Lang, type Notebook } from '$engine';
import type { Address } from './address.ts';
import { shippedById } from './library.ts';
import type { NoNotebook } from './keep/no-notebook.ts';
import type { KeptFile, KeptNotebook } from './keep/store.ts';
import { notebookOf } from './reading.ts';
import { folderOf } from './runtime/home.ts';
import type { Session } from './session.svelte.ts';
import { versionOf } from './share/fingerprint.ts';
import { filesBeside, type PackedFiles } from './share/opened.ts';
import { unpack, type Parcel } from './share/pack.ts';

export type Origin =
  | { readonly kind: 'shipped'; readonly id: string; readonly text: string }
  | { readonly kind: 'own'; readonly id: string; readonly base?: KeptNotebook['base']; readonly file?: KeptFile }
  | { readonly kind: 'link'; readonly doc: string; readonly parcel: Parcel }
  | { readonly kind: 'file'; readonly file: KeptFile }
  | { readonly kind: 'new' };

export type Panel = 'palette' | 'shortcuts' | 'share' | 'versions' | 'find' | 'head' | 'difference' | 'more';
export type Keeping = 'original' | 'saving' | 'saved' | 'file' | 'full' | 'refused';
export type Refusal =
  | { readonly kind: 'notFound' | 'notText' | 'scenario'; readonly name: string }
  | { readonly kind: 'noNotebook'; readonly name: string; readonly is: NoNotebook }
  | { readonly kind: 'broken'; readonly why: 'shape' | 'version' | 'empty' };

/** What goes with the notebook in an address. */
export function filesIn({ opened, notebook }: Session): { readonly files?: PackedFiles; readonly written?: string } {
  const files = filesBeside(opened, notebook);
  return files.size > 0 ? { files, written: versionOf(folderOf(notebook)) } : {};
}

export function addressOf(session: Session | undefined, origin: Origin | undefined): Address {
  const adjustments = session?.adjustments ?? NO_ADJUSTMENTS;
  const mode = session?.mode;
  const files = session ? filesIn(session) : {};
  switch (origin?.kind) {
    case 'shipped':
      return { open: origin.id, mode, adjustments, ...files };
    case 'own':
      return { own: origin.id, mode, adjustments: NO_ADJUSTMENTS };
    case 'link':
      return { doc: origin.doc, mode, adjustments, ...files };
    default:
      return { adjustments: NO_ADJUSTMENTS };
  }
}

/** What a link, or the name of a notebook that comes with the plans, stands for; undefined where there is neither. */
export function contentOf(
  { doc, open }: Address,
  lang: Lang,
): { readonly text: string; readonly origin: Origin } | Refusal | undefined {
  if (doc !== undefined) {
    const found = unpack(doc);
    if (found.kind !== 'parcel') return { kind: 'broken', why: found.kind };
    return { text: found.parcel.text, origin: { kind: 'link', doc, parcel: found.parcel } };
  }
  if (open === undefined) return undefined;
  const found = shippedById(open) ?? shippedById(`${open}.${lang}`);
  if (!found) return { kind: 'notFound', name: open };
  return { text: found.text, origin: { kind: 'shipped', id: found.id, text: found.text } };
}

/** The text from which a copy was made, and the shipped one where it has another by now. */
export function changeOfShipped(
  origin: Origin | undefined,
): { readonly base: string; readonly theirs: string } | undefined {
  const base = origin?.kind === 'own' ? origin.base : undefined;
  const theirs = base && shippedById(base.id)?.text;
  return base && theirs !== undefined && theirs !== base.text ? { base: base.text, theirs } : undefined;
}

/** Of what the browser keeps. */
export function originOf({ id, base, file }: KeptNotebook): Extract<Origin, { kind: 'own' }> {
  return { kind: 'own', id, ...(base && { base }), ...(file && { file }) };
}

/** A notebook that was not the reader's own becomes so. */
export function ownOf(origin: Origin | undefined): Extract<Origin, { kind: 'own' }> {
  if (origin?.kind === 'own') return origin;
  const own = { kind: 'own' as const, id: crypto.randomUUID().slice(0, 8) };
  if (origin?.kind === 'shipped') return { ...own, base: { id: origin.id, text: origin.text } };
  return origin?.kind === 'file' ? { ...own, file: origin.file } : own;
}

/** What is kept of it beside its text. */
export function recordOf(
  { notebook, opened }: Session,
  origin: Extract<Origin, { kind: 'own' }>,
): Pick<KeptNotebook, 'id' | 'title' | 'lang' | 'files' | 'base' | 'file'> {
  const { id, base, file } = origin;
  const { title, lang } = settingsOf(notebook).settings;
  return {
    id,
    title: title || nameOf(origin) || firstWords(notebook),
    lang,
    ...(opened.files.size > 0 && { files: Object.fromEntries(opened.files) }),
    ...(base && { base }),
    ...(file && { file }),
  };
}

export function blankText(lang: Lang): string {
  const zh = lang === 'zh';
  return `---\nformat: 1\ntitle: ${zh ? '新笔记本' : 'New notebook'}\nlang: ${zh ? 'zh-CN' : 'en'}\nplan: guangzhou-14\nscenario: baseline\n---\n`;
}

/** Of a notebook without a title. */
function firstWords({ cells }: Notebook): string {
  const first = cells.find((cell) => cell.kind === MARKDOWN && cell.text.trim() !== '')?.text ?? '';
  return (
    first
      .replace(/^[#\s]+/, '')
      .split('\n')[0]
      ?.slice(0, 40) ?? ''
  );
}

/** The file that it was opened from or saved to. */
export function fileOf(origin: Origin): KeptFile | undefined {
  return origin.kind === 'file' || origin.kind === 'own' ? origin.file : undefined;
}

/** The name of that file; empty for every other. */
export function nameOf(origin: Origin): string {
  return fileOf(origin)?.name.replace(/(\.nb)?\.(md|markdown|txt)$/i, '') ?? '';
}

/** How it is kept after a change, of which something waits to be kept or not: it may have been taken back before. */
export function keepingAfter(before: Keeping, isWaiting: boolean, ownId: string | undefined): Keeping {
  if (before === 'full' || before === 'refused') return before;
  if (isWaiting) return 'saving';
  return before !== 'saving' ? before : ownId === undefined ? 'original' : 'saved';
}

/** One's own copy after the shipped notebook has changed: the new one, or with what does not collide. */
export function settledAs(
  how: 'theirs' | 'merge',
  mine: Notebook,
  { base, theirs }: { readonly base: string; readonly theirs: string },
): Notebook {
  const now = notebookOf(theirs);
  return how === 'theirs' ? now : mergeVersions(notebookOf(base), mine, now, 'mine');
}
