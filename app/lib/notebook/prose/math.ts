/** Formulas between dollar signs in Markdown: `$…$` in a line, `$$…$$` displayed. KaTeX sets them afterwards. */
import type { MarkdownIt } from 'markdown-it';

/** As pandoc reads them: no blank just inside, no digit just after, so that prices stay prices. */
export function withMath(md: MarkdownIt): void {
  md.inline.ruler.after('escape', 'math', (state, silent) => {
    const { src, pos } = state;
    if (src[pos] !== '$') return false;
    const display = src[pos + 1] === '$';
    const open = display ? 2 : 1;
    const end = endOf(src, pos + open, display);
    if (end === undefined || end > state.posMax) return false;
    if (!silent) {
      const token = state.push('math', 'span', 0);
      token.content = src.slice(pos + open, end).trim();
      token.meta = { display };
    }
    state.pos = end + open;
    return true;
  });
  md.renderer.rules.math = (tokens, index) => {
    const token = tokens[index];
    const display = (token?.meta as { display?: boolean } | undefined)?.display === true;
    return `<span class="${display ? 'math display' : 'math'}">${md.utils.escapeHtml(token?.content ?? '')}</span>`;
  };
}

function endOf(src: string, from: number, display: boolean): number | undefined {
  if (display) {
    const end = src.indexOf('$$', from);
    return end > from ? end : undefined;
  }
  if (/\s|\$/.test(src[from] ?? ' ')) return undefined;
  for (let at = src.indexOf('$', from); at >= 0; at = src.indexOf('$', at + 1)) {
    if (src[at - 1] === '\\' || /\s/.test(src[at - 1] ?? '') || /[0-9]/.test(src[at + 1] ?? '')) continue;
    return at;
  }
  return undefined;
}
