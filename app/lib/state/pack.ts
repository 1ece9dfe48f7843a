/**
 * Plain data as JSON and back: besides what JSON knows also maps, and numbers that are not finite. `pack` then `unpack`
 * gives equal data; fields that are undefined are left out. Anything else is a mistake of ours.
 */
const mapKey = '$map';
const numberKey = '$number';

/** What stands for the value of a field; undefined leaves the field out. */
export type Replace = (key: string, value: unknown) => unknown;

export function pack(value: unknown, replace: Replace = (_, same) => same): string {
  return JSON.stringify(plain(value, replace));
}

function plain(value: unknown, replace: Replace): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : { [numberKey]: String(value) };
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => plain(one, replace));
  if (value instanceof Map) return { [mapKey]: [...value].map((pair) => plain(pair, replace)) };
  if (Object.getPrototypeOf(value) !== Object.prototype) throw new TypeError('only plain data can be packed');
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(replace(key, one), replace)]));
}

export function unpack(text: string): unknown {
  return restored(JSON.parse(text));
}

/** In place: the data is ours alone, and large. */
function restored(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = restored(value[i]);
    return value;
  }
  const record = value as Record<string, unknown>;
  if (numberKey in record) return Number(record[numberKey]);
  if (mapKey in record) return new Map(restored(record[mapKey]) as [unknown, unknown][]);
  for (const key in record) record[key] = restored(record[key]);
  return record;
}
