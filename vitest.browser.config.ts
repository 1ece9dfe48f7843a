import { defineConfig } from 'vitest/config';

/** Tests of the built site in a real browser; one file at a time, for they share the machine. */
export default defineConfig({
  test: {
    include: ['test/app/**/*.test.ts'],
    environment: 'node',
    fileParallelism: false,
    // A browser on a busy machine may miss a deadline once; twice is a fault.
    retry: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
