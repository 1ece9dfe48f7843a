/**
 * The plan folders, read while the site is built, as the module `virtual:plans`.
 *
 * The site carries the finished data (plans, linked equation trees, scenarios) and not the readers: the formula parser
 * and the YAML reader are more script than everything else on the first page together, and a visitor who only moves
 * sliders needs neither. They are loaded when somebody types a formula or opens a file. A file that does not read is
 * not a failed build: its issues travel with the data and the page shows them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runnerImport, type Plugin } from 'vite';
import { pack, unpack } from '../lib/state/pack.ts';

const name = 'virtual:plans';
const resolved = `\0${name}`;
const kept = /\.(yaml|csv|nb\.md)$/;
const leftOut = /\.expected\.csv$/;

export function plans(): Plugin {
  let root = '';
  return {
    name: 'suisuan-plans',
    configResolved: (config) => void (root = config.root),
    resolveId: (id) => (id === name ? resolved : undefined),
    async load(id, options) {
      if (id !== resolved) return;
      // The page fetches them instead.
      if (!options?.ssr) return `export const text = '';`;
      const files = scenarioFiles(join(root, 'scenarios'));
      for (const path of Object.keys(files)) this.addWatchFile(join(root, 'scenarios', path));
      return moduleOf(await readPlans(root, files));
    },
  };
}

/** Files by their path below `scenarios/`. */
function scenarioFiles(folder: string): Record<string, Uint8Array> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && kept.test(entry.name) && !leftOut.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path).replaceAll('\\', '/'), readFileSync(path)]),
  );
}

interface Plans {
  readonly folders: unknown;
  readonly issues: readonly unknown[];
}

type Texts = Readonly<Record<string, string>>;

interface Readers {
  readTexts(files: Record<string, Uint8Array>): { readonly files: Texts; readonly issues: readonly unknown[] };
  readFolders(files: Texts): Plans;
}

async function readPlans(root: string, files: Record<string, Uint8Array>): Promise<Plans> {
  const { module } = await runnerImport<Readers>('/engine/index.ts', {
    root,
    configFile: false,
    logLevel: 'error',
  });
  const texts = module.readTexts(files);
  const { folders, issues } = module.readFolders(texts.files);
  return { folders, issues: [...texts.issues, ...issues] };
}

/**
 * Places keep file and line, so that an issue with shipped files is found; columns and key paths, which name the same
 * spot again, stay behind. The issues carry their own places whole.
 */
function moduleOf({ folders, issues }: Plans): string {
  const shortPlaces = unpack(
    pack(folders, (key, value) => (key === 'place' ? fileAndLine(value) : shortened(key, value))),
  );
  return `export const text = ${JSON.stringify(pack({ folders: shortPlaces, issues }))};\n`;
}

/** Fields named `places` or `…Places` hold places by key. */
function shortened(key: string, value: unknown): unknown {
  if (key !== 'places' && !key.endsWith('Places')) return value;
  return value instanceof Map ? new Map([...value].map(([name, place]) => [name, fileAndLine(place)])) : value;
}

function fileAndLine(place: unknown): unknown {
  if (typeof place !== 'object' || place === null) return {};
  const { file, line } = place as { file?: string; line?: number };
  return { file, line };
}
