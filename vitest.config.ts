import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/app/**'],
    environment: 'node',
    maxWorkers: 2,
    testTimeout: 30_000,
    slowTestThreshold: 20_000,
  },
});
