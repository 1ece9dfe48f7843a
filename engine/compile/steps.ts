/**
 * Steps of a program: for every series its equation, then noise, then shocks; for every persistent noise its state
 * e[t] = persistence · e[t-1] + innovation[t]; for every final its expression. Noise begins in the second year: the
 * first is the known past.
 */
import type { LinkedModel, LinkedVariable, Noise, Parameter, Shock } from '../model/types.ts';
import { buildCode, type CodeBuilder } from './code.ts';
import { lower, type Scope } from './lower.ts';
import { shocksOn, type Needs } from './needs.ts';
import { refsOf } from './refs.ts';
import { finalScope, yearScope, type Setting, type When } from './scope.ts';
import { applyShock, isActive, shockStrengths } from './shock.ts';
import type { Code, Final, Step } from './types.ts';

/** What a series is before noise and shocks, in the years of a code. */
type Body = (code: CodeBuilder, scope: Scope, when: When) => number;

interface Subject {
  readonly id: string;
  readonly noise?: Noise;
  readonly shocks: readonly Shock[];
  readonly body: Body;
  /** Number of first years that need their own code. */
  readonly special: number;
}

/** Strengths of shocks gather here, one list a shock: they become scalars 1, 2, … */
export type Strengths = (readonly number[])[];

export function yearlySteps(setting: Setting, needs: Needs, strengths: Strengths): readonly Step[] {
  const changed = needs.parameters.filter(
    (parameter) => setting.columns.raw.get(parameter.id) !== setting.columns.series.get(parameter.id),
  );
  const subjects = [
    ...changed.map((parameter) => parameterSubject(setting, parameter)),
    ...needs.variables.map((variable) => variableSubject(setting.linked, variable)),
  ];
  return subjects.flatMap((subject) => [...noiseSteps(setting, subject), seriesStep(setting, subject, strengths)]);
}

export function finalSteps(setting: Setting, finals: readonly Final[]): readonly Step[] {
  return finals.map((final, index) => {
    const code = buildCode();
    const result = lower(final.body, code, finalScope(setting, code));
    return { id: final.id, when: 'after', target: { kind: 'final', index }, until: 0, codes: [code.finish(result)] };
  });
}

function parameterSubject(setting: Setting, parameter: Parameter): Subject {
  const index = setting.columns.raw.get(parameter.id) ?? 0;
  const body: Body = (code) => code.load({ kind: 'row', index, back: 0 });
  return { id: parameter.id, noise: parameter.noise, shocks: shocksOn(setting.linked, parameter), body, special: 0 };
}

function variableSubject(linked: LinkedModel, variable: LinkedVariable): Subject {
  const { id, noise, shocks, start, equation } = variable;
  const lags = refsOf(equation.body, linked.groups).map((ref) => (ref.kind === 'series' ? ref.lag : 0));
  const body: Body = (code, scope, when) => {
    if (when.first > 0 || when.last > 0 || !start) return lower(equation.body, code, scope);
    if (start.kind === 'none') return code.number(NaN);
    return start.kind === 'figure' ? code.number(start.figure.value) : lower(start.body, code, scope);
  };
  return { id, noise, shocks, body, special: Math.max(start ? 1 : 0, ...lags) };
}

function seriesStep(setting: Setting, subject: Subject, strengths: Strengths): Step {
  const slots = subject.shocks.map((shock) => strengths.push(shockStrengths(shock, setting.years)));
  const index = setting.columns.series.get(subject.id) ?? 0;
  const special = Math.max(subject.special, subject.noise ? 1 : 0);
  const codes = spread(setting.years.length, special, (when) =>
    seriesCode(setting, subject, when, { slots, strengths }),
  );
  return {
    id: subject.id,
    when: 'yearly',
    target: { kind: 'row', index, back: 0 },
    until: setting.until(subject.id),
    codes,
  };
}

/** One code for each of the first `special` years and one for all the rest. */
function spread(years: number, special: number, codeFor: (when: When) => Code): readonly Code[] {
  const count = Math.min(years, special + 1);
  return Array.from({ length: count }, (_, first) => codeFor({ first, last: first < special ? first : years - 1 }));
}

interface ShockSlots {
  /** Scalar number of each shock. */
  readonly slots: readonly number[];
  readonly strengths: Strengths;
}

function seriesCode(setting: Setting, subject: Subject, when: When, { slots, strengths }: ShockSlots): Code {
  const code = buildCode();
  const value = subject.body(code, yearScope(setting, code, subject.id, when), when);
  const noisy = when.first > 0 && subject.noise ? code.binary('add', value, noiseValue(setting, subject, code)) : value;
  const result = subject.shocks.reduce((before, shock, n) => {
    const inForce = strengths[(slots[n] ?? 0) - 1]?.slice(when.first, when.last + 1) ?? [];
    const active = inForce.some((strength) => isActive(shock, strength));
    return active ? applyShock(shock, before, code.scalar(slots[n] ?? 0), code) : before;
  }, noisy);
  return code.finish(result);
}

function noiseValue({ columns }: Setting, subject: Subject, code: CodeBuilder): number {
  const index = columns.noise.get(subject.id) ?? columns.innovations.get(subject.id) ?? 0;
  return code.load({ kind: 'row', index, back: 0 });
}

function noiseSteps({ columns, years, until }: Setting, { id, noise }: Subject): readonly Step[] {
  const [index, innovation] = [columns.noise.get(id), columns.innovations.get(id)];
  if (index === undefined || innovation === undefined || !noise) return [];
  const codes = spread(years.length, 1, ({ first }) => {
    const code = buildCode();
    if (first === 0) return code.finish(code.number(0));
    const before = code.binary('mul', code.number(noise.persistence), code.load({ kind: 'row', index, back: 1 }));
    return code.finish(code.binary('add', before, code.load({ kind: 'row', index: innovation, back: 0 })));
  });
  return [{ id: `${id}:noise`, when: 'yearly', target: { kind: 'row', index, back: 0 }, until: until(id), codes }];
}
