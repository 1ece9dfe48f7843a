/** Letters, digits and signs of the full-width block, each 0xFEE0 above its own, as a plain keyboard writes them. */
export function narrowSigns(text: string): string {
  return text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}
