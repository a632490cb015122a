import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'esbuild';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The stand-in for office.js and the worker that serves it are plain scripts at fixed addresses. */
const officeScripts = (): Plugin => ({
  name: 'office-scripts',
  async writeBundle({ dir }) {
    await build({
      entryPoints: [here('./office/office.ts'), here('./office/worker.ts')],
      outdir: `${dir}/office`,
      bundle: true,
      format: 'iife',
      target: 'es2023',
      logLevel: 'error',
    });
  },
});

export default defineConfig({
  root: here('./page'),
  base: '/workbench/',
  plugins: [react(), officeScripts()],
  build: {
    outDir: here('../../dist/workbench'),
    emptyOutDir: true,
    target: 'es2023',
    // One page that is read from the same machine: splitting it saves nothing.
    chunkSizeWarningLimit: 2000,
    reportCompressedSize: false,
  },
});
