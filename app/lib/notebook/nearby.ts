/**
 * Which of very many elements are watched: those about the window. A browser measures each one that is observed in every
 * frame, and thousands of them take longer than the frame has. Where among them the window stands is looked for when the
 * page is scrolled, sized or changed; between that it costs nothing.
 */

/** Of so many, all are watched. */
const few = 300;
/** Watched is what is not farther from the window than so many pixels, and so many elements on each side of that. */
const reach = 600;
const slack = 20;

export interface Watch {
  begin(element: Element): void;
  end(element: Element): void;
}

export class Nearby {
  readonly #all = new Set<Element>();
  readonly #watched = new Set<Element>();
  /** Those that stand one below the other, from top to bottom. */
  #column: readonly Element[] | undefined;
  #frame: number | undefined;
  #deaf: (() => void) | undefined;
  readonly #watch: Watch;

  constructor(watch: Watch) {
    this.#watch = watch;
  }

  has(element: Element): boolean {
    return this.#watched.has(element);
  }

  add(element: Element): void {
    this.#all.add(element);
    if (this.#all.size <= few) this.#begin(element);
    else this.#changed();
  }

  delete(element: Element): void {
    this.#all.delete(element);
    this.#end(element);
    if (this.#deaf) this.#changed();
  }

  #changed(): void {
    this.#column = undefined;
    this.#later();
  }

  #later(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#look();
    });
  }

  #look(): void {
    const many = this.#all.size > few;
    if (many) this.#deaf ??= this.#listen();
    else this.#deaf = void this.#deaf?.();
    const wanted = many ? this.#aboutWindow() : this.#all;
    for (const element of this.#watched) if (!wanted.has(element)) this.#end(element);
    for (const element of wanted) if (!this.#watched.has(element)) this.#begin(element);
  }

  /** What stands elsewhere than in the column is watched in any case. */
  #aboutWindow(): ReadonlySet<Element> {
    const column = (this.#column ??= columnOf(this.#all));
    const from = firstIn(column, (box) => box.bottom >= -reach) - slack;
    const to = firstIn(column, (box) => box.top > innerHeight + reach) + slack;
    return new Set([...column.slice(Math.max(0, from), to), ...this.#strays(column)]);
  }

  #strays(column: readonly Element[]): readonly Element[] {
    if (column.length === this.#all.size) return [];
    const inside = new Set(column);
    return [...this.#all].filter((element) => !inside.has(element));
  }

  #begin(element: Element): void {
    this.#watched.add(element);
    this.#watch.begin(element);
  }

  #end(element: Element): void {
    if (this.#watched.delete(element)) this.#watch.end(element);
  }

  #listen(): () => void {
    const end = new AbortController();
    const later = (): void => this.#later();
    for (const type of ['scroll', 'resize']) addEventListener(type, later, { passive: true, signal: end.signal });
    const sizes = new ResizeObserver(later);
    sizes.observe(document.body);
    const moves = new MutationObserver(() => this.#changed());
    const column = parentOf(this.#all);
    if (column) moves.observe(column, { childList: true });
    return () => {
      end.abort();
      sizes.disconnect();
      moves.disconnect();
    };
  }
}

function parentOf([first]: ReadonlySet<Element>): Element | null | undefined {
  return first?.parentElement;
}

function columnOf(all: ReadonlySet<Element>): readonly Element[] {
  return [...(parentOf(all)?.children ?? [])].filter((child) => all.has(child));
}

/** The first one whose box is so; those behind it are so too. */
function firstIn(column: readonly Element[], isSo: (box: DOMRect) => boolean): number {
  let [low, high] = [0, column.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const box = column[middle]?.getBoundingClientRect();
    if (box && isSo(box)) high = middle;
    else low = middle + 1;
  }
  return low;
}
