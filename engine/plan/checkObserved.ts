/**
 * Holds a plan against the published statistics beside it: every linked series exists under that name, its vintages do,
 * its unit converts, and every past rate starts from values that were indeed published.
 */
import { error, type Issue, type Place } from '../issue.ts';
import { nearest } from '../read/nearest.ts';
import { unitFactor } from './history.ts';
import type { Figure, HistoryLink, Indicator, Observation, Plan } from './types.ts';

export function checkObserved(plan: Plan, observations: readonly Observation[]): readonly Issue[] {
  const indicators = [...plan.indicators, ...plan.textTargets];
  const file = indicators[0]?.place.file;
  return [
    ...plan.history.flatMap((link) =>
      checkLink(link, indicators, observations, { file, path: `history.${link.series}` }),
    ),
    ...indicators.flatMap((indicator) => checkPast(indicator, observations)),
  ];
}

function checkLink(
  link: HistoryLink,
  indicators: readonly Indicator[],
  observations: readonly Observation[],
  place: Place,
): readonly Issue[] {
  const own = observations.filter(({ indicator }) => indicator === link.observed);
  if (own.length === 0) return [unknown(link.observed, observations, place)];
  const vintages = [...new Set(own.map(({ vintage }) => vintage))];
  const wrong = (link.vintages ?? []).filter((vintage) => !vintages.includes(vintage));
  const issues = wrong.map((found) => {
    const facts = { found, expected: vintages.join(', '), fix: nearest(found, vintages) ?? '' };
    return error('observed.vintage', place, { ...facts, more: { name: link.observed } });
  });
  const unit = indicators.find(({ series }) => series === link.series)?.unit;
  const from = link.unit ?? own[0]?.unit ?? '';
  if (unit === undefined || unitFactor(from, unit) !== undefined) return issues;
  return [...issues, error('observed.unit', place, { found: from, expected: unit, more: { name: link.observed } })];
}

function unknown(found: string, observations: readonly Observation[], place: Place): Issue {
  const names = [...new Set(observations.map(({ indicator }) => indicator))];
  return error('observed.unknown', place, { found, expected: names.join(', '), fix: nearest(found, names) ?? '' });
}

function checkPast({ past, place }: Indicator, observations: readonly Observation[]): readonly Issue[] {
  if (!past?.between) return [];
  const { observed, from, to } = past.between;
  const own = observations.filter(({ indicator }) => indicator === observed);
  if (own.length === 0) return [unknown(observed, observations, place)];
  return [from, to].flatMap((figure) => checkFigure(figure, observed, own, place));
}

function checkFigure(figure: Figure, name: string, own: readonly Observation[], place: Place): readonly Issue[] {
  const year = figure.span.from;
  const values = own.filter(({ span }) => span.from === year && span.to === year).map(({ value }) => value);
  if (values.includes(figure.value)) return [];
  const facts = { found: figure.value, expected: values.join(' / ') || '—', more: { name, year } };
  return [error('observed.value', place, facts)];
}
