/** A machine's spare bytes: first the words of packed verdicts, then room for whoever samples, then for summaries. */
import type { Machine } from '../types.ts';

const LINE = 64;

/** Bytes from the machine's spare bytes on until a whole line of the cache begins, at most. */
export const SPARE_EDGE = LINE;
/** Bytes of the words of verdicts: met and known, 256 draws each. */
export const VERDICT_BYTES = LINE;

export function wholeLines(bytes: number): number {
  return Math.ceil(bytes / LINE) * LINE;
}

/** Address `skipped` bytes into the spare bytes, if `needed` more are there. */
export function spareAt({ shared }: Machine, skipped: number, needed: number): number | undefined {
  const at = shared && wholeLines(shared.spare) + skipped;
  return at !== undefined && at + needed <= (shared?.memory.buffer.byteLength ?? 0) ? at : undefined;
}
