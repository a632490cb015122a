import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { stylesAhead } from './tabs/build/styles-ahead.ts';

const pages = ['index.html', 'panel.html', 'config.html', 'consent.html', 'about.html'];
const compress = promisify(brotliCompress);

/** Everything `chunk` needs before it can run: itself and what it imports statically, transitively. */
function closure(
  chunks: ReadonlyMap<string, Rolldown.OutputChunk>,
  chunk: Rolldown.OutputChunk,
): Set<string> {
  const seen = new Set<string>();
  const visit = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const next of chunks.get(name)?.imports ?? []) visit(next);
  };
  visit(chunk.fileName);
  return seen;
}

/**
 * Writes `.br` beside every text asset, and budgets.json: for each page what it loads at once, and what each later
 * (dynamic) import adds to that.
 */
function brotliAndBudgets(): Plugin {
  return {
    name: 'guildhall-brotli-and-budgets',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      if (!dir) return;
      const sizes = new Map<string, number>();
      for (const name of [...Object.keys(bundle), 'theme.js']) {
        if (!/\.(js|css|html|svg|json)$/.test(name)) continue;
        const plain = await readFile(join(dir, name));
        const small = await compress(plain, {
          params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
        });
        await writeFile(join(dir, `${name}.br`), small);
        sizes.set(name, small.length);
      }
      const total = (names: Iterable<string>) =>
        [...names].reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0);
      const chunks = new Map(
        Object.values(bundle).flatMap((file) =>
          file.type === 'chunk' ? [[file.fileName, file] as const] : [],
        ),
      );
      const report = pages.flatMap((page) => {
        const entry = [...chunks.values()].find(
          (chunk) => chunk.isEntry && chunk.facadeModuleId?.endsWith(page),
        );
        if (!entry) return [];
        const first = closure(chunks, entry);
        const later = new Map<string, { brotli: number; files: string[] }>();
        const reach = (names: Iterable<string>) => {
          for (const name of names) {
            for (const next of chunks.get(name)?.dynamicImports ?? []) {
              const chunk = chunks.get(next);
              if (!chunk || later.has(next) || first.has(next)) continue;
              const files = [...closure(chunks, chunk)];
              const added = files.filter((file) => !first.has(file));
              later.set(next, { brotli: total(added), files: added });
              reach(files);
            }
          }
        };
        reach(first);
        return [
          {
            page,
            brotli: total(first),
            files: [...first],
            html: sizes.get(page) ?? 0,
            later: [...later]
              .map(([chunk, cost]) => ({ chunk, ...cost }))
              .sort((a, b) => b.brotli - a.brotli),
          },
        ];
      });
      await writeFile(join(dir, 'budgets.json'), `${JSON.stringify({ pages: report }, null, 2)}\n`);
    },
  };
}

export default defineConfig({
  // The tests start from the repository, the pages from their folder.
  root: process.env.VITEST ? '.' : 'tabs',
  base: '/',
  plugins: [react(), stylesAhead(), brotliAndBudgets()],
  build: {
    outDir: '../dist/tabs',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: Object.fromEntries(pages.map((page) => [page.replace('.html', ''), join('tabs', page)])),
    },
  },
});
