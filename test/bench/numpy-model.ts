/**
 * A rival for ensembles: the linked default model as numpy, all draws at once, one array operation for each operation of
 * an equation, as an economist who writes Python would. It samples, simulates, and finds the same five quantiles.
 */
import type { Expr, LinkedModel, Parameter, Scenario } from '../../engine/index.ts';

export function numpyProgram(linked: LinkedModel, scenario: Scenario): string {
  const yearly = linked.exogenous.filter(({ varies }) => varies === 'yearly');
  const constants = linked.exogenous.filter(({ varies }) => varies === 'constant');
  return [
    header,
    'def run(n, rng):',
    '  x = {}; c = {}; e = {}',
    ...constants.map((one) => `  c["${one.id}"] = ${drawn(one, scenario)}[0]`),
    ...yearly.map((one) => `  x["${one.id}"] = list(${drawn(one, scenario)})`),
    ...[...linked.exogenous, ...linked.order].flatMap(noiseLines),
    ...linked.order.map(({ id }) => `  x["${id}"] = [None] * Y`),
    '  clock.append(time.perf_counter())',
    '  with np.errstate(all="ignore"):',
    ...yearLines(linked, true).map((line) => `    ${line}`),
    '    for t in range(1, Y):',
    ...yearLines(linked, false).map((line) => `      ${line}`),
    '  clock.append(time.perf_counter())',
    '  return x',
    footer,
  ].join('\n');
}

const header = `import sys, time
import numpy as np
Y, F = 16, 2020
clock = []
def logistic(a): return 1 / (1 + np.exp(-a))
def logit(a): return np.log(a / (1 - a))`;

const footer = `
n = int(sys.argv[1]); rounds = int(sys.argv[2]); best = []
for r in range(rounds):
  clock.clear(); start = time.perf_counter()
  x = run(n, np.random.default_rng(r))
  for path in x.values():
    for column in path:
      if isinstance(column, np.ndarray): np.quantile(column, [0.05, 0.25, 0.5, 0.75, 0.95])
  end = time.perf_counter()
  best.append([(clock[0] - start) / n * 1e9, (clock[1] - clock[0]) / n * 1e9, (end - clock[1]) / n * 1e9, (end - start) / n * 1e9])
print(" ".join(str(v) for v in np.median(np.array(best), axis=0)))
print(float(np.mean(x["gdp"][5])))`;

/** A list of arrays (one a year) or, for a constant, of one. */
function drawn({ id, distribution: d, default: usual }: Parameter, scenario: Scenario): string {
  const centres = `[${(scenario.values.get(id) ?? usual).join(', ')}]`;
  const about = (noise: string): string => `[m + w for w in [${noise}] for m in ${centres}]`;
  if (!d) return `[np.full(n, float(m)) for m in ${centres}]`;
  switch (d.kind) {
    case 'normal':
    case 'truncated_normal':
      return about(`rng.normal(0, ${d.sd}, n)`);
    case 'uniform':
      return about(`rng.uniform(${-d.halfWidth}, ${d.halfWidth}, n)`);
    case 'log_normal':
      return `[m * w for w in [np.exp(rng.normal(0, ${d.sd}, n))] for m in ${centres}]`;
    case 'triangular':
      return `[rng.triangular(${d.min}, m, ${d.max}, n) for m in ${centres}]`;
    case 'pert':
    case 'beta':
      return `[${d.min} + ${d.max - d.min} * rng.beta(1 + 4 * (m - ${d.min}) / ${d.max - d.min}, 1 + 4 * (${d.max} - m) / ${d.max - d.min}, n) for m in ${centres}]`;
    case 'discrete':
    case 'empirical':
      return `[rng.choice([${d.values.join(', ')}], n) * 1.0]`;
    default:
      return d satisfies never;
  }
}

type Noisy = Pick<Parameter, 'id' | 'noise'>;

function noiseLines({ id, noise }: Noisy): readonly string[] {
  if (!noise) return [];
  return [
    `  e["${id}"] = [np.zeros(n)]`,
    `  for t in range(1, Y): e["${id}"].append(${noise.persistence} * e["${id}"][-1] + rng.normal(0, ${noise.sd}, n))`,
  ];
}

function yearLines(linked: LinkedModel, first: boolean): readonly string[] {
  const paths = linked.exogenous.flatMap(({ id, noise }) =>
    noise && !first ? [`x["${id}"][t] = x["${id}"][t] + e["${id}"][t]`] : [],
  );
  const order = (first && linked.startOrder) || linked.order.map(({ id }) => id);
  const lines = order.flatMap((id) => {
    const one = linked.order.find((each) => each.id === id);
    return one ? [`x["${id}"][${first ? '0' : 't'}] = ${first ? startOf(one, linked) : valueOf(one, linked)}`] : [];
  });
  return [...paths, ...lines];
}

type Linked = LinkedModel['order'][number];

function startOf({ start, equation }: Linked, linked: LinkedModel): string {
  if (!start) return python(equation.body, linked, '0');
  if (start.kind === 'expression') return python(start.body, linked, '0');
  return start.kind === 'figure' ? `np.full(n, float(${start.figure.value}))` : 'np.full(n, np.nan)';
}

function valueOf({ id, equation, noise }: Linked, linked: LinkedModel): string {
  const value = python(equation.body, linked, 't');
  return noise ? `${value} + e["${id}"][t]` : value;
}

function python(expr: Expr, linked: LinkedModel, t: string): string {
  const part = (inner: Expr): string => python(inner, linked, t);
  const at = (id: string, lag: number): string => `x["${id}"][${t}${lag ? ` - ${lag}` : ''}]`;
  switch (expr.kind) {
    case 'number':
      return String(expr.value);
    case 'series':
      return at(expr.id, expr.lag);
    case 'at':
      return `x["${expr.id}"][${expr.year} - F]`;
    case 'constant':
      return `c["${expr.id}"]`;
    case 'year':
      return `(F + ${t})`;
    case 'negate':
      return `(-${part(expr.arg)})`;
    case 'not':
      return `(~(${part(expr.arg)}))`;
    case 'binary':
      return `(${part(expr.left)} ${expr.op === '^' ? '**' : expr.op} ${part(expr.right)})`;
    case 'compare':
      return `(${part(expr.left)} ${expr.op} ${part(expr.right)})`;
    case 'logic':
      return `(${part(expr.left)} ${expr.op === 'and' ? '&' : '|'} ${part(expr.right)})`;
    case 'if':
      return `np.where(${part(expr.cond)}, ${part(expr.then)}, ${part(expr.else)})`;
    case 'call':
      return called(expr.fn, expr.args.map(part));
    case 'sum':
      return `(${(linked.groups.find(({ id }) => id === expr.group)?.members ?? []).map((id) => at(id, expr.lag)).join(' + ')})`;
    default:
      return expr satisfies never;
  }
}

function called(fn: string, args: readonly string[]): string {
  if (fn === 'min' || fn === 'max') return args.reduce((a, b) => `np.${fn}imum(${a}, ${b})`);
  if (fn === 'clamp') return `np.clip(${args.join(', ')})`;
  return fn === 'logistic' || fn === 'logit' ? `${fn}(${args[0]})` : `np.${fn}(${args[0]})`;
}
