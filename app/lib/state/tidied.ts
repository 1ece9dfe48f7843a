/** Changes on top of a scenario as they are kept and written into links. */
import type { Overrides } from '$engine';

/** Nothing changed is nothing written: empty maps and lists are left out, so that links stay short. */
export function tidied({ set, targets, closure, shocks, equations, seed }: Overrides): Overrides {
  return {
    ...(set && set.size > 0 && { set }),
    ...(targets && targets.size > 0 && { targets }),
    ...(closure !== undefined && { closure }),
    ...(shocks && shocks.length > 0 && { shocks }),
    ...(equations && equations.length > 0 && { equations }),
    ...(seed !== undefined && { seed }),
  };
}
