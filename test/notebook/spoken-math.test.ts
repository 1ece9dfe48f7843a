/** What a set formula says to those who hear it: no LaTeX, and nothing lost of fractions, roots and indices. */
import katex from 'katex';
import { expect, test } from 'vitest';
import { spokenMath } from '../../app/lib/ui/spoken-math.ts';

interface Tree {
  nodeType: number;
  localName: string;
  textContent: string;
  childNodes: Tree[];
}

/** MathML as KaTeX writes it: tags that are all closed, and four entities. */
function treeOf(markup: string): Element {
  const node = (localName: string, textContent = ''): Tree => ({
    nodeType: localName === '' ? 3 : 1,
    localName,
    textContent,
    childNodes: [],
  });
  const open = [node('root')];
  for (const [, end, name, closed, words] of markup.matchAll(/<(\/?)(\w+)[^>]*?(\/?)>|([^<]+)/g)) {
    const plain = (words ?? '').replace(/&(lt|gt|amp|quot);/g, (_, id: string) => ({ lt: '<', gt: '>' })[id] ?? '&');
    const next = node(name ?? '', plain);
    if (end === '/') open.pop();
    else open.at(-1)?.childNodes.push(next);
    if (name !== undefined && end !== '/' && closed !== '/') open.push(next);
  }
  return open[0] as unknown as Element;
}

test.each([
  ['g = a + b', 'g = a + b'],
  ['\\frac{a + b}{2}', '(a + b) / 2'],
  ['\\displaystyle x_{t-1}^2', 'x_(t − 1)^2'],
  ['\\sqrt{1 + r}', '√(1 + r)'],
  ['\\displaystyle \\sum_{i=1}^{n} w_i', '∑_(i = 1)^n w_i'],
  ['\\text{人均产值}_t = \\frac{\\text{产值}_t}{\\text{人口}_t}', '人均产值_t = 产值_t / 人口_t'],
  ['\\ln(1 + g) \\leq 0.06', 'ln(1 + g) ≤ 0.06'],
])('%s', (latex, words) => {
  expect(spokenMath(treeOf(katex.renderToString(latex, { output: 'mathml' })))).toBe(words);
});
