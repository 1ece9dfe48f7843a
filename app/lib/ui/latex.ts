import { spokenMath } from './spoken-math.ts';

/** KaTeX with its own style sheet and fonts, fetched when the first formula is shown. */
let coming: Promise<(latex: string) => string> | undefined;

export async function setLatex(latex: string): Promise<string> {
  coming ??= load();
  return (await coming)(latex);
}

/** Sets the formula in its place, with what it says for those who hear it. */
export async function setFormula(place: HTMLElement, latex: string): Promise<void> {
  place.innerHTML = await setLatex(latex);
  const math = place.querySelector('math');
  if (!math) return;
  place.setAttribute('role', 'img');
  place.setAttribute('aria-label', spokenMath(math));
}

async function load(): Promise<(latex: string) => string> {
  const [{ default: katex }] = await Promise.all([import('katex'), import('katex/dist/katex.min.css')]);
  // Our printer writes the LaTeX; what it could not say is shown in red by KaTeX, not thrown. No command may load or link.
  return (latex) =>
    katex.renderToString(latex, { throwOnError: false, trust: false, strict: 'ignore', displayMode: false });
}
