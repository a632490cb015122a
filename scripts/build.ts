import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as viteBuild } from 'vite';
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

/** Builds the pages, the workbench and the function app into dist/. */
export async function build(): Promise<void> {
  const quiet = { logLevel: 'warn' as const };
  await viteBuild({ configFile: root('vite.config.ts'), ...quiet });
  await viteBuild({ configFile: root('local/workbench/vite.config.ts'), ...quiet });
  await buildFunctions();
}

/** Builds if anything changed since the last build; true if it did. */
export async function buildIfStale(): Promise<boolean> {
  const built = await stat(root(LAST)).then(
    (about) => about.mtimeMs,
    () => 0,
  );
  const changed = Math.max(...(await Promise.all(SOURCES.map((source) => newest(root(source))))));
  if (changed < built) return false;
  await build();
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
