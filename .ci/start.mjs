/** `npm start`: installs what is missing, builds when a source is newer than the build, serves it, prints its address. */
import { build, install, root, sync } from './setup.mjs';

install();
sync();
build();
const { preview } = await import('vite');
const port = Number(process.env.PORT ?? 4173);
// The framework takes the folder that it is started in, wherever the command was typed.
process.chdir(root);
const server = await preview({ preview: { port, host: process.env.HOST ?? 'localhost' }, logLevel: 'warn' });
const address = server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`;
console.log(`\n穗算 Suisuan  ${address}\n\n按 Ctrl+C 停止 · Ctrl+C stops it`);
