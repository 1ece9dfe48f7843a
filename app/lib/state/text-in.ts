/** The text of a file that was picked or dropped; undefined where it holds none or cannot be read, as a folder cannot. */
import { textOf } from '$engine';

export async function textIn(file: Blob): Promise<string | undefined> {
  const bytes = await file.arrayBuffer().catch(() => undefined);
  return bytes && textOf(new Uint8Array(bytes));
}
