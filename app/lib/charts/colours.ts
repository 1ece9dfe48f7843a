/** The page's colours as plotly needs them: resolved for the theme in force. */

const tokens = [
  'ink',
  'ink-2',
  'ink-3',
  'line',
  'line-2',
  'surface',
  'accent',
  'history',
  'band-80',
  'band-50',
] as const;

export type Colours = Readonly<Record<(typeof tokens)[number], string>>;

/** A token is `light-dark(…)` until an element uses it, so an element is asked. */
export function coloursOf(element: HTMLElement): Colours {
  const probe = document.createElement('span');
  probe.hidden = true;
  element.append(probe);
  const style = getComputedStyle(probe);
  const found = tokens.map((token) => {
    probe.style.color = `var(--${token})`;
    return [token, style.color] as const;
  });
  probe.remove();
  return Object.fromEntries(found) as Colours;
}
