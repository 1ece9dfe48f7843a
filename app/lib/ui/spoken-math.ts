/**
 * A formula in a line of plain characters, as one would type it: `g = (a + b) / c_t`. Few screen readers speak set
 * formulas yet, and the raw LaTeX of one is no words either.
 */
type Say = (parts: readonly string[]) => string;

const text = 3;

const byTag: Readonly<Record<string, Say>> = {
  annotation: () => '',
  mfrac: ([over = '', under = '']) => `${grouped(over)} / ${grouped(under)}`,
  msub: ([base = '', sub = '']) => `${base}_${grouped(sub)}`,
  msup: ([base = '', sup = '']) => `${base}^${grouped(sup)}`,
  msubsup: ([base = '', sub = '', sup = '']) => `${base}_${grouped(sub)}^${grouped(sup)}`,
  munder: ([base = '', sub = '']) => `${base}_${grouped(sub)} `,
  mover: ([base = '', sup = '']) => `${base}^${grouped(sup)}`,
  munderover: ([base = '', sub = '', sup = '']) => `${base}_${grouped(sub)}^${grouped(sup)} `,
  msqrt: (parts) => `√(${parts.join('')})`,
  mroot: ([base = '', root = '']) => `${root}√(${base})`,
  mtr: (parts) => parts.join(', '),
  mtable: (parts) => parts.join('; '),
  mspace: () => ' ',
  mo: ([sign = '']) => (/^[=≠<>≤≥≈≡∈→+\-−±×·∗/]$/.test(sign) ? ` ${sign} ` : sign),
};

/** Of the MathML that stands beside a set formula. */
export function spokenMath(root: Element): string {
  return said(root).replace(/\s+/g, ' ').trim();
}

function said(node: Node): string {
  // What joins a function to its argument has no width and no name.
  if (node.nodeType === text) return (node.textContent ?? '').replace(/[\u2061-\u2064\u200b]/g, '');
  const parts = [...node.childNodes].map(said);
  return (byTag[(node as Element).localName] ?? ((all) => all.join('')))(parts);
}

function grouped(part: string): string {
  const bare = part.trim();
  return bare.includes(' ') ? `(${bare})` : bare;
}
