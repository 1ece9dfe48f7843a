/**
 * An assumption as a control sees it: the parameter, what is in force, what it goes back to, and how its track is laid
 * out. Track and step are geometry: the engine alone decides whether a value is possible.
 */
import {
  fieldIssues,
  fieldUnit,
  fromField,
  fullValue,
  parsePath,
  toField,
  type FieldUnit,
  type Issue,
  type Lang,
  type Parameter,
  type PathSpec,
  type Span,
} from '$engine';

export interface Lever {
  readonly parameter: Parameter;
  /** One value a model year, or one value. */
  readonly values: readonly number[];
  /** The same in the scenario's own file: what a reset goes back to. */
  readonly own: readonly number[];
  readonly changed: boolean;
  /** Found by the model in the closure in force, so it cannot be set. */
  readonly endogenous: boolean;
  /** Model years that can be set: the first is given. */
  readonly years: readonly number[];
  /** The plan's years: what a path is spoken of by its average. */
  readonly span: Span;
}

/** What was typed and not taken, kept beside its field with the reasons. */
export interface Draft {
  /** As typed, in the unit that the field then had. */
  readonly text: string;
  readonly unit: FieldUnit;
  readonly issues: readonly Issue[];
}

export interface LeverActions {
  /** `settled` is false while a slider is still held. */
  set(id: string, spec: PathSpec, settled: boolean): void;
  /** `unit` is the one in which it is typed. */
  type(id: string, text: string, unit: FieldUnit): void;
  reset(id: string): void;
  /** A hand has come to its handle and will perhaps set it so: what that needs may be made ready. */
  expect?(id: string, spec: PathSpec): void;
  draft(id: string): Draft | undefined;
}

export interface Track {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** Values of the years that can be set; a constant has one. */
export function settable(lever: Lever, values: readonly number[] = lever.values): readonly number[] {
  return lever.parameter.varies === 'yearly' ? values.slice(-lever.years.length) : values;
}

export function isFlat(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}

/**
 * Wide enough for the usual range, the past and the default; never past what is possible. It stays as it is while the
 * value moves on it, and grows only for a value that was typed beyond its ends.
 */
export function trackOf(lever: Lever): Track {
  const { bounds, plausible, history } = lever.parameter;
  const shown = [...plausible, ...history.map((figure) => figure.value), levelOf(lever, lever.own)];
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  const step = stepOf(high - low || Math.abs(high) || 1);
  const margin = Math.max(step, (high - low) * 0.06);
  const min = Math.max(bounds[0], tidy(Math.floor((low - margin) / step) * step));
  const max = Math.min(bounds[1], tidy(Math.ceil((high + margin) / step) * step));
  const level = levelOf(lever);
  return { min: Math.min(min, level), max: Math.max(max, level), step };
}

/** A hundredth of the range or a little more, as a round number. */
function stepOf(range: number): number {
  const rough = range / 100;
  const power = 10 ** Math.floor(Math.log10(rough));
  return tidy(([1, 2, 5, 10].find((one) => one * power >= rough * 0.999) ?? 10) * power);
}

/** A value one step away. */
export function beside(value: number, { max, step }: Track): number {
  return tidy(value + step > max ? value - step : value + step);
}

/** Removes the dust of binary fractions: 6.1000000000000005 → 6.1. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/**
 * The path in force moved as a whole so that its average is `level`; a constant path becomes one number. Each year
 * stays within what is possible, so that a slider cannot be pushed into an error.
 */
export function shifted(lever: Lever, level: number): PathSpec {
  const values = settable(lever);
  const [low, high] = lever.parameter.bounds;
  const within = (value: number): number => tidy(Math.min(high, Math.max(low, value)));
  if (isFlat(values)) return within(level);
  const by = level - levelOf(lever);
  return new Map(lever.years.map((year, i) => [year, within((values[i] ?? 0) + by)]));
}

/** What slider and field show: the value, or the average of a path over the plan's years. */
export function levelOf(lever: Lever, values: readonly number[] = lever.values): number {
  const set = settable(lever, values);
  if (isFlat(set)) return set[0] ?? NaN;
  const within = set.filter((_, i) => isWithin(lever.years[i] ?? NaN, lever.span));
  return Number((within.reduce((sum, value) => sum + value, 0) / Math.max(1, within.length)).toPrecision(6));
}

function isWithin(year: number, { from, to }: Span): boolean {
  return year >= from && year <= to;
}

/** A value with every digit that would be typed, six at most: `6%`, `24 万人`, `240,000 people`. */
export function plainValue(value: number, unit: string, lang: Lang): string {
  return fullValue(value, unit, 6)[lang];
}

/** The unit in which an assumption is typed; its usual range decides, not the value of the moment. */
export function unitOf({ unit, plausible }: Parameter, lang: Lang): FieldUnit {
  return fieldUnit(unit, lang, plausible);
}

/** Takes what was typed, or answers it with what stands against it, in the unit in which it was typed. */
export function typedDraft(
  text: string,
  unit: FieldUnit,
  take: (path: PathSpec) => readonly Issue[],
): Draft | undefined {
  const path = parsePath(fromField(text, unit));
  const issues = path.ok ? take(path.value) : path.issues;
  return issues.length > 0 ? { text, unit, issues: fieldIssues(issues, unit) } : undefined;
}

/** Text of a field: what was typed and not taken, or the value in force. */
export function fieldText(declared: number | string, unit: FieldUnit, draft?: Draft): string {
  if (!draft) return toField(declared, unit);
  return draft.unit.places === unit.places ? draft.text : toField(fromField(draft.text, draft.unit), unit);
}
