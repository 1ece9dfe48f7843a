import adapter from '@sveltejs/adapter-static';

/** @type {import('@sveltejs/kit').Config} */
export default {
  compilerOptions: { runes: true },
  kit: {
    adapter: adapter({ pages: 'build', assets: 'build', strict: true }),
    files: { src: 'app', assets: 'app/static' },
    alias: { $engine: 'engine/index.ts', $scenarios: 'scenarios' },
    paths: { relative: true },
  },
};
