import { defineConfig } from 'vitest/config';

/** Tests of the built site in a real browser; one file at a time, for they share the machine. */
export default defineConfig({
  test: {
    include: ['test/app/**/*.test.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
