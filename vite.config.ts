import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { brotliAndBudgets } from './scripts/brotli-and-budgets.ts';

/**
 * The pages, and in the mode `panel` the side panel. The panel is built by itself, because chunks shared with the other
 * pages would be two dozen small files, and comes in two files (docs/decisions/0011).
 */
export default defineConfig(({ mode }) => {
  const isPanel = mode === 'panel';
  const pages = isPanel
    ? ['panel.html']
    : ['index.html', 'config.html', 'consent.html', 'about.html', 'outlook.html'];
  return {
    root: 'tabs',
    plugins: [react(), brotliAndBudgets(pages)],
    build: {
      outDir: '../dist/tabs',
      emptyOutDir: !isPanel,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: {
        input: pages.map((page) => join('tabs', page)),
        ...(isPanel && { output: { codeSplitting: { groups: PANEL_FILES } } }),
      },
    },
  };
});

/** Each takes along all that it imports, except what the one before has. */
const PANEL_FILES = [
  { name: 'panel', tags: ['$initial' as const], priority: 2 },
  { name: 'meeting', test: /\/panel\/Meeting\.tsx$/, priority: 1 },
];
