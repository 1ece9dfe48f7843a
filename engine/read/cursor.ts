/** A node of a YAML file and where it stands; the way to the nodes inside it. */
import { isMap, isScalar, type Node, type Pair } from 'yaml';
import type { Place } from '../issue.ts';

export interface Cursor {
  readonly node: Node | null;
  readonly place: Place;
  /** Where its key stands, when it is the value of one. */
  readonly key?: Place;
  /** Place of any other node of the same file. */
  readonly locate: (node: Node, path: string) => Place;
}

type Entry = Pair<Node | null, Node | null>;

const known = new WeakMap<Node, ReadonlyMap<string, Entry>>();

/** The entries of a map in written order, looked up once a node; the last of a repeated key. */
function pairsIn(node: Node | null | undefined): ReadonlyMap<string, Entry> | undefined {
  if (!isMap(node)) return undefined;
  const before = known.get(node);
  if (before) return before;
  const pairs = new Map((node.items as Entry[]).map((pair) => [keyText(pair), pair]));
  known.set(node, pairs);
  return pairs;
}

/** The values of a map by their keys; undefined when the node is something else. */
export function entriesOf(at: Cursor): ReadonlyMap<string, Cursor> | undefined {
  const pairs = pairsIn(at.node);
  return pairs && new Map([...pairs].map(([key, pair]) => [key, entry(at, pair)]));
}

/** The value of one key, to look ahead; undefined when the node is no map or lacks the key. */
export function childOf(at: Cursor | undefined, key: string): Cursor | undefined {
  const pair = pairsIn(at?.node)?.get(key);
  return at && pair && entry(at, pair);
}

/** The keys of a map in written order; none when the node is something else. */
export function keysOf(at: Cursor | undefined): readonly string[] {
  return [...(pairsIn(at?.node)?.keys() ?? [])];
}

/** A key may be missing altogether (`: value`) or be no text (`[a]: value`), which no reader knows. */
export function keyText({ key }: Pair<Node | null, unknown>): string {
  if (isScalar(key)) return String(key.value ?? '');
  return key === null ? '' : isMap(key) ? '{…}' : '[…]';
}

function entry(at: Cursor, pair: Entry): Cursor {
  const path = (at.place.path ? `${at.place.path}.` : '') + keyText(pair);
  const { key, value } = pair;
  const keyPlace = key ? at.locate(key, path) : { ...at.place, path };
  return { node: value, place: value ? at.locate(value, path) : keyPlace, locate: at.locate, key: keyPlace };
}

export function cursorAt(at: Cursor, node: Node, path: string): Cursor {
  return { node, place: at.locate(node, path), locate: at.locate };
}

/** A scalar stands where it is written; a map or list where its key is, which may be lines above its first entry. */
export function placeOf(at: Cursor): Place {
  return isScalar(at.node) ? at.place : (at.key ?? at.place);
}
