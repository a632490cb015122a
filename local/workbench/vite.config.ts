import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('./page'),
  base: '/workbench/',
  plugins: [react()],
  build: {
    outDir: here('../../dist/workbench'),
    emptyOutDir: true,
    target: 'es2023',
    // One page that is read from the same machine: splitting it saves nothing.
    chunkSizeWarningLimit: 2000,
    reportCompressedSize: false,
  },
});
