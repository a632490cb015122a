import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { holdInTurn } from '../local/hold-folder.ts';
import { buildFunctions } from './build-functions.ts';

const root = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** What the build is made from, and what it makes last. */
const SOURCES = [
  'domain',
  'functions',
  'tabs',
  'local/workbench',
  'scripts',
  'vite.config.ts',
  'package-lock.json',
];
const LAST = 'dist/functions/package.json';

async function newest(path: string): Promise<number> {
  const about = await stat(path);
  if (!about.isDirectory()) return about.mtimeMs;
  const inside = await readdir(path);
  const times = await Promise.all(inside.map((name) => newest(join(path, name))));
  return Math.max(0, ...times);
}

/** One build at a time: each empties what it fills. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const held = await holdInTurn(root('.guildhall/build'), ({ message }) =>
    console.log(`Waiting for another build to end. ${message}.`),
  );
  try {
    return await work();
  } finally {
    await held.free();
  }
}

async function buildAll(): Promise<void> {
  // Only here: most starts find everything built.
  const { build: viteBuild } = await import('vite');
  const quiet = { logLevel: 'warn' as const };
  await viteBuild({ configFile: root('vite.config.ts'), ...quiet });
  await viteBuild({ configFile: root('vite.config.ts'), mode: 'panel', ...quiet });
  await viteBuild({ configFile: root('vite.config.ts'), mode: 'outlook', ...quiet });
  await viteBuild({ configFile: root('vite.config.ts'), mode: 'outlook-dialog', ...quiet });
  await viteBuild({ configFile: root('local/workbench/vite.config.ts'), ...quiet });
  await buildFunctions();
}

/** Builds the pages, the workbench and the function app into dist/. */
export const build = (): Promise<void> => inTurn(buildAll);

async function isStale(): Promise<boolean> {
  const built = await stat(root(LAST)).then(
    (about) => about.mtimeMs,
    () => 0,
  );
  const changed = Math.max(...(await Promise.all(SOURCES.map((source) => newest(root(source))))));
  return changed >= built;
}

/** Builds if anything changed since the last build; true if it did. */
export async function buildIfStale(): Promise<boolean> {
  // Looked at once more when its turn comes: the other build may have done it.
  if (!(await isStale())) return false;
  return inTurn(async () => {
    if (!(await isStale())) return false;
    await buildAll();
    return true;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
