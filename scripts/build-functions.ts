import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/**
 * Builds the function app into `folder`, complete as it is deployed: the bundle, host.json, a package.json without
 * dependencies and the built pages. `@azure/functions-core` stays outside: the host provides it.
 */
export async function buildFunctions(
  folder = root('dist/functions'),
  pages = root('dist/tabs'),
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: [root('functions/main.ts')],
    outfile: `${folder}/main.cjs`,
    bundle: true,
    minify: true,
    keepNames: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['@azure/functions-core'],
    // The storage SDK asks for its own address, which CommonJS says differently.
    banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
    define: { 'import.meta.url': 'importMetaUrl' },
    sourcemap: 'linked',
    legalComments: 'none',
    logLevel: 'warning',
  });
  await cp(root('functions/host.json'), `${folder}/host.json`);
  await cp(pages, `${folder}/tabs`, { recursive: true });
  await writeFile(
    `${folder}/package.json`,
    `${JSON.stringify({ name: 'guildhall-functions', private: true, main: 'main.cjs' }, null, 2)}\n`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildFunctions();
