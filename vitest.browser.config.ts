import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, the longest first. */
const long = ['access', 'notebook-access', 'document', 'notebook-keeping', 'notebook-kept'];

/** Begins with the long files: none of them may be left alone at the end. A fresh clone does not know their times. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = long.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return at < 0 ? long.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

/** Tests of the built site in one real browser, two files at a time, one for each processor of a small machine. */
export default defineConfig({
  resolve: { alias: { $engine: fileURLToPath(new URL('engine/index.ts', import.meta.url)) } },
  test: {
    include: ['test/app/**/*.test.ts'],
    environment: 'node',
    globalSetup: 'test/app/setup.ts',
    maxWorkers: 2,
    isolate: false,
    sequence: { sequencer: LongFirst },
    // A browser on a busy machine may miss a deadline once; twice is a fault.
    retry: 1,
    // Of a condition that is waited for; a second is soon over where two files share a processor.
    expect: { poll: { timeout: 10_000 } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    slowTestThreshold: 20_000,
  },
});
