/** Maps that are replaced, never changed: a copy with one entry more, or one less. */

export function withEntry<K, V>(map: ReadonlyMap<K, V> | undefined, key: K, value: V): ReadonlyMap<K, V> {
  return new Map(map).set(key, value);
}

export function withoutEntries<K, V>(map: ReadonlyMap<K, V> | undefined, ...keys: readonly K[]): ReadonlyMap<K, V> {
  const copy = new Map(map);
  for (const key of keys) copy.delete(key);
  return copy;
}

export function noEntries<K, V>(): ReadonlyMap<K, V> {
  return new Map();
}
