import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests of the built site in one real browser, two files at a time: they wait more than they compute. */
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
    testTimeout: 60_000,
    hookTimeout: 60_000,
    slowTestThreshold: 20_000,
  },
});
