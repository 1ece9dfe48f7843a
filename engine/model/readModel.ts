/**
 * Reads a model: the file of variables, closures and groups together with its file of parameters. Either the whole
 * model comes back, or every issue of both files. Whether the equations fit together is found when it is linked.
 */
import { hasErrors, type Issue, type Reading } from '../issue.ts';
import { openYaml } from '../read/yaml.ts';
import { checkModel } from './checkModel.ts';
import { frameOf, modelSpec, type ModelSpec } from './modelSpec.ts';
import { readParameters } from './readParameters.ts';
import type { Closure, Model, Parameter } from './types.ts';

export interface TextFile {
  readonly file: string;
  readonly text: string;
}

export function readModel(model: TextFile, parameters: TextFile): Reading<Model> {
  const log: Issue[] = [];
  const at = openYaml(model.file, model.text, log);
  const frame = frameOf(at);
  const spec = at && modelSpec(frame, at)(at, log);
  const read = readParameters(parameters.file, parameters.text, frame, log);
  if (!spec || hasErrors(log)) return { ok: false, issues: log };
  const complete = assemble(spec, read);
  log.push(...checkModel(complete));
  return hasErrors(log) ? { ok: false, issues: log } : { ok: true, value: complete, issues: log };
}

function assemble(spec: ModelSpec, parameters: ReadonlyMap<string, Parameter>): Model {
  const closures = [...(spec.closures ?? [])].map(([id, rest]) => ({ id, ...rest }));
  return {
    years: spec.years,
    blocks: spec.blocks,
    parameterGroups: spec.parameter_groups,
    groups: spec.groups ? [...spec.groups.values()] : [],
    variables: spec.variables,
    parameters,
    closures: closures.length > 0 ? closures : [plainClosure],
    correlations: spec.correlations ?? [],
  };
}

/** A model without closures has this one, which changes nothing. */
const plainClosure: Closure = {
  id: 'standard',
  name: { zh: '标准', en: 'Standard' },
  note: { zh: '方程如模型所写。', en: 'Equations as the model has them.' },
  equations: [],
};
