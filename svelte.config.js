import adapter from '@sveltejs/adapter-static';

/** @type {import('@sveltejs/kit').Config} */
export default {
  compilerOptions: { runes: true },
  kit: {
    // 404.html is what most static hosts show for an address that is not there.
    adapter: adapter({ pages: 'build', assets: 'build', fallback: '404.html', strict: true }),
    files: { src: 'app', assets: 'app/static' },
    alias: { $engine: 'engine/index.ts', $scenarios: 'scenarios' },
    // Relative, so that the built folder works under any path of any static host.
    paths: { relative: true },
    prerender: {
      // A fragment with an equals sign is the state of a page (`open=…`, `set.growth=…`), not a place on it.
      handleMissingId: ({ id, message }) => {
        if (!id.includes('=')) throw new Error(message);
      },
    },
    csp: {
      // Every page is prerendered, so Kit hashes its own start-up script into the page's policy.
      mode: 'hash',
      directives: {
        'default-src': ['self'],
        // wasm-unsafe-eval frees WebAssembly only; nothing on the page may turn text into script.
        'script-src': ['self', 'wasm-unsafe-eval'],
        // Positions of marks and KaTeX boxes are style attributes.
        'style-src': ['self', 'unsafe-inline'],
        'img-src': ['self', 'data:', 'blob:'],
        'font-src': ['self'],
        'connect-src': ['self'],
        'worker-src': ['self'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['none'],
      },
    },
  },
};
