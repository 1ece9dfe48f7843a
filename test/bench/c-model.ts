/**
 * The rival for ensembles: the linked default model as strict scalar C, written the way one would by hand: one draw at
 * a time, years in a loop, libm for exp, log and pow. `npx tsx test/bench/c-model.ts > model.c` prints the program;
 * `cc -O2 -ffp-contract=off -o model model.c -lm` builds it; what it does stands at the head of `c-model-main.c`.
 */
import { readFileSync } from 'node:fs';
import type { Expr, Final, LinkedModel, Parameter, Scenario } from '../../engine/index.ts';
import { defaultModel } from './run-model.ts';
import { cExpression, cNumber, type CNames } from './c-model-expression.ts';

export function cProgram(linked: LinkedModel, scenario: Scenario, finals: readonly Final[]): string {
  const main = readFileSync(new URL('./c-model-main.c', import.meta.url), 'utf8');
  return [head(linked, finals), sampling(linked, scenario), simulation(linked, finals), main].join('\n');
}

/** Order of series in the C arrays: yearly parameters, then variables. */
export function seriesOf(linked: LinkedModel): readonly string[] {
  return [...linked.exogenous.filter(isYearly), ...linked.order].map(({ id }) => id);
}

const isYearly = (parameter: Parameter): boolean => parameter.varies === 'yearly';

function constantsOf(linked: LinkedModel): readonly string[] {
  return linked.exogenous.filter((parameter) => !isYearly(parameter)).map(({ id }) => id);
}

function noisyOf(linked: LinkedModel): readonly string[] {
  return [...linked.exogenous, ...linked.order].filter(({ noise }) => noise).map(({ id }) => id);
}

function head(linked: LinkedModel, finals: readonly Final[]): string {
  const sizes = {
    YEARS: linked.years.to - linked.years.from + 1,
    FIRST_YEAR: linked.years.from,
    CONSTANTS: constantsOf(linked).length,
    PATHS: linked.exogenous.filter(isYearly).length,
    NOISY: noisyOf(linked).length,
    SERIES: seriesOf(linked).length,
    FINALS: finals.length,
  };
  const defines = Object.entries(sizes).map(([name, value]) => `#define ${name} ${value}`);
  const met = finals.map(({ id }) => (id.endsWith(':met') ? 1 : 0));
  const includes = ['math', 'stdint', 'stdio', 'stdlib', 'string', 'time'].map((name) => `#include <${name}.h>`);
  return [...includes, ...defines, `static const int IS_VERDICT[FINALS + 1] = {${[...met, 0].join(', ')}};`].join('\n');
}

/** Values in force and distributions, as tables for the sampler in `c-model-main.c`. */
function sampling(linked: LinkedModel, scenario: Scenario): string {
  const rowOf = (parameter: Parameter): string => {
    const values = scenario.values.get(parameter.id) ?? parameter.default;
    const { kind = 'point', ...numbers } = parameter.distribution ?? {};
    const { sd = 0, halfWidth = 0, min = 0, max = 0, shape = 4, concentration = 4 } = numbers as Record<string, number>;
    const spread = [sd + halfWidth, min, max, kind === 'pert' ? shape : concentration].map(cNumber);
    return `  {${kind.toUpperCase()}, ${parameter.startIsKnown ? 1 : 0}, ${spread.join(', ')}, {${values.map(cNumber).join(', ')}}},`;
  };
  const constants = linked.exogenous.filter((parameter) => !isYearly(parameter));
  const noises = [...linked.exogenous, ...linked.order].flatMap(({ noise }) => (noise ? [cNumber(noise.sd)] : []));
  return [
    'enum { POINT, NORMAL, TRUNCATED_NORMAL, UNIFORM, TRIANGULAR, PERT, LOG_NORMAL, BETA, DISCRETE, EMPIRICAL };',
    'typedef struct { int kind, known_start; double spread, min, max, shape, centre[YEARS]; } Parameter;',
    `static const Parameter CONSTANT[] = {\n${constants.map(rowOf).join('\n')}\n};`,
    `static const Parameter PATH[] = {\n${linked.exogenous.filter(isYearly).map(rowOf).join('\n')}\n};`,
    `static const double NOISE_SD[NOISY + 1] = {${[...noises, '0'].join(', ')}};`,
  ].join('\n');
}

