/** Number formats, made once each: making one costs more than using it a hundred times. */
const made = new Map<string, Intl.NumberFormat>();

export function numberFormat(tag: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = tag + JSON.stringify(options);
  const format = made.get(key) ?? new Intl.NumberFormat(tag, options);
  made.set(key, format);
  return format;
}
