/**
 * A rival for ensembles: the linked default model in Squiggle, years unrolled. Arithmetic between sample sets is
 * Squiggle's own; comparisons, conditions and extremes, which it does not know for distributions, go sample by sample.
 */
import type { Expr, LinkedModel, Parameter, Scenario } from '../../engine/index.ts';

/** A piece of the program, and whether its value is a distribution rather than a number. */
interface Piece {
  readonly text: string;
  readonly dist: boolean;
}

interface Writer {
  readonly linked: LinkedModel;
  readonly lines: string[];
  /** Names already defined. */
  readonly dists: Map<string, boolean>;
}

const FIRST = 2020;

/** The program; its value is the list of all quantiles of all series in all years. */
export function squiggleProgram(linked: LinkedModel, scenario: Scenario, quantiles: readonly number[]): string {
  const years = linked.years.to - linked.years.from + 1;
  const writer: Writer = { linked, lines: [], dists: new Map() };
  for (const parameter of linked.exogenous) writeParameter(writer, parameter, scenario, years);
  for (let t = 0; t < years; t++) writeYear(writer, t);
  const shown = [...linked.exogenous.filter(({ varies }) => varies === 'yearly'), ...linked.order].flatMap(({ id }) =>
    Array.from({ length: years }, (_, t) => nameOf(id, t)).filter((name) => writer.dists.get(name)),
  );
  const asked = shown.map((name) => `[${quantiles.map((p) => `quantile(${name}, ${p})`).join(', ')}]`);
  return [...writer.lines, `[${asked.join(',\n')}]`].join('\n');
}

function nameOf(id: string, t: number): string {
  return `v_${id}_${t}`;
}

function define({ lines, dists }: Writer, name: string, { text, dist }: Piece): void {
  lines.push(`${name} = ${text}`);
  dists.set(name, dist);
}

function writeParameter(writer: Writer, parameter: Parameter, scenario: Scenario, years: number): void {
  const { id, varies, default: usual, distribution } = parameter;
  const values = scenario.values.get(id) ?? usual;
  const count = varies === 'constant' ? 1 : years;
  const known = new Map<number, string>();
  const spread = distribution && aboutZero(distribution);
  if (spread) define(writer, `w_${id}`, { text: `SampleSet.fromDist(${spread})`, dist: true });
  for (let t = 0; t < count; t++) {
    const value = values[Math.min(t, values.length - 1)] ?? NaN;
    const name = varies === 'constant' ? `c_${id}` : nameOf(id, t);
    const same = known.get(value);
    if (same) define(writer, name, { text: same, dist: writer.dists.get(same) ?? false });
    else define(writer, name, drawn(parameter, value));
    if (!same) known.set(value, name);
  }
}

type Spread = NonNullable<Parameter['distribution']>;

/** The part that serves every year, where a distribution only moves with its centre. */
function aboutZero(d: Spread): string | undefined {
  if (d.kind === 'normal' || d.kind === 'truncated_normal') return `normal(0, ${d.sd})`;
  if (d.kind === 'uniform') return `uniform(${-d.halfWidth}, ${d.halfWidth})`;
  return d.kind === 'log_normal' ? `lognormal(0, ${d.sd})` : undefined;
}

function drawn({ id, distribution: d }: Parameter, value: number): Piece {
  if (!d) return { text: literal(value), dist: false };
  const sampled = (text: string): Piece => ({ text: `SampleSet.fromDist(${text})`, dist: true });
  switch (d.kind) {
    case 'normal':
    case 'truncated_normal':
    case 'uniform':
      return { text: `${literal(value)} + w_${id}`, dist: true };
    case 'log_normal':
      return { text: `${literal(value)} * w_${id}`, dist: true };
    case 'triangular':
      return sampled(`triangular(${d.min}, ${within(value, d)}, ${d.max})`);
    case 'pert':
    case 'beta':
      return sampled(pert(within(value, d), d));
    case 'discrete':
    case 'empirical':
      return sampled(`mixture([${d.values.join(', ')}])`);
    default:
      return d satisfies never;
  }
}

/** A beta distribution between two ends about a mode, as Squiggle has none of its own. */
function pert(mode: number, { min, max }: { readonly min: number; readonly max: number }): string {
  const width = max - min;
  return `${min} + ${width} * beta(${1 + (4 * (mode - min)) / width}, ${1 + (4 * (max - mode)) / width})`;
}

function within(value: number, { min, max }: { readonly min: number; readonly max: number }): number {
  const room = (max - min) * 1e-6;
  return Math.min(max - room, Math.max(min + room, value));
}

function literal(value: number): string {
  return value < 0 ? `(${value})` : String(value);
}

function writeYear(writer: Writer, t: number): void {
  const { linked } = writer;
  for (const { id, noise } of linked.exogenous)
    if (noise && t > 0) {
      define(writer, nameOf(id, t), { text: `${nameOf(id, t)} + ${writeNoise(writer, id, noise, t)}`, dist: true });
    }
  const order = (t === 0 && linked.startOrder) || linked.order.map(({ id }) => id);
  for (const id of order) {
    const one = linked.order.find((each) => each.id === id);
    if (!one) continue;
    const own = t === 0 ? startOf(writer, one) : piece(writer, one.equation.body, t);
    if (!own) continue;
    const noise = t > 0 && one.noise ? ` + ${writeNoise(writer, id, one.noise, t)}` : '';
    define(writer, nameOf(id, t), { text: own.text + noise, dist: own.dist || noise !== '' });
  }
}

