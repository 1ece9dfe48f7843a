/**
 * A text as letters that stand in a link without escaping: deflated, in the base64 of addresses, with the number of the
 * format in front. `unpackText(await packText(text))` is the text; letters that are no such text give undefined.
 */
const version = '1.';
/** Three bytes for every character of the longest file that is read; letters that swell to more are refused. */
const mostBytes = 1_500_000;

export async function packText(text: string): Promise<string> {
  const { deflateSync, strToU8 } = await import('fflate');
  const letters = Array.from(deflateSync(strToU8(text), { level: 9 }), (byte) => String.fromCharCode(byte));
  return version + btoa(letters.join('')).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

export async function unpackText(packed: string): Promise<string | undefined> {
  if (!packed.startsWith(version)) return undefined;
  const { inflateSync } = await import('fflate');
  try {
    const letters = atob(packed.slice(version.length).replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const text = inflateSync(bytes, { out: new Uint8Array(mostBytes + 1) });
    return text.length > mostBytes ? undefined : new TextDecoder('utf-8', { fatal: true }).decode(text);
  } catch {
    return undefined;
  }
}
