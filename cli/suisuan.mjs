#!/usr/bin/env -S node --max-semi-space-size=2
/**
 * Starts the command line from a checkout: installs what is missing, then runs the TypeScript sources as they are. Little
 * room for young objects: a million draws make many that die at once, and the heap need not grow for them.
 */
import { fileURLToPath } from 'node:url';
import { install } from '../.ci/setup.mjs';

const log = console.log;
console.log = console.error;
install();
console.log = log;
const { register } = await import('tsx/esm/api');
register({ tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)) });
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));
