/**
 * A whole notebook as letters of a link: deflated, in the base64 that needs no escaping. With it go the fingerprints of
 * plan and model and what its author saw, so that whoever opens it later is told what has changed.
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';

export interface Parcel {
  readonly text: string;
  readonly plan: string;
  readonly model: string;
  /** Target → value and verdict, as they were when the link was made. */
  readonly seen: readonly (readonly [id: string, value: number | null, verdict: string])[];
}

export type Unpacked =
  { readonly kind: 'parcel'; readonly parcel: Parcel } | { readonly kind: 'shape' | 'version' | 'empty' };

const version = '1';
/** What a few hundred cells need; a link that swells to more is refused. */
const most = 2_000_000;

export function pack(parcel: Parcel): string {
  const bytes = deflateSync(strToU8(JSON.stringify(parcel)), { level: 9 });
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return `${version}.${btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

export function unpack(text: string): Unpacked {
  const [, made, letters] = /^([0-9]+)\.(.*)$/s.exec(text) ?? [];
  if (made === undefined || letters === undefined) return { kind: 'shape' };
  if (made !== version) return { kind: 'version' };
  try {
    const bytes = Uint8Array.from(atob(letters.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    );
    const out = new Uint8Array(most);
    const parcel: unknown = JSON.parse(strFromU8(inflateSync(bytes, { out })));
    if (!isParcel(parcel)) return { kind: 'shape' };
    return parcel.text.trim() === '' ? { kind: 'empty' } : { kind: 'parcel', parcel };
  } catch {
    return { kind: 'shape' };
  }
}

function isParcel(value: unknown): value is Parcel {
  if (typeof value !== 'object' || value === null) return false;
  const { text, plan, model, seen } = value as Record<string, unknown>;
  const rows = Array.isArray(seen) && seen.every((row) => Array.isArray(row) && typeof row[0] === 'string');
  return typeof text === 'string' && typeof plan === 'string' && typeof model === 'string' && rows;
}
