/**
 * Where things stand on printed sheets: each gets a frame of a colour of its own before it is printed, and the frames
 * are found again in the drawing commands of every sheet. What is cut has a frame on two sheets; what is left out, none.
 */
import type { Page } from 'playwright-core';
import { drawingsOf } from './pdf.ts';

/** In dots of a screen (96 to the inch), from the upper left corner of the sheet. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Something that was framed: what it is, and how large the page laid it out. */
export interface Marked {
  readonly what: string;
  readonly width: number;
  readonly height: number;
}

/** Frames what is seen of `selector`, by colours that nothing else has; its place in the answer is its number. */
export function mark(page: Page, selector: string): Promise<Marked[]> {
  return page.evaluate((wanted) => {
    const all = [...document.querySelectorAll<HTMLElement>(wanted)].filter((one) => one.checkVisibility());
    return all.map((one, i) => {
      one.style.setProperty('outline', `2px solid rgb(255 ${i >> 8} ${i & 255})`, 'important');
      one.style.setProperty('outline-offset', '-2px', 'important');
      const { width, height } = one.getBoundingClientRect();
      const where = one.closest('[id^=cell-]')?.id ?? '';
      return { what: `${where} ${one.tagName} ${one.textContent.trim().slice(0, 30)}`, width, height };
    });
  }, selector);
}

/** Sheet by sheet, what has a frame there: its number → the box of the frame. */
export function marksOf(pdf: Buffer): readonly ReadonlyMap<number, Box>[] {
  return drawingsOf(pdf).map(framesIn);
}

/** A place (x, y) becomes (ax + cy + e, bx + dy + f). */
type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];
type Place = readonly [x: number, y: number];

/** A sheet is measured in points from its lower left corner, and A4 is 297 mm = 841.92 points high. */
const start: Matrix = [96 / 72, 0, 0, -96 / 72, 0, (841.92 * 96) / 72];

/** Of a drawing only what frames need: transformations, colours, and corners of what is painted. */
function framesIn(commands: string): ReadonlyMap<number, Box> {
  const found = new Map<number, Box>();
  const outer: Matrix[] = [];
  let now = start;
  let number: number | undefined;
  let corners: Place[] = [];
  for (const line of commands.split('\n')) {
    const words = line.split(' ');
    const name = words.pop() ?? '';
    const numbers = words.slice(words.indexOf('RG') + 1).map(Number);
    if (name === 'q') outer.push(now);
    else if (name === 'Q') now = outer.pop() ?? start;
    else if (name === 'cm') now = inside(now, numbers);
    else if (name === 'rg') number = numberOf(numbers);
    else if (['re', 'm', 'l'].includes(name)) corners.push(...cornersOf(numbers));
    else if (['S', 'f', 'f*', 'n'].includes(name)) {
      if (number !== undefined && name !== 'n') found.set(number, around(found.get(number), corners, now));
      corners = [];
    }
  }
  return found;
}

function inside([a, b, c, d, e, f]: Matrix, [A = 1, B = 0, C = 0, D = 1, E = 0, F = 0]: readonly number[]): Matrix {
  return [a * A + c * B, b * A + d * B, a * C + c * D, b * C + d * D, a * E + c * F + e, b * E + d * F + f];
}

/** Of a place or of a rectangle. */
function cornersOf([x = 0, y = 0, width = 0, height = 0]: readonly number[]): [Place, Place] {
  return [
    [x, y],
    [x + width, y + height],
  ];
}

function around(box: Box | undefined, corners: readonly Place[], [a, b, c, d, e, f]: Matrix): Box {
  const xs = corners.map(([x, y]) => a * x + c * y + e);
  const ys = corners.map(([x, y]) => b * x + d * y + f);
  return {
    left: Math.min(...xs, box?.left ?? Infinity),
    top: Math.min(...ys, box?.top ?? Infinity),
    right: Math.max(...xs, box?.right ?? -Infinity),
    bottom: Math.max(...ys, box?.bottom ?? -Infinity),
  };
}

/** Full red with little green is nobody's colour but a frame's. */
function numberOf([red, green = 0, blue = 0]: readonly number[]): number | undefined {
  const [g, b] = [Math.round(green * 255), Math.round(blue * 255)];
  return red === 1 && g < 16 ? g * 256 + b : undefined;
}
