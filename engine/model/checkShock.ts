/** Whether a shock's parts fit each other. Apart from the readers, so that whoever only resolves scenarios needs no parser. */
import { error, type Issue } from '../issue.ts';
import type { Shock } from './types.ts';

/** A shock must end after it begins and may not grow after it; one that holds a value has nothing to fade. */
export function checkShock(shock: Shock): readonly Issue[] {
  const { kind, span, fade, place } = shock;
  const issues: Issue[] = [];
  if (span.from > span.to)
    issues.push(
      error('model.years-order', place, {
        found: `${span.from}-${span.to}`,
        fix: `from: ${span.to}, to: ${span.from}`,
      }),
    );
  if (fade < 0 || fade > 1) issues.push(error('shock.fade', place, { found: fade, expected: '0 … 1' }));
  if (kind === 'hold' && fade !== 0) issues.push(error('shock.hold-fades', place, { found: fade, fix: 0 }));
  return issues;
}
