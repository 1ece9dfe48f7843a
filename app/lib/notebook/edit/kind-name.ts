/** What a kind of cell is called; an unknown one by the word that stands in the file. */
import { kindOf, type Text } from '$engine';

export function kindName(kind: string): Text {
  return kindOf(kind)?.name ?? { zh: kind, en: kind };
}
