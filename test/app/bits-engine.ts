/** What is computed both in Node and in the browser, to hold the bits against each other. No tool of either is used. */
import {
  createMachine,
  ensembleSpecOf,
  hashOf,
  mergeShards,
  openStudy,
  printPart,
  readFolders,
  readPart,
  runEnsemble,
  runShard,
  type EnsembleRun,
  type Reading,
  type SamplingMethod,
  type Study,
} from '../../engine/index.ts';

/** Not a whole number of blocks. */
const DRAWS = 1100;

export type Texts = Readonly<Record<string, string>>;

function studyIn(texts: Texts): Study {
  const folder = readFolders(texts).folders.get('guangzhou-14');
  if (!folder) throw new Error('no plan');
  return valueOf(openStudy(folder, 'pandemic-drags-on', {}));
}

function valueOf<T>(found: Reading<T>): T {
  if (!found.ok) throw new Error(found.issues.map(({ code }) => code).join(', '));
  return found.value;
}

function specOf(study: Study, method: SamplingMethod = 'random'): ReturnType<typeof ensembleSpecOf> {
  return ensembleSpecOf(study, { draws: DRAWS, seed: 35, method });
}

/** Every number of a result. */
function fingerprint({ series, finals, targets, joint, flags }: EnsembleRun): string {
  const columns = [...[...series.values()].flatMap((each) => each.columns), ...finals.values()];
  const numbers = columns.flatMap(({ mean, sd, quantiles, holes }) => [mean, sd, ...quantiles, holes]);
  const counts = [...targets, ...joint].flatMap(({ met, of, probability }) => [met ?? 0, of ?? 0, probability]);
  return hashOf(Float64Array.from([...numbers, ...counts]), ...flags.met.map((words) => Float64Array.from(words)));
}

/** Fingerprints by back end, size of block and design; the single run too. */
export function fingerprints(texts: Texts): Readonly<Record<string, string>> {
  const study = studyIn(texts);
  const { program, scenario, run } = study;
  const ensemble = (method: SamplingMethod, backend?: 'wasm' | 'js', blockSize?: number): string => {
    const machine = backend && createMachine(program, { backend, ...(blockSize && { blockSize }) });
    return fingerprint(
      valueOf(runEnsemble(program, scenario.values, specOf(study, method), { ...(machine && { machine }) })),
    );
  };
  return {
    path: hashOf(...run.series.values()),
    usual: ensemble('random'),
    lhs: ensemble('lhs'),
    sobol: ensemble('sobol'),
    TypeScript: ensemble('random', 'js'),
    'WebAssembly, blocks of 64': ensemble('random', 'wasm', 64),
    'WebAssembly, blocks of 1000': ensemble('random', 'wasm', 1000),
    'TypeScript, blocks of 100': ensemble('random', 'js', 100),
  };
}

/** One worker's share, as bytes. */
export function share(texts: Texts, index: number, count: number): Uint8Array {
  const study = studyIn(texts);
  return printPart(valueOf(runShard(study.program, study.scenario.values, specOf(study), index, count)));
}

/** The fingerprint of shares joined. */
export function joined(shares: readonly Uint8Array[]): string {
  return fingerprint(valueOf(mergeShards(shares.map((bytes, n) => valueOf(readPart(bytes, `share ${n}`))))));
}
