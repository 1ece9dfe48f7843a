import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/app/**'],
    environment: 'node',
    maxWorkers: 2,
    // Files share what they have loaded: to load it anew for each took half of the time. The engine keeps no state.
    isolate: false,
    testTimeout: 30_000,
    slowTestThreshold: 20_000,
  },
});
