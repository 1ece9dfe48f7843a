/** The notebooks that come with the plans. */
import { nearest, settingsOf, type Lang } from '$engine';
import { folders } from '../state/plans.ts';
import { notebookOf } from './reading.ts';

export interface Shipped {
  /** Plan and name: `guangzhou-14/targets`. */
  readonly id: string;
  readonly text: string;
  readonly title: string;
  readonly summary?: string;
  readonly lang: Lang;
}

/** The opening notebook first, the others by name. */
export const shipped: readonly Shipped[] = [...folders.values()]
  .flatMap((folder) =>
    [...folder.notebooks].map(([name, text]) => {
      const { settings } = settingsOf(notebookOf(text));
      const { title, lang, summary } = settings;
      return {
        id: `${folder.id}/${name}`,
        text,
        title: title || name,
        lang,
        ...(summary !== undefined && { summary }),
      };
    }),
  )
  .sort((a, b) => Number(isOpening(b)) - Number(isOpening(a)));

function isOpening({ id }: Shipped): boolean {
  return /\/home\.(zh|en)$/.test(id);
}

export function shippedById(id: string): Shipped | undefined {
  return shipped.find((one) => one.id === id);
}

/** One whose name, with or without its language, is nearly this. */
export function shippedLike(id: string, lang: Lang): Shipped | undefined {
  const near = nearest(id, [...shipped.map((one) => one.id), ...shipped.map((one) => one.id.replace(/\.\w+$/, ''))]);
  return near === undefined ? undefined : (shippedById(near) ?? shippedById(`${near}.${lang}`));
}
