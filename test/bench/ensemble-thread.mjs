/** A thread of the ensemble bench. */
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

register({ tsconfig: fileURLToPath(new URL('../../cli/tsconfig.json', import.meta.url)) });
await import('./ensemble-thread.ts');
