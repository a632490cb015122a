import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin, type Rolldown } from 'vite';
import { stylesAhead } from './tabs/build/styles-ahead.ts';
import { teamsAhead } from './tabs/build/teams-ahead.ts';
import { themesAhead } from './tabs/build/themes-ahead.ts';

const APP_PAGES = ['index.html', 'config.html', 'consent.html', 'about.html'];
const PANEL_PAGES = ['panel.html'];
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
 * (dynamic) import adds to what is there when it is asked for.
 */
function brotliAndBudgets(pages: readonly string[]): Plugin {
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
        const walked = new Set<string>();
        // `loaded` is there when one of `names` asks for more; a chunk that is asked for from two places costs the more.
        const reach = (names: Iterable<string>, loaded: ReadonlySet<string>) => {
          for (const name of names) {
            for (const next of chunks.get(name)?.dynamicImports ?? []) {
              const chunk = chunks.get(next);
              const way = `${name} ${next}`;
              if (!chunk || loaded.has(next) || walked.has(way)) continue;
              walked.add(way);
              const files = [...closure(chunks, chunk)];
              const added = files.filter((file) => !loaded.has(file));
              const cost = total(added);
              if (cost >= (later.get(next)?.brotli ?? 0)) later.set(next, { brotli: cost, files: added });
              reach(added, new Set([...loaded, ...added]));
            }
          }
        };
        reach(first, first);
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
      const file = join(dir, 'budgets.json');
      const before = JSON.parse(await readFile(file, 'utf8').catch(() => '{"pages":[]}')) as {
        pages: unknown[];
      };
      await writeFile(file, `${JSON.stringify({ pages: [...before.pages, ...report] }, null, 2)}\n`);
    },
  };
}

/**
 * Builds the side panel after the other pages, by itself: sharing chunks with them would cut it into two dozen small
 * files, which are more to ask for and larger together than the one it needs.
 */
function panelApart(): Plugin {
  let outDir = '';
  return {
    name: 'guildhall-panel-apart',
    apply: 'build',
    configResolved: (config) => {
      outDir = config.build.outDir;
    },
    closeBundle: async () => {
      const configFile = fileURLToPath(import.meta.url);
      await build({ configFile, mode: 'panel', logLevel: 'warn', build: { outDir, emptyOutDir: false } });
    },
  };
}

/** What only later chunks use of teams-js, although its index names everything. */
const LATER = /teams-js\/.*\/public\/(meeting|pages)\//;

/** A page's program stands before its styles, so that the browser asks for it before it reads them. */
function programFirst(): Plugin {
  const program = /\s*<script type="module"[^>]*><\/script>/;
  return {
    name: 'guildhall-program-first',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) =>
        html.replace(program, '').replace('<head>', `<head>${program.exec(html)?.[0] ?? ''}`),
    },
  };
}

/** The panel's second file is named in the document; panel/main.tsx asks for it as soon as the first one is there. */
function secondFileBehind(): Plugin {
  return {
    name: 'guildhall-second-file-behind',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle }) => {
        const second = Object.values(bundle ?? {}).find(
          (file) => file.type === 'chunk' && file.name === 'second',
        );
        if (!second) throw new Error('The panel has no second file');
        const link = `<link data-second crossorigin href="/${second.fileName}">`;
        return html.replace('</head>', `${link}</head>`);
      },
    },
  };
}

/**
 * Puts what the panel needs to stand into one file, and what it is in a meeting into another (decision 0011). Left
 * alone, the bundler keeps apart whatever a later chunk needs too, and each small file is another wait for the network.
 */
function inTwoFiles() {
  const steps = { first: './tabs/panel.html', second: './tabs/panel/Meeting.tsx' };
  let files: Map<string, string> | undefined;
  return (id: string, graph: { getModuleInfo: (id: string) => Rolldown.ModuleInfo | null }) => {
    if (!files) {
      const seen = new Map<string, string>();
      const visit = (module: string, file: string) => {
        if (seen.has(module) || LATER.test(module)) return;
        if (file === 'first' && /node_modules\/zod\//.test(module))
          throw new Error('The panel’s first file parses nothing, see docs/decisions/0011');
        seen.set(module, file);
        for (const next of graph.getModuleInfo(module)?.importedIds ?? []) visit(next, file);
      };
      for (const [file, path] of Object.entries(steps))
        visit(fileURLToPath(new URL(path, import.meta.url)), file);
      files = seen;
    }
    return files.get(id) ?? null;
  };
}

export default defineConfig(({ mode }) => {
  const panel = mode === 'panel';
  const pages = panel ? PANEL_PAGES : APP_PAGES;
  return {
    // The tests start from the repository, the pages from their folder.
    root: process.env.VITEST ? '.' : 'tabs',
    base: '/',
    plugins: [
      react(),
      stylesAhead(),
      themesAhead(),
      teamsAhead(),
      brotliAndBudgets(pages),
      programFirst(),
      ...(panel ? [secondFileBehind()] : [panelApart()]),
    ],
    build: {
      outDir: '../dist/tabs',
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: {
        input: Object.fromEntries(pages.map((page) => [page.replace('.html', ''), join('tabs', page)])),
        ...(panel && {
          output: { codeSplitting: { groups: [{ name: inTwoFiles(), debugName: 'steps' }] } },
        }),
      },
    },
  };
});
