/** Files to the reader's disk: pictures from a chart, text from a table. */
import type { Plotly } from './plotly.ts';

interface Pictured {
  /** Undefined where it cannot be drawn. */
  picture(): Promise<{ readonly plotly: Plotly; readonly element: HTMLElement } | undefined>;
}

export async function savePicture(chart: Pictured, kind: 'png' | 'svg', name: string): Promise<void> {
  const drawn = await chart.picture();
  const options = { format: kind, width: 960, height: 480, scale: kind === 'png' ? 2 : 1 } as const;
  if (drawn) saveAddress(await drawn.plotly.toImage(drawn.element, options), `${name}.${kind}`);
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
