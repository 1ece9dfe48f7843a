/**
 * Notebooks that were removed: with their earlier versions they can be brought back for a stated time, then they go for
 * good. A tab that still has one open and keeps it again has it back.
 */
import { delMany, keys, update } from 'idb-keyval';
import { listKept, noteKey, readKept, store, versionsKey, type KeptNotebook } from './store.ts';

/** Days for which a removed notebook can be brought back. */
const days = 30;

/** When it goes for good, in milliseconds since 1970. */
export function goesAt(removed: number): number {
  return removed + days * 24 * 3600_000;
}

export function removeKept(id: string, at: number): Promise<void> {
  return change(id, (kept) => ({ ...kept, removed: at }));
}

export function restoreKept(id: string): Promise<void> {
  return change(id, ({ removed: _, ...kept }) => kept);
}

export async function forgetKept(id: string): Promise<void> {
  await delMany([noteKey(id), versionsKey(id)], store).catch(() => undefined);
}

/** Forgets what was removed too long ago, and earlier versions whose notebook is there no more. */
export async function sweep(now: number): Promise<void> {
  const kept = (await listKept()) ?? [];
  for (const { id, removed } of kept) if (removed !== undefined && goesAt(removed) <= now) await forgetKept(id);
  const all = await keys<string>(store).catch((): string[] => []);
  const left = all.filter(
    (key) => key.startsWith(versionsKey('')) && !all.includes(noteKey(key.slice(versionsKey('').length))),
  );
  await delMany(left, store).catch(() => undefined);
}

async function change(id: string, to: (kept: KeptNotebook) => KeptNotebook): Promise<void> {
  const known = await readKept(id);
  if (known) await update<KeptNotebook>(noteKey(id), (kept = known) => to(kept), store).catch(() => undefined);
}
