/** Where the notebook on the desk came from, how it is kept, and what may go along with it. */
import { MARKDOWN, type Notebook } from '$engine';
import type { FileHandle } from './keep/files.ts';
import type { KeptNotebook } from './keep/store.ts';
import { folderOf } from './runtime/home.ts';
import type { Session } from './session.svelte.ts';
import { versionOf } from './share/fingerprint.ts';
import type { PackedFiles } from './share/opened.ts';
import type { Parcel } from './share/pack.ts';

export type Origin =
  | { readonly kind: 'shipped'; readonly id: string; readonly text: string }
  | { readonly kind: 'own'; readonly id: string; readonly base?: KeptNotebook['base'] }
  | { readonly kind: 'link'; readonly doc: string; readonly parcel: Parcel }
  | { readonly kind: 'file'; readonly name: string; readonly handle?: FileHandle }
  | { readonly kind: 'new' };

export type Panel = 'palette' | 'shortcuts' | 'share' | 'versions' | 'find' | 'head' | 'difference' | 'more';
export type Keeping = 'original' | 'saving' | 'saved' | 'file' | 'full' | 'refused';
export type Refusal =
  | { readonly kind: 'notFound' | 'notText'; readonly name: string }
  | { readonly kind: 'broken'; readonly why: 'shape' | 'version' | 'empty' };

/** What goes with the notebook in an address. */
export function filesIn({ opened, notebook }: Session): { readonly files?: PackedFiles; readonly written?: string } {
  const { files } = opened;
  return files.size > 0 ? { files, written: versionOf(folderOf(notebook)) } : {};
}

export function newId(): string {
  return crypto.randomUUID().slice(0, 8);
}

/** Of a notebook without a title. */
export function firstWords({ cells }: Notebook): string {
  const first = cells.find((cell) => cell.kind === MARKDOWN && cell.text.trim() !== '')?.text ?? '';
  return (
    first
      .replace(/^[#\s]+/, '')
      .split('\n')[0]
      ?.slice(0, 40) ?? ''
  );
}
