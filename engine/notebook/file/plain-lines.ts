/** Without byte-order mark, with plain line ends: the text that printing gives back. */
export function plainLines(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}
