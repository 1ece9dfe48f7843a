/** A thread of the bench of a million draws. */
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

register({ tsconfig: fileURLToPath(new URL('../../cli/tsconfig.json', import.meta.url)) });
await import('./million-thread.ts');
