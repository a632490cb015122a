import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const AREA = /^(?:domain|functions|tabs)\/([^/]+)\//;
/** What every area stands on: a change of these runs everything. */
const SHARED =
  /^(?:domain\/(?:shared\/|[^/]+$)|functions\/(?:http|tables|outbox|feed|graph|entra)\/|functions\/[^/]+$|tabs\/(?:api|app|components|host)\/|tests\/support\/|[^/]+$)/;

/**
 * The folders and files of tests that a change of these paths touches; undefined where it touches all of them. Most
 * tests run the built app, so what they depend on cannot be read from their imports: it follows from the areas.
 */
export function testsFor(paths: readonly string[]): string[] | undefined {
  const found = new Set<string>();
  for (const path of paths) {
    if (path.endsWith('.md') || path.startsWith('docs/')) continue;
    if (SHARED.test(path)) return undefined;
    const area = AREA.exec(path)?.[1];
    if (area) {
      found.add(`tests/${area}/`);
      if (path.startsWith('tabs/')) for (const tests of ['tests/tabs/', 'tests/journeys/']) found.add(tests);
      else for (const tests of ['tests/domain/', 'tests/http/', 'tests/home/']) found.add(tests);
      if (path.startsWith('functions/calendar/')) found.add('tests/outbox/');
    } else if (/^tests\/.*\.test\.tsx?$/.test(path)) found.add(path);
    else if (path.startsWith('tests/')) {
      found.add(`${path.split('/').slice(0, 2).join('/')}/`);
      // What the tests of the whole API know of an area.
      if (path.endsWith('/samples.ts')) found.add('tests/http/');
    } else if (path.startsWith('local/')) found.add('tests/local/');
    else if (path.startsWith('infra/')) found.add('tests/infra/');
    else if (path.startsWith('appPackage/')) found.add('tests/appPackage/');
    // The build, the bench and whatever nobody has thought of.
    else return undefined;
  }
  // An area need not have tests of each kind.
  return [...found].filter((tests) => existsSync(`${root}${tests}`)).sort();
}

/** Paths that differ from the last commit, or from `base`; those that git does not track yet count too. */
export function changedPaths(base = 'HEAD'): string[] {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
  const lines = [git('diff', '--name-only', base), git('ls-files', '--others', '--exclude-standard')].join(
    '\n',
  );
  return [...new Set(lines.split('\n').filter(Boolean))];
}
