/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
/**
 * Works without a network after the first visit: script and style by their hashed names from the cache, pages and plan
 * data from the network while there is one. A new version puts its own files in place and throws the old ones away.
 */
import { base, build, files, prerendered, version } from '$service-worker';

const worker = self as unknown as ServiceWorkerGlobalScope;
const name = `suisuan-${version}`;
const hashed = new Set(build);
/** What a host answers where there is no page: an address that was mistyped is told so without a network too. */
const notFound = `${base}/404.html`;

worker.addEventListener('install', (event) => {
  event.waitUntil(keepAll().then(() => worker.skipWaiting()));
});

/** One after the other, so that the page that is being read goes first. What fails now comes when it is asked for. */
async function keepAll(): Promise<void> {
  const cache = await caches.open(name);
  for (const path of [...prerendered, ...build, ...files, notFound]) await cache.add(path).catch(() => undefined);
}

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names.filter((other) => other.startsWith('suisuan-') && other !== name).map((other) => caches.delete(other)),
        ),
      )
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  event.respondWith(hashed.has(url.pathname) ? fromCache(request) : fromNetwork(request, url));
});

async function fromCache(request: Request): Promise<Response> {
  const cache = await caches.open(name);
  return (await cache.match(request)) ?? fetch(request);
}

/** A page's query (a language, say) does not make it another page. */
async function fromNetwork(request: Request, url: URL): Promise<Response> {
  try {
    return await fetch(request);
  } catch (fault) {
    const cache = await caches.open(name);
    const kept = await cache.match(url.pathname, { ignoreSearch: true });
    const page = kept ?? (request.mode === 'navigate' ? await cache.match(notFound) : undefined);
    if (page) return page;
    throw fault;
  }
}
