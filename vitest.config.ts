import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/app/**'],
    environment: 'node',
    maxWorkers: 2,
    // Nothing is judged by its time: only a test that never ends has to end.
    testTimeout: 120_000,
    slowTestThreshold: 20_000,
  },
});
