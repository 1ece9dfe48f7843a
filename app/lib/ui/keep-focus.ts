/**
 * The focus is never lost to a key or a press: where the thing that had it goes away with what it did (a cell that is
 * deleted, a button that takes something back, a menu), the focus goes to what stands next to it now. A thing that was
 * moved keeps it.
 */

type Focusable = HTMLElement | SVGElement;

interface Held {
  readonly element: Focusable;
  /** From the thing outwards: each with its neighbours at that time. */
  readonly around: readonly { readonly at: Element; readonly next: Element | null; readonly before: Element | null }[];
}

/** Milliseconds in which what was asked of the browser's store has come back. */
const later = 300;

const focusable = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';

/** Answers how it ends. */
export function keepFocus(): () => void {
  let held: Held | undefined;
  const note = ({ target }: FocusEvent): void => {
    if (isFocusable(target)) held = holdOf(target);
  };
  /** Twice: by then whoever wants the focus somewhere else has put it there, also after asking the browser's store. */
  const look = (event: Event): void => {
    const before = held;
    // Whoever tabs past the last thing of the page leaves it, and must be able to.
    if (!before || (isTab(event) && isUsable(before.element))) return;
    const { type } = event;
    const lookNow = (): void => {
      if (before === held && isLost()) giveBack(before, type);
    };
    requestAnimationFrame(() => requestAnimationFrame(lookNow));
    setTimeout(lookNow, later);
  };
  addEventListener('focusin', note);
  addEventListener('keydown', look, true);
  addEventListener('click', look, true);
  return () => {
    removeEventListener('focusin', note);
    removeEventListener('keydown', look, true);
    removeEventListener('click', look, true);
  };
}

function isTab(event: Event): boolean {
  return event instanceof KeyboardEvent && event.key === 'Tab';
}

function isLost(): boolean {
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body || activeElement.matches(':disabled');
}

function holdOf(element: Focusable): Held {
  const around: Held['around'][number][] = [];
  for (let at: Element = element; at.parentElement && at !== document.body; at = at.parentElement)
    around.push({ at, next: at.nextElementSibling, before: at.previousElementSibling });
  return { element, around };
}

/**
 * A press beside everything takes the focus from what is still there: then nothing was lost. Nor does a press open a
 * field, which would bring up the keyboard of a phone.
 */
function giveBack({ element, around }: Held, how: string): void {
  const byKeys = how === 'keydown';
  if (isUsable(element)) {
    if (byKeys) element.focus({ preventScroll: true });
    return;
  }
  for (const { at, next, before } of around) {
    const places = at.isConnected ? [at] : [next, before];
    const all = places.flatMap((place) => (place?.isConnected ? within(place) : []));
    const found = all.find((one) => byKeys || !one.matches('input, textarea'));
    if (found) {
      found.focus({ preventScroll: true });
      return;
    }
  }
}

function within(place: Element): Focusable[] {
  const all = [place, ...place.querySelectorAll(focusable)];
  return all.filter((one): one is Focusable => isFocusable(one) && one.matches(focusable) && isUsable(one));
}

/** A point of a drawn path can have the focus too. */
function isFocusable(target: unknown): target is Focusable {
  return target instanceof HTMLElement || target instanceof SVGElement;
}

function isUsable(element: Focusable): boolean {
  return element.isConnected && !element.matches(':disabled') && element.checkVisibility();
}
