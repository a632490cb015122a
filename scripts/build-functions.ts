import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { listFunctions } from '../functions/function-list.ts';

const root = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Many small chunks take longer to load than a few: what starts the app is one, and what four areas share is another. */
const CHUNKS = [
  { name: 'start', tags: ['$initial' as const], priority: 2 },
  { name: 'common', test: /[\\/](domain|functions)[\\/]/, minShareCount: 4, priority: 1 },
];

/**
 * Builds the function app into `folder`, complete as it is deployed: main.cjs and the chunks that it loads when they are
 * first needed, host.json, a package.json without dependencies and the built pages. `@azure/functions-core` stays outside:
 * the host provides it.
 */
export async function buildFunctions(
  into = root('dist/functions'),
  pages = root('dist/tabs'),
): Promise<void> {
  // Built beside and moved into place, so that a failed build leaves the last good one.
  const folder = `${into}.new`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const bundle = await rolldown({
    cwd: root('.'),
    input: { main: root('functions/main.ts') },
    platform: 'node',
    external: ['@azure/functions-core'],
    // Some areas need at once what others load when they need it.
    checks: { ineffectiveDynamicImport: false },
    transform: { target: 'node20', define: { FUNCTIONS: JSON.stringify(await listFunctions()) } },
  });
  await bundle.write({
    dir: folder,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    sourcemap: true,
    minify: true,
    codeSplitting: { groups: CHUNKS },
  });
  await bundle.close();
  await cp(root('functions/host.json'), `${folder}/host.json`);
  await cp(pages, `${folder}/tabs`, { recursive: true });
  await writeFile(
    `${folder}/package.json`,
    `${JSON.stringify({ name: 'guildhall-functions', private: true, main: 'main.cjs' }, null, 2)}\n`,
  );
  await rm(into, { recursive: true, force: true });
  await rename(folder, into);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildFunctions();
