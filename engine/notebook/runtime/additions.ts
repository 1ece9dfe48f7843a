/** What sound cells add, gathered: a plan folder with the notebook's own things in it, and overrides of its scenario. */
import type { Place, Text } from '../../issue.ts';
import type {
  Correlation,
  Equation,
  Model,
  Parameter,
  PlacedDistribution,
  ScenarioSpec,
  Shock,
  Variable,
} from '../../model/types.ts';
import type { PlanFolder } from '../../model/folder.ts';
import type { Indicator } from '../../plan/types.ts';
import type { Additions } from '../kinds/kind.ts';

/** Later cells win where two give a value to one name; that is reported before it comes to this. */
export function gathered(parts: readonly { readonly key: string; readonly adds: Additions }[]): Additions {
  const adds = parts.map(({ key, adds: each }) => placed(each, key));
  return {
    set: new Map(adds.flatMap(({ set }) => [...(set ?? [])])),
    parameters: adds.flatMap(({ parameters }) => parameters ?? []),
    shocks: adds.flatMap(({ shocks }) => shocks ?? []),
    equations: adds.flatMap(({ equations }) => equations ?? []),
    variables: adds.flatMap(({ variables }) => variables ?? []),
    targetValues: new Map(adds.flatMap(({ targetValues }) => [...(targetValues ?? [])])),
    targets: adds.flatMap(({ targets }) => targets ?? []),
    scenarios: adds.flatMap(({ scenarios }) => scenarios ?? []),
  };
}

/** With the cell in every place, so that whatever is found later is reported in the cell that caused it. */
function placed(adds: Additions, cell: string): Additions {
  const at = <T extends { readonly place: Place }>(each: T): T => ({ ...each, place: { ...each.place, cell } });
  const variable = (each: Variable): Variable => at({ ...each, equation: at(each.equation) });
  const scenario = ({ distributions = new Map(), correlations = [], ...each }: ScenarioSpec): ScenarioSpec =>
    at({
      ...each,
      shocks: each.shocks.map(at<Shock>),
      equations: each.equations.map(at<Equation>),
      distributions: new Map([...distributions].map(([id, own]) => [id, at<PlacedDistribution>(own)])),
      correlations: correlations.map(at<Correlation>),
    });
  return {
    ...adds,
    equations: (adds.equations ?? []).map(at<Equation>),
    variables: (adds.variables ?? []).map(variable),
    parameters: (adds.parameters ?? []).map(at<Parameter>),
    shocks: (adds.shocks ?? []).map(at),
    targets: (adds.targets ?? []).map(at<Indicator>),
    scenarios: (adds.scenarios ?? []).map(scenario),
  };
}

const OWN_BLOCK = { id: 'notebook', name: { zh: '本笔记本', en: 'This notebook' } };

/** The folder with the notebook's parameters, variables, targets and scenarios as if they were the plan's. */
export function homeWith(
  folder: PlanFolder,
  adds: Additions,
  units: (series: string) => string | undefined = () => undefined,
): PlanFolder {
  const targets = (adds.targets ?? []).map((each) => ({
    ...each,
    unit: each.unit === '' ? (units(each.series) ?? '1') : each.unit,
    name: each.name.zh === each.series ? nameIn(adds, each.series) : each.name,
  }));
  const scenarios = new Map([...folder.scenarios, ...(adds.scenarios ?? []).map((each) => [each.id, each] as const)]);
  return {
    ...folder,
    plan: { ...folder.plan, textTargets: [...folder.plan.textTargets, ...targets] },
    scenarios,
    ...(folder.model && { model: modelWith(folder.model, adds) }),
  };
}

/** A target without a name of its own is called as its series is, where a cell makes that. */
function nameIn({ variables = [], parameters = [] }: Additions, series: string): Text {
  return [...variables, ...parameters].find(({ id }) => id === series)?.name ?? { zh: series, en: series };
}

function modelWith(model: Model, { parameters = [], variables = [] }: Additions): Model {
  if (parameters.length === 0 && variables.length === 0) return model;
  return {
    ...model,
    blocks: [...model.blocks, OWN_BLOCK],
    parameterGroups: [...model.parameterGroups, OWN_BLOCK],
    parameters: new Map([...model.parameters, ...parameters.map((each) => [each.id, each] as const)]),
    variables: new Map([...model.variables, ...variables.map((each) => [each.id, each] as const)]),
  };
}
