#!/usr/bin/env -S node --max-semi-space-size=2
/**
 * Starts the command line from a checkout: installs what is missing, then runs the bundle of its sources, or the sources
 * as they are where there can be none. Little room for young objects: a million draws make many that die at once, and
 * the heap need not grow for them.
 */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { install } from '../.ci/setup.mjs';
import { compiled } from './compiled.mjs';

const log = console.log;
console.log = console.error;
install();
console.log = log;
const { main } = await import(await start());
process.exitCode = await main(process.argv.slice(2));

async function start() {
  const made = await compiled();
  if (made) return pathToFileURL(made).href;
  const { register } = await import('tsx/esm/api');
  register({ tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)) });
  return './main.ts';
}
