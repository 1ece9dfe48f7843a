/** Evaluates a notebook: the one file that meets the engine's runtime. */
import { audit, openStudy, type Adjustments, type Issue, type Notebook, type PlanFolder } from '$engine';
import { folders } from 'virtual:plans';
import { overridesOf, studiesOf, type At, type Kept } from '../../../../engine/notebook/evaluate.ts';
import type { Additions } from '../../../../engine/notebook/kinds/kind.ts';
import { kindOf, settingsOf } from './kinds.ts';
import type { CellOutput, Conducted } from './output.ts';

export class Conductor {
  #kept: Kept = new Map();
  #specs = new Map<string, { text: string; kind: string; spec: unknown; issues: readonly Issue[] }>();
  #keptFor = '';
  #home: PlanFolder | undefined;

  run(notebook: Notebook, adjustments: Adjustments, wanted: (key: string) => boolean, moving: boolean): Conducted {
    const { settings, issues } = settingsOf(notebook);
    const folder = folders.get(settings.plan ?? 'guangzhou-14') ?? [...folders.values()].at(-1);
    if (!folder) throw new Error('the site was built without a plan');
    const cells = notebook.cells.map((cell) => ({ cell, kind: kindOf(cell.kind), read: this.#read(cell.key, cell.kind, cell.text) }));
    const additions = cells.flatMap(({ cell, kind, read }) => (read.spec !== undefined && kind?.adds && !read.issues.some((i) => i.severity === 'error') ? [kind.adds(read.spec, folder, cell.key)] : []));
    const home = this.#homeOf(folder, additions, JSON.stringify(cells.map(({ cell }) => [cell.kind, ['parameters', 'path', 'shock', 'formula', 'target', 'scenario'].includes(cell.kind) ? cell.text : ''])));
    const merged = merge(additions);
    const scenario = adjustments.scenario ?? settings.scenario ?? [...home.scenarios.keys()][0] ?? '';
    const sampling = { draws: moving ? 0 : 400, method: 'sobol' as const };
    const studies = studiesOf(home, scenario, overridesOf(merged, adjustments), settings.seed, sampling, this.#kept);
    const own = openStudy(home, scenario, overridesOf(merged, { set: {} }));
    const shipped = openStudy(folder, scenario, {});
    const hereReading = studies.here();
    const here = hereReading.ok ? hereReading.value : undefined;
    const outputs = new Map<string, CellOutput>();
    for (const { cell, kind, read } of cells) {
      if (!kind) {
        outputs.set(cell.key, { state: 'unknown', issues: [], blockedBy: [] });
        continue;
      }
      if (read.spec === undefined) {
        outputs.set(cell.key, { state: 'error', issues: read.issues, blockedBy: [] });
        continue;
      }
      if (!wanted(cell.key)) {
        outputs.set(cell.key, { state: 'waiting', issues: read.issues, blockedBy: [] });
        continue;
      }
      const at: At = {
        lang: settings.lang,
        home,
        settings,
        adjustments,
        key: cell.key,
        here,
        shipped: shipped.ok ? shipped.value : undefined,
        own: own.ok ? own.value.scenario.values : new Map(),
        study: (id) => {
          const found = studies.named(id);
          return found.ok ? found.value : undefined;
        },
        ensemble: (study) => {
          const of = study ?? here;
          return of && studies.ensemble(of);
        },
        tensions: () => audit(home, here?.scenario, here?.run),
      };
      try {
        const problems = [...read.issues, ...(kind.check?.(read.spec, home) ?? [])];
        outputs.set(cell.key, { state: problems.some((i) => i.severity === 'error') ? 'error' : 'ok', issues: problems, blockedBy: [], result: kind.evaluate(read.spec, at) });
      } catch (fault) {
        console.error(fault);
        outputs.set(cell.key, { state: 'error', issues: read.issues, blockedBy: [] });
      }
    }
    return { settings, home, here, outputs, issues: [...issues, ...(hereReading.ok ? [] : hereReading.issues)] };
  }

  #read(key: string, kind: string, text: string): { spec: unknown; issues: readonly Issue[] } {
    const before = this.#specs.get(key);
    if (before && before.text === text && before.kind === kind) return before;
    const read = kindOf(kind)?.read(text);
    const now = { text, kind, spec: read?.spec, issues: read?.issues ?? [] };
    this.#specs.set(key, now);
    return now;
  }

  #homeOf(folder: PlanFolder, additions: readonly Additions[], key: string): PlanFolder {
    if (this.#home && this.#keptFor === key) return this.#home;
    this.#keptFor = key;
    this.#kept.clear();
    const { model, plan } = folder;
    const all = merge(additions);
    this.#home = {
      ...folder,
      plan: { ...plan, textTargets: [...plan.textTargets, ...(all.targets ?? [])] },
      ...(model && {
        model: {
          ...model,
          parameters: new Map([...model.parameters, ...(all.parameters ?? []).map((one) => [one.id, one] as const)]),
          variables: new Map([...model.variables, ...(all.variables ?? []).map((one) => [one.id, one] as const)]),
        },
      }),
      scenarios: new Map([...folder.scenarios, ...(all.scenarios ?? []).map((one) => [one.id, one] as const)]),
    };
    return this.#home;
  }
}

function merge(all: readonly Additions[]): Additions {
  return {
    set: new Map(all.flatMap((one) => [...(one.set ?? [])])),
    parameters: all.flatMap((one) => one.parameters ?? []),
    shocks: all.flatMap((one) => one.shocks ?? []),
    equations: all.flatMap((one) => one.equations ?? []),
    variables: all.flatMap((one) => one.variables ?? []),
    targetValues: new Map(all.flatMap((one) => [...(one.targetValues ?? [])])),
    targets: all.flatMap((one) => one.targets ?? []),
    scenarios: all.flatMap((one) => one.scenarios ?? []),
  };
}
