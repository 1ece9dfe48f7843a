/** Which column of a row (or which input) each series, parameter, noise state and innovation has. */
import type { LinkedModel, Noise } from '../model/types.ts';
import { shocksOn, type Needs } from './needs.ts';

export interface Columns {
  /** Constants → input number. */
  readonly inputs: ReadonlyMap<string, number>;
  /** Yearly parameters as given, before noise and shocks → row column. */
  readonly raw: ReadonlyMap<string, number>;
  /** Every series, yearly parameters included → row column. */
  readonly series: ReadonlyMap<string, number>;
  readonly noise: ReadonlyMap<string, number>;
  readonly innovations: ReadonlyMap<string, number>;
  readonly rowColumns: number;
}

export function assignColumns(linked: LinkedModel, needs: Needs): Columns {
  const columns = { inputs: new Map(), raw: new Map(), series: new Map(), noise: new Map(), innovations: new Map() };
  let next = 0;
  const addNoise = (id: string, noise: Noise | undefined): void => {
    if (!noise) return;
    columns.innovations.set(id, next++);
    if (noise.persistence !== 0) columns.noise.set(id, next++);
  };
  for (const parameter of needs.parameters) {
    if (parameter.varies === 'constant') columns.inputs.set(parameter.id, columns.inputs.size);
    else {
      const changed = parameter.noise !== undefined || shocksOn(linked, parameter).length > 0;
      columns.raw.set(parameter.id, next);
      columns.series.set(parameter.id, changed ? next + 1 : next);
      next += changed ? 2 : 1;
      addNoise(parameter.id, parameter.noise);
    }
  }
  for (const variable of needs.variables) {
    columns.series.set(variable.id, next++);
    addNoise(variable.id, variable.noise);
  }
  return { ...columns, rowColumns: next };
}