function writeNoise(writer: Writer, id: string, noise: NonNullable<Parameter['noise']>, t: number): string {
  const before = t > 1 ? `${noise.persistence} * e_${id}_${t - 1} + ` : '';
  define(writer, `e_${id}_${t}`, { text: `${before}SampleSet.fromDist(normal(0, ${noise.sd}))`, dist: true });
  return `e_${id}_${t}`;
}

type Linked = LinkedModel['order'][number];

function startOf(writer: Writer, { start, equation }: Linked): Piece | undefined {
  if (!start) return piece(writer, equation.body, 0);
  if (start.kind === 'expression') return piece(writer, start.body, 0);
  return start.kind === 'figure' ? { text: literal(start.figure.value), dist: false } : undefined;
}

function piece(writer: Writer, expr: Expr, t: number): Piece {
  const part = (inner: Expr): Piece => piece(writer, inner, t);
  const named = (name: string): Piece => ({ text: name, dist: writer.dists.get(name) ?? false });
  switch (expr.kind) {
    case 'number':
      return { text: literal(expr.value), dist: false };
    case 'series':
      return named(nameOf(expr.id, t - expr.lag));
    case 'at':
      return named(nameOf(expr.id, expr.year - FIRST));
    case 'constant':
      return named(`c_${expr.id}`);
    case 'year':
      return { text: String(FIRST + t), dist: false };
    case 'negate':
      return joined([part(expr.arg)], ([a]) => `(-${a})`);
    case 'not':
      return lifted([part(expr.arg)], ([a]) => `(!${a})`);
    case 'binary':
      if (expr.op === '^') return lifted([part(expr.left), part(expr.right)], ([a, b]) => `(${a} ^ ${b})`);
      return joined([part(expr.left), part(expr.right)], ([a, b]) => `(${a} ${expr.op} ${b})`);
    case 'sum': {
      const members = linkedMembers(writer, expr.group).map((id) => named(nameOf(id, t - expr.lag)));
      return joined(members, (texts) => `(${texts.join(' + ')})`);
    }
    case 'call':
      return called(expr.fn, expr.args.map(part));
    case 'compare':
    case 'logic':
    case 'if':
      return conditional(writer, expr, t);
    default:
      return expr satisfies never;
  }
}

function linkedMembers({ linked }: Writer, group: string): readonly string[] {
  return linked.groups.find(({ id }) => id === group)?.members ?? [];
}

function joined(parts: readonly Piece[], text: (texts: readonly string[]) => string): Piece {
  return { text: text(parts.map((one) => one.text)), dist: parts.some(({ dist }) => dist) };
}

/** Sample by sample where any part is a distribution. */
function lifted(parts: readonly Piece[], text: (texts: readonly string[]) => string): Piece {
  const dists = parts.filter(({ dist }) => dist);
  if (dists.length === 0) return joined(parts, text);
  const inner = text(parts.map((one) => (one.dist ? `x[${dists.indexOf(one)}]` : one.text)));
  return { text: `SampleSet.mapN([${dists.map((one) => one.text).join(', ')}], {|x| ${inner}})`, dist: true };
}

function called(fn: string, args: readonly Piece[]): Piece {
  const two = (name: string) => (texts: readonly string[]) => texts.reduce((a, b) => `${name}(${a}, ${b})`);
  switch (fn) {
    case 'min':
    case 'max':
      return lifted(args, two(fn));
    case 'clamp':
      return lifted(args, ([x, low, high]) => `min(max(${x}, ${low}), ${high})`);
    case 'sqrt':
      return lifted(args, ([x]) => `(${x} ^ 0.5)`);
    case 'logistic':
      return joined(args, ([x]) => `(1 / (1 + exp(0 - ${x})))`);
    case 'logit':
      return joined(args, ([p]) => `log(${p} / (1 - ${p}))`);
    case 'abs':
      return lifted(args, ([x]) => `abs(${x})`);
    default:
      return joined(args, ([x]) => `${fn}(${x})`);
  }
}

type Conditional = Expr & { readonly kind: 'compare' | 'logic' | 'if' };

/** A condition and what hangs on it, as one function of the sample. */
function conditional(writer: Writer, expr: Conditional, t: number): Piece {
  const leaves: Piece[] = [];
  const write = (inner: Expr): string => {
    if (inner.kind === 'compare') return `(${write(inner.left)} ${inner.op} ${write(inner.right)})`;
    if (inner.kind === 'logic')
      return `(${write(inner.left)} ${inner.op === 'and' ? '&&' : '||'} ${write(inner.right)})`;
    if (inner.kind === 'if') return `(${write(inner.cond)} ? ${write(inner.then)} : ${write(inner.else)})`;
    const own = piece(writer, inner, t);
    return own.dist ? `x[${leaves.push(own) - 1}]` : own.text;
  };
  const inner = write(expr);
  if (leaves.length === 0) return { text: inner, dist: false };
  return { text: `SampleSet.mapN([${leaves.map((one) => one.text).join(', ')}], {|x| ${inner}})`, dist: true };
}
