import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
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
 * Packages that are imported where they are first needed become files of their own beside the bundle. A cold start
 * then neither reads nor compiles them.
 */
function apart(packages: Set<string>): Plugin {
  return {
    name: 'lazy-packages-apart',
    setup({ onResolve }) {
      onResolve({ filter: /^[^./]/ }, ({ kind, path, importer }) => {
        if (kind !== 'dynamic-import' || importer.includes('node_modules')) return undefined;
        packages.add(path);
        return { path: `./${fileNameOf(path)}`, external: true };
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
  await build({
    ...OPTIONS,
    entryPoints: [root('functions/main.ts')],
    outfile: `${folder}/main.cjs`,
    plugins: [apart(lazy)],
  });
  await Promise.all(
    [...lazy].map(async (name) =>
      build({
        ...OPTIONS,
        stdin: { contents: await everythingIn(name), resolveDir: root('.'), loader: 'js' },
        outfile: `${folder}/${fileNameOf(name)}`,
      }),
    ),
  );
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
