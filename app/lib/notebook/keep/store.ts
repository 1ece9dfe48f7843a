/**
 * Notebooks kept in the browser. Each save names the revision that it was made from; when another tab has saved in
 * between it is refused, and nothing is overwritten. A browser that keeps nothing, or no more, says so by an outcome.
 */
import { createStore, get, keys, update, type UseStore } from 'idb-keyval';
import type { Adjustments, Lang } from '$engine';
import type { FileHandle } from './files.ts';

export interface KeptFile {
  readonly name: string;
  /** To write to it again. */
  readonly handle?: FileHandle;
}

export interface KeptNotebook {
  readonly id: string;
  readonly title: string;
  readonly lang: Lang;
  readonly text: string;
  readonly adjustments: Adjustments;
  /** Scenario files of the reader's own, packed, by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** The file that it was opened from or saved to last. */
  readonly file?: KeptFile;
  /** The shipped notebook that it was made from, as it was then. */
  readonly base?: { readonly id: string; readonly text: string };
  /** Milliseconds since 1970. */
  readonly changed: number;
  readonly revision: number;
  /** When it was removed, in the same milliseconds: it is still there for a while, and who saves it again has it back. */
  readonly removed?: number;
}

export interface Version {
  readonly at: number;
  readonly text: string;
}

export type Saved =
  | { readonly kind: 'saved'; readonly revision: number }
  | { readonly kind: 'conflict'; readonly theirs: KeptNotebook }
  | { readonly kind: 'full' | 'refused' };

/** Milliseconds after which a browser that does not answer has refused: some never do, and are not waited for again. */
const patience = { first: 8000, again: 500 };
let silent = false;

let opened: UseStore | undefined;

export const store: UseStore = async (mode, use) => {
  opened ??= createStore('suisuan', 'notebooks');
  const answer = opened(mode, use).finally(() => (silent = false));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, refuse) => {
    const give = (): void => {
      silent = true;
      refuse(new DOMException('no answer', 'TimeoutError'));
    };
    timer = setTimeout(give, silent ? patience.again : patience.first);
  });
  return Promise.race([answer, silence]).finally(() => clearTimeout(timer));
};

export const noteKey = (id: string): string => `notebook/${id}`;
export const versionsKey = (id: string): string => `versions/${id}`;
/** Of the earlier versions of one notebook: enough to reach back through some hours of work. */
export const most = { versions: 40, bytes: 2_000_000 };

/** Newest first, those that were removed among them; undefined when the browser refuses. */
export async function listKept(): Promise<readonly KeptNotebook[] | undefined> {
  try {
    const names = (await keys<string>(store)).filter((key) => key.startsWith('notebook/'));
    const all = await Promise.all(names.map((key) => get<KeptNotebook>(key, store)));
    return all.flatMap((one) => one ?? []).sort((a, b) => b.changed - a.changed);
  } catch {
    return undefined;
  }
}

export async function readKept(id: string): Promise<KeptNotebook | undefined> {
  try {
    return await get<KeptNotebook>(noteKey(id), store);
  } catch {
    return undefined;
  }
}

/** `from` is the revision that this work began with; 0 for a notebook that was never kept. */
export async function saveKept(notebook: Omit<KeptNotebook, 'revision'>, from: number): Promise<Saved> {
  let outcome: Saved = { kind: 'saved', revision: from + 1 };
  try {
    await update<KeptNotebook>(
      noteKey(notebook.id),
      (before) => {
        if (before && before.revision !== from) {
          outcome = { kind: 'conflict', theirs: before };
          return before;
        }
        return { ...notebook, revision: from + 1 };
      },
      store,
    );
    return outcome;
  } catch (fault) {
    return { kind: fault instanceof DOMException && fault.name === 'QuotaExceededError' ? 'full' : 'refused' };
  }
}

export async function versionsOf(id: string): Promise<readonly Version[]> {
  try {
    return (await get<readonly Version[]>(versionsKey(id), store)) ?? [];
  } catch {
    return [];
  }
}

/** In the browser, about: what their text takes as UTF-8. */
export function bytesOf(versions: readonly Version[]): number {
  return new Blob(versions.map(({ text }) => text)).size;
}

/** As many as may be kept, newest first; the newest always. */
export function bounded(versions: readonly Version[]): readonly Version[] {
  let bytes = 0;
  return versions.slice(0, most.versions).filter((each, i) => (bytes += bytesOf([each])) <= most.bytes || i === 0);
}

/** Keeps an earlier text, newest first; the same text twice in a row is one version. Answers whether it is kept. */
export async function addVersion(id: string, version: Version): Promise<boolean> {
  return update<readonly Version[]>(
    versionsKey(id),
    (before = []) => (before[0]?.text === version.text ? before : bounded([version, ...before])),
    store,
  ).then(
    () => true,
    () => false,
  );
}
