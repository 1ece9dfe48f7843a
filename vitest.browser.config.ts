import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests of the built site in one real browser, two files at a time, one for each processor of a small machine. */
export default defineConfig({
  resolve: { alias: { $engine: fileURLToPath(new URL('engine/index.ts', import.meta.url)) } },
  test: {
    include: ['test/app/**/*.test.ts'],
    environment: 'node',
    globalSetup: 'test/app/setup.ts',
    maxWorkers: 2,
    isolate: false,
    // A browser on a busy machine may miss a deadline once; twice is a fault.
    retry: 1,
    // Of a condition that is waited for; a second is soon over where two files share a processor.
    expect: { poll: { timeout: 10_000 } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    slowTestThreshold: 20_000,
  },
});
