/** Serves `build/` as any static host would. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const build = fileURLToPath(new URL('../../build', import.meta.url));

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

export interface Site {
  readonly address: string;
  close(): Promise<void>;
}

/** The server of the whole run, where there is one. */
export async function serve(): Promise<Site> {
  const shared = process.env.SUISUAN_SITE;
  return shared ? { address: shared, close: () => Promise.resolve() } : serveBuild();
}

/**
 * No header of our own but the type: the policy must come with the pages themselves. What is named by its content may be
 * kept, as hosts of such sites say.
 */
async function serveBuild(): Promise<Site> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname));
    const file = fileOf(join(build, path));
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    response
      .writeHead(200, {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        ...(path.includes('/immutable/') && { 'cache-control': 'public, max-age=31536000, immutable' }),
      })
      .end(readFileSync(file));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => closed(server) };
}

function fileOf(path: string): string | undefined {
  if (!path.startsWith(build) || !existsSync(path)) return undefined;
  if (!statSync(path).isDirectory()) return path;
  const index = join(path, 'index.html');
  return existsSync(index) ? index : undefined;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}
