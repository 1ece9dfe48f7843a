/** A text that is equal for two linked models exactly when they compile to the same program and are drawn alike. */
import { printEquation, printExpr } from './print.ts';
import type { LinkedModel, LinkedVariable, Shock, Start } from './types.ts';

/** Everything that a program is made of; parameter values are its inputs and stay out. */
export function structureKeyOf(linked: Omit<LinkedModel, 'structureKey'>): string {
  const groups = linked.groups.map(({ id, members }) => `${id}=${members.join(',')}`);
  const assumptions = linked.exogenous.map(
    ({ id, varies, noise, distribution }) => `${id}:${varies}:${JSON.stringify([noise, distribution])}`,
  );
  const shocked = [...(linked.exogenousShocks ?? [])].map(([id, shocks]) => `${id}:${shocks.map(shockKey).join(',')}`);
  const parts = [
    `${linked.years.from}-${linked.years.to}`,
    ...linked.order.map(variableKey),
    ...(linked.startOrder ?? []),
    ...groups,
    ...assumptions,
    ...shocked,
    ...linked.correlations.map(({ a, b, rank }) => `${a}~${b}:${rank}`),
  ];
  return parts.join('\n');
}

function variableKey({ equation, start, noise, shocks }: LinkedVariable): string {
  return `${printEquation(equation)};${startKey(start)};${JSON.stringify(noise ?? null)};${shocks.map(shockKey).join(',')}`;
}

function startKey(start: Start | undefined): string {
  if (!start) return '';
  return start.kind === 'figure'
    ? String(start.figure.value)
    : start.kind === 'expression'
      ? printExpr(start.body)
      : 'none';
}

function shockKey({ kind, span, value, fade }: Shock): string {
  return `${kind}:${span.from}-${span.to}:${value}:${fade}`;
}