/** `v[series][year]` from constants `c`, paths `p` and innovations `e`; then finals `f`. */
function simulation(linked: LinkedModel, finals: readonly Final[]): string {
  const names = namesOf(linked);
  const [first, later] = [yearBody(linked, names, true), yearBody(linked, names, false)];
  return [
    'static inline double min(double a, double b) { return a < b ? a : b; }',
    'static inline double max(double a, double b) { return a > b ? a : b; }',
    'static void simulate(const double *c, double (*p)[YEARS], double (*e)[YEARS], double (*v)[YEARS], double *f) {',
    '  double n[NOISY + 1] = {0};',
    '  {\n    const int t = 0;\n    (void)t;',
    ...first.map((line) => `    ${line}`),
    '  }\n  for (int t = 1; t < YEARS; t++) {',
    ...later.map((line) => `    ${line}`),
    '  }',
    ...finalLines(linked, finals, names),
    '}',
  ].join('\n');
}

/** Every part of a final is worked out once, as a careful hand would. */
function finalLines(linked: LinkedModel, finals: readonly Final[], names: CNames): readonly string[] {
  const known = new Map<string, string>();
  const lines: string[] = [];
  const keep = (text: string): string => {
    const name = known.get(text) ?? `x${known.size}`;
    if (!known.has(text)) lines.push(`  const double ${name} = ${text};`);
    known.set(text, name);
    return name;
  };
  const last: CNames = {
    ...names,
    keep,
    time: String(linked.years.to),
    series: (id, lag) => names.at(id, linked.years.to - lag),
  };
  finals.forEach(({ body }, index) => lines.push(`  f[${index}] = ${cExpression(body, last)};`));
  return lines;
}

function namesOf(linked: LinkedModel): CNames {
  const places = new Map(seriesOf(linked).map((id, index) => [id, index]));
  const constants = new Map(constantsOf(linked).map((id, index) => [id, index]));
  return {
    series: (id, lag) => `v[${places.get(id)}][t${lag === 0 ? '' : ` - ${lag}`}]`,
    at: (id, year) => `v[${places.get(id)}][${year - linked.years.from}]`,
    constant: (id) => `c[${constants.get(id)}]`,
    time: '(double)(FIRST_YEAR + t)',
    members: (group) => linked.groups.find(({ id }) => id === group)?.members ?? [],
  };
}

function yearBody(linked: LinkedModel, names: CNames, first: boolean): readonly string[] {
  const noisy = noisyOf(linked);
  const line = (id: string, value: string, persistence: number | undefined): string => {
    const noise = noisy.indexOf(id);
    const add = `n[${noise}] = ${cNumber(persistence ?? 0)} * n[${noise}] + e[${noise}][t]; `;
    return first || noise < 0
      ? `${names.series(id, 0)} = ${value};`
      : `${add}${names.series(id, 0)} = ${value} + n[${noise}];`;
  };
  const paths = linked.exogenous
    .filter(isYearly)
    .map(({ id, noise }, index) => line(id, `p[${index}][t]`, noise?.persistence));
  const variables = new Map(linked.order.map((variable) => [variable.id, variable]));
  const order = (first && linked.startOrder) || linked.order.map(({ id }) => id);
  const equations = order.flatMap((id) => {
    const variable = variables.get(id);
    if (!variable) return [];
    if (variable.shocks.length > 0) throw new Error('shocks are not written in C');
    return [
      line(
        id,
        first ? startText(variable, names) : cExpression(variable.equation.body, names),
        variable.noise?.persistence,
      ),
    ];
  });
  return [...paths, ...equations];
}

function startText({ start, equation }: LinkedModel['order'][number], names: CNames): string {
  const body: Expr | undefined = start ? (start.kind === 'expression' ? start.body : undefined) : equation.body;
  if (body) return cExpression(body, names);
  return start?.kind === 'figure' ? cNumber(start.figure.value) : 'NAN';
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const { linked, scenario, finals } = defaultModel();
  console.log(cProgram(linked, scenario, finals));
}
