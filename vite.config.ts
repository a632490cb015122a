import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { brotliAndBudgets } from './scripts/brotli-and-budgets.ts';

/**
 * The pages, in the mode `panel` the side panel, in the mode `outlook` the pane of the add-in, and in `outlook-dialog` its
 * dialog. These are built by themselves, because chunks shared with the other pages would be two dozen small files; the panel comes in two files
 * (docs/decisions/0011).
 */
export default defineConfig(({ mode }) => {
  const isPanel = mode === 'panel';
  const pages = PAGES[mode] ?? ['index.html', 'config.html', 'consent.html', 'about.html'];
  return {
    root: 'tabs',
    plugins: [react(), brotliAndBudgets(pages)],
    resolve: {
      // The browser knows the names of HTML's characters itself.
      alias: { 'entities/decode': join(import.meta.dirname, 'tabs/components/decode-html.ts') },
    },
    build: {
      outDir: '../dist/tabs',
      emptyOutDir: !(mode in PAGES),
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

const PAGES: Record<string, string[]> = {
  panel: ['panel.html'],
  outlook: ['outlook.html'],
  'outlook-dialog': ['outlook-dialog.html'],
};

/** Each takes along all that it imports, except what the one before has. */
const PANEL_FILES = [
  { name: 'panel', tags: ['$initial' as const], priority: 2 },
  { name: 'meeting', test: /\/panel\/Meeting\.tsx$/, priority: 1 },
];
