import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';

const root = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const OPTIONS = {
  bundle: true,
  minify: true,
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
} as const satisfies BuildOptions;

/**
 * Packages and modules of ours that are imported where they are first needed become files of their own beside the
 * bundle. A cold start then neither reads nor compiles them. Such a module has what it imports once more, so it must not
 * make errors or keep anything that the rest of the app knows.
 */
function apart(packages: Set<string>, modules: Map<string, string>): Plugin {
  return {
    name: 'lazy-parts-apart',
    setup({ onResolve }) {
      onResolve({ filter: /./ }, ({ kind, path, importer, resolveDir }) => {
        if (kind !== 'dynamic-import' || importer.includes('node_modules')) return undefined;
        if (!path.startsWith('.')) {
          packages.add(path);
          return { path: `./${fileNameOf(path)}`, external: true };
        }
        const file = join(resolveDir, path);
        const name = fileNameOf(relative(root('.'), file).replace(/\.ts$/, ''));
        modules.set(name, file);
        return { path: `./${name}`, external: true };
      });
    },
  };
}

/**
 * A module that exports what a package does, name by name: `export *` of a CommonJS package says no names, and Node
 * then finds none in the built file.
 */
async function everythingIn(name: string): Promise<string> {
  const { default: whole, ...named } = (await import(name)) as Record<string, object>;
  const names = Object.keys({ ...whole, ...named }).filter(
    (one) => /^[A-Za-z_$][\w$]*$/.test(one) && one !== 'default',
  );
  return `export { ${names.join(', ')} } from '${name}';`;
}

const fileNameOf = (name: string) => `${name.replace(/^@/, '').replaceAll('/', '-')}.cjs`;

/**
 * Builds the function app into `folder`, complete as it is deployed: the bundle, host.json, a package.json without
 * dependencies and the built pages. `@azure/functions-core` stays outside: the host provides it.
 */
export async function buildFunctions(
  into = root('dist/functions'),
  pages = root('dist/tabs'),
): Promise<void> {
  // Built beside and moved into place, so that a failed build leaves the last good one.
  const folder = `${into}.new`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const lazy = new Set<string>();
  const modules = new Map<string, string>();
  await build({
    ...OPTIONS,
    entryPoints: [root('functions/main.ts')],
    outfile: `${folder}/main.cjs`,
    plugins: [apart(lazy, modules)],
  });
  await Promise.all([
    ...[...modules].map(([name, file]) =>
      build({ ...OPTIONS, entryPoints: [file], outfile: `${folder}/${name}` }),
    ),
    ...[...lazy].map(async (name) =>
      build({
        ...OPTIONS,
        stdin: { contents: await everythingIn(name), resolveDir: root('.'), loader: 'js' },
        outfile: `${folder}/${fileNameOf(name)}`,
      }),
    ),
  ]);
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
