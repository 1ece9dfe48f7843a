/** Whether a name that a scenario sets is an assumption of the model. */
import { error, type Issue, type Place } from '../issue.ts';
import { nearest } from '../read/nearest.ts';
import type { Model } from './types.ts';

/** What stands under a name that is no parameter: of a variable it is said what can be done instead. */
export function unknownParameter(id: string, model: Model, place: Place): Issue {
  const variable = model.variables.get(id);
  if (variable) return error('scenario.set-variable', place, { found: id, more: { name: variable.name } });
  return error('scenario.unknown-parameter', place, { found: id, fix: nearest(id, model.parameters.keys()) ?? '' });
}
