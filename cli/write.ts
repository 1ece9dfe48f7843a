/**
 * Files that are whole or not there: written under another name beside their place and then given theirs, so that a run
 * that ends half way (a full disk, a job that is put off) leaves no half result and spoils none that was there.
 */
import { closeSync, existsSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fromHere } from './terminal.ts';

export function writeWhole(file: string, content: string | Uint8Array): void {
  const path = fromHere(file);
  if (!isPlain(path)) return named(path, () => writeFileSync(path, content));
  const beside = `${path}.${process.pid}.tmp`;
  named(path, () => {
    try {
      writeFileSync(beside, content);
      renameSync(beside, path);
    } finally {
      rmSync(beside, { force: true });
    }
  });
}

/** Throws what the system would say of writing there, before hours are spent on what is to be written. */
export function tryWriting(file: string): void {
  const path = fromHere(file);
  if (!isPlain(path)) return named(path, () => closeSync(openSync(path, 'r+')));
  const beside = `${path}.${process.pid}.tmp`;
  named(path, () => {
    closeSync(openSync(beside, 'w'));
    rmSync(beside);
  });
}

/** Nothing yet, or a file: a device or a folder cannot be replaced. */
function isPlain(path: string): boolean {
  return !existsSync(path) || statSync(path).isFile();
}

/** What is refused is told of the name that was asked for. */
function named(path: string, act: () => void): void {
  try {
    act();
  } catch (fault) {
    throw fault instanceof Error ? Object.assign(fault, { path }) : fault;
  }
}
