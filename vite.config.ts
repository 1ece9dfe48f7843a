import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { plans } from './app/build/plans.ts';

/** The engine is pure: what nobody uses of it may go, and with it the libraries that it would have started. */
const treeshake = { moduleSideEffects: [{ test: /[\\/]engine[\\/]/, sideEffects: false }] };

export default defineConfig({
  plugins: [plans(), sveltekit()],
  worker: { format: 'es', rolldownOptions: { treeshake } },
  build: {
    // Fonts and pictures stay files: the policy of the pages loads no font from a data address.
    assetsInlineLimit: 0,
    target: 'es2023',
    // `light-dark()` and its like stay as written.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // Plotly is what it is; it comes by itself and late.
    chunkSizeWarningLimit: 5000,
    // How long our own steps take is nothing that somebody who starts the product wants to read.
    rolldownOptions: { treeshake, checks: { bundlerTimings: false } },
  },
});
