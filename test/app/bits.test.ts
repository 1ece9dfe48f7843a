/** The same bits in Node and in a real browser: WebAssembly and TypeScript, any blocks, one, two or seven workers. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build, type LibraryOptions } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTree } from '../../cli/load.ts';
import { fingerprints, joined, share, type Texts } from './bits-engine.ts';
import { stage } from './stage.ts';

const texts = readTree(fileURLToPath(new URL('../../scenarios', import.meta.url)));
const expected = fingerprints(texts);

const { browser } = await stage();

let server: Server;
let page: Page;

/** The engine as one file for a browser. */
async function bundled(): Promise<string> {
  const entry = fileURLToPath(new URL('./bits-engine.ts', import.meta.url));
  const lib: LibraryOptions = { entry, formats: ['es'] };
  const made = await build({ configFile: false, logLevel: 'silent', build: { lib, write: false, minify: false } });
  const [output] = Array.isArray(made) ? made : [made];
  if (!output || !('output' in output)) throw new Error('the engine was not bundled');
  const [chunk] = output.output;
  return chunk.code;
}

const worker = `import { share } from '/engine.js';
onmessage = ({ data: { texts, index, count } }) => postMessage(share(texts, index, count));`;

beforeAll(async () => {
  const files: Readonly<Record<string, string>> = { '/engine.js': await bundled(), '/worker.js': worker };
  server = createServer(({ url = '' }, response) => {
    const type = url.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(200, { 'content-type': type }).end(files[url] ?? '<!doctype html>');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
afterAll(async () => {
  await page.close();
  server.close();
});

interface Engine {
  readonly fingerprints: typeof fingerprints;
  readonly joined: typeof joined;
}

/** The module that the page loads by its address. */
const load = `globalThis.engine = import('/engine.js'); 0`;

describe('Every number of an ensemble of the whole plan', () => {
  it('is the same in Node, whatever computes it and in whatever blocks', () => {
    const { path: _, lhs: __, sobol: ___, ...random } = expected;
    expect(new Set(Object.values(random)).size).toBe(1);
  });

  it('has the same bits in the browser', async () => {
    await page.evaluate(load);
    const found = await page.evaluate(async (files: Texts) => {
      const engine = await (globalThis as unknown as { engine: Promise<Engine> }).engine;
      return engine.fingerprints(files);
    }, texts);
    expect(found).toEqual(expected);
  });

  it.each([1, 2, 7])('has the same bits from %d workers of the browser', async (count) => {
    await page.evaluate(load);
    const found = await page.evaluate(
      async ([files, count]) => {
        const shares = Array.from({ length: count }, (_, index) => {
          const thread = new Worker('/worker.js', { type: 'module' });
          return new Promise<Uint8Array>((done, failed) => {
            thread.onmessage = ({ data }) => done(data as Uint8Array);
            thread.onerror = ({ message }) => failed(new Error(message));
            thread.postMessage({ texts: files, index, count });
          });
        });
        const engine = await (globalThis as unknown as { engine: Promise<Engine> }).engine;
        return engine.joined(await Promise.all(shares));
      },
      [texts, count] as const,
    );
    expect(found).toBe(expected.usual);
  });

  it.each([2, 7])('has the same bits from %d parts in Node', (count) => {
    const parts = Array.from({ length: count }, (_, index) => share(texts, index, count));
    expect(joined(parts)).toBe(expected.usual);
  });
});
