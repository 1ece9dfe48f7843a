/** Files to the reader's disk: pictures from a drawn chart, text from a table. */
import type { Plotly } from './plotly.ts';

export async function savePicture(
  plotly: Plotly,
  element: HTMLElement,
  kind: 'png' | 'svg',
  name: string,
): Promise<void> {
  const options = { format: kind, width: 960, height: 480, scale: kind === 'png' ? 2 : 1 } as const;
  saveAddress(await plotly.toImage(element, options), `${name}.${kind}`);
}

/** A byte-order mark first for CSV, because spreadsheets otherwise read Chinese as another encoding. */
export function saveText(text: string, name: string, type: string): void {
  const mark = type === 'text/csv' ? '\uFEFF' : '';
  const address = URL.createObjectURL(new Blob([mark, text], { type: `${type};charset=utf-8` }));
  saveAddress(address, name);
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function saveAddress(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}
