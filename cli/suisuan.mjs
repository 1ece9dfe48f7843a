#!/usr/bin/env node
/** Starts the command line from a checkout: installs what is missing, then runs the TypeScript sources as they are. */
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
