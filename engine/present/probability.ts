/**
 * Probabilities in words, without false precision. A share of draws is an estimate: what cannot be told apart at its
 * sampling error is not shown apart, and no finite number of draws says "never" or "always".
 */
import type { Text } from '../issue.ts';
import { grouped } from '../analyse/format/digits.ts';

/** Half-width of the 95 % interval of a normal estimate, in standard errors. */
const z95 = 1.96;

/** With fewer draws the interval covers most of 0 to 1: at 20 and one half it is ±22 points. */
export const fewestDraws = 20;

export interface Estimate {
  readonly probability: number;
  readonly standardError: number;
  /** Number of draws, where known: an event never seen in N draws may still have a probability of up to 3/N. */
  readonly draws?: number;
}

/** `约 62%`, `about 62%`, `< 0.1%`, `> 99.9%`. */
export function probabilityWords({ probability, standardError, draws }: Estimate): Text {
  const floor = Math.max(0.1, draws === undefined ? 0 : ceilTenth(300 / draws));
  const percent = probability * 100;
  if (!Number.isFinite(percent)) return { zh: '缺数', en: 'no value' };
  if (draws !== undefined && draws < fewestDraws) return { zh: '抽样过少', en: 'too few draws' };
  if (percent < floor) return both(`< ${trim(floor)}%`);
  if (percent > 100 - floor) return both(`> ${trim(100 - floor)}%`);
  return about(roundHonestly(percent, standardError * 100 * z95));
}

function both(text: string): Text {
  return { zh: text, en: text };
}

function about(percent: string): Text {
  return { zh: `约 ${percent}%`, en: `about ${percent}%` };
}

/** 95 % bound on a probability after seeing nothing in N draws is 3/N ("rule of three"); shown rounded up. */
function ceilTenth(percent: number): number {
  return Math.ceil(percent * 10 - 1e-9) / 10;
}

/** To five points when the error is above four, to one in the middle, to a tenth near the ends. */
function roundHonestly(percent: number, halfWidth: number): string {
  if (halfWidth > 4 && percent >= 5 && percent <= 95) return String(Math.round(percent / 5) * 5);
  if (percent < 1 || percent > 99) return grouped(percent, 1);
  return String(Math.round(percent));
}

function trim(value: number): string {
  return grouped(value, 1).replace(/\.0$/, '');
}

/** The 95 % sampling error: `±1.0 个百分点`, `±1.0 percentage points`. */
export function errorWords({ probability, standardError, draws }: Estimate): Text {
  if (!Number.isFinite(standardError)) return { zh: '误差未知', en: 'error unknown' };
  const unseen = standardError === 0 && (probability === 0 || probability === 1) && draws !== undefined;
  const halfWidth = unseen ? 300 / draws : standardError * 100 * z95;
  const digits = grouped(halfWidth, halfWidth < 0.1 ? 2 : 1);
  return { zh: `±${digits} 个百分点`, en: `±${digits} percentage points` };
}

/** The sampling error with the draws behind it: `±1.0 percentage points, 10,000 draws`. */
export function errorOfDraws(estimate: Estimate & { readonly draws: number }): Text {
  const { zh, en } = errorWords(estimate);
  const count = grouped(estimate.draws, 0);
  return { zh: `${zh}，${count} 次抽样`, en: `${en}, ${count} draws` };
}

/** Chinese words for after 可能性: "约" joins on, a sign stands apart. */
export function joinedOn(words: Text): string {
  return words.zh.startsWith('约') ? words.zh : ` ${words.zh}`;
}
