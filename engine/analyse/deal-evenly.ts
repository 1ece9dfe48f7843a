/**
 * Work dealt to hands so that the fullest has little: items stand on shared pieces, and a hand does each piece that any
 * of its items stands on once. Finding the best deal is a hard problem; this takes the largest items first, each to
 * where the fullest hand grows least, then moves and swaps while that helps. Deterministic.
 */
export interface Item {
  /** Numbers of the pieces that it stands on. */
  readonly needs: readonly number[];
  /** Cost of its own, besides. */
  readonly alone: number;
}

interface Hand {
  readonly items: Set<number>;
  /** How many of the hand's items stand on each piece. */
  readonly uses: Uint16Array;
  load: number;
}

/** Numbers of the items of each hand, rising; `costs` are those of the pieces. */
export function dealEvenly(
  items: readonly Item[],
  costs: readonly number[],
  count: number,
): readonly (readonly number[])[] {
  const joined = joinPieces(items, costs);
  const hands = Array.from({ length: count }, (): Hand => {
    return { items: new Set(), uses: new Uint16Array(joined.costs.length), load: 0 };
  });
  const table: Table = { ...joined, hands };
  const size = ({ needs, alone }: Item): number => needs.reduce((sum, n) => sum + (joined.costs[n] ?? 0), alone);
  const largestFirst = joined.items.map((item, number) => ({ number, size: size(item) }));
  largestFirst.sort((a, b) => b.size - a.size || a.number - b.number);
  for (const { number } of largestFirst) give(table, number, best(table, number));
  settle(table);
  return hands.map((hand) => [...hand.items].sort((a, b) => a - b));
}

/** Pieces that the same items stand on count as one: there are ten times fewer. */
function joinPieces(items: readonly Item[], costs: readonly number[]): Pick<Table, 'items' | 'costs'> {
  const users = costs.map((): number[] => []);
  items.forEach(({ needs }, item) => needs.forEach((piece) => users[piece]?.push(item)));
  const groups = new Map<string, { readonly users: readonly number[]; cost: number }>();
  users.forEach((of, piece) => {
    const group = groups.get(of.join()) ?? { users: of, cost: 0 };
    group.cost += costs[piece] ?? 0;
    groups.set(of.join(), group);
  });
  const needs = items.map((): number[] => []);
  [...groups.values()].forEach((group, number) => group.users.forEach((item) => needs[item]?.push(number)));
  return {
    items: items.map(({ alone }, item) => ({ alone, needs: needs[item] ?? [] })),
    costs: [...groups.values()].map(({ cost }) => cost),
  };
}

interface Table {
  readonly items: readonly Item[];
  readonly costs: readonly number[];
  readonly hands: readonly Hand[];
}

function give({ items, costs }: Table, number: number, hand: Hand): void {
  const { needs, alone } = items[number] as Item;
  hand.items.add(number);
  hand.load += alone;
  for (const piece of needs) if ((hand.uses[piece] as number)++ === 0) hand.load += costs[piece] ?? 0;
}

function take({ items, costs }: Table, number: number, hand: Hand): void {
  const { needs, alone } = items[number] as Item;
  hand.items.delete(number);
  hand.load -= alone;
  for (const piece of needs) if (--(hand.uses[piece] as number) === 0) hand.load -= costs[piece] ?? 0;
}

/** Of an arrangement: the fullest hand first, then all of the work. */
function badness({ hands }: Table): readonly [number, number] {
  return [Math.max(...hands.map(({ load }) => load)), hands.reduce((sum, { load }) => sum + load, 0)];
}

/** Less by more than rounding. */
function isLess(a: readonly [number, number], b: readonly [number, number]): boolean {
  const near = 1e-9 * b[1];
  return a[0] < b[0] - near || (a[0] <= b[0] + near && a[1] < b[1] - near);
}

function best(table: Table, number: number): Hand {
  const tried = table.hands.map((hand) => {
    give(table, number, hand);
    const bad = badness(table);
    take(table, number, hand);
    return { hand, bad };
  });
  return tried.reduce((a, b) => (isLess(b.bad, a.bad) ? b : a)).hand;
}

/** Every round is an improvement, and there are not many: a bound keeps a strange plan from taking long. */
const ROUNDS = 50;

function settle(table: Table): void {
  for (let round = 0; round < ROUNDS; round++) if (!improve(table)) return;
}

/** Makes the first move or swap that helps. */
function improve(table: Table): boolean {
  const { hands } = table;
  const before = badness(table);
  for (const from of hands)
    for (const to of hands)
      if (from !== to)
        for (const item of [...from.items])
          for (const other of [undefined, ...to.items])
            if (helps(table, before, { from, to, item, other })) return true;
  return false;
}

interface Exchange {
  readonly from: Hand;
  readonly to: Hand;
  readonly item: number;
  readonly other: number | undefined;
}

function helps(table: Table, before: readonly [number, number], exchange: Exchange): boolean {
  const { from, to } = exchange;
  trade(table, exchange);
  if (isLess(badness(table), before)) return true;
  trade(table, { ...exchange, from: to, to: from });
  return false;
}

/** `item` goes from one to the other, and `other`, if any, the other way round. */
function trade(table: Table, { from, to, item, other }: Exchange): void {
  take(table, item, from);
  if (other !== undefined) take(table, other, to);
  give(table, item, to);
  if (other !== undefined) give(table, other, from);
}
