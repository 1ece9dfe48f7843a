/** Starts the thread from the sources as they are; a bundle has a module of this name that needs no such start. */
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

register({ tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)) });
await import('./shard-thread.ts');
