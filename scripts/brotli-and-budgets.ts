import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

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
export function brotliAndBudgets(pages: readonly string[]): Plugin {
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
