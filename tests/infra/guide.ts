import { readFileSync } from 'node:fs';

/** The operations guide. */
export const guide = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');

/** The names in the first column of the guide's table whose first heading is `heading`. */
export function named(heading: string): string[] {
  const [, table = ''] = guide.split(`| ${heading} |`);
  const [rows = ''] = table.split('\n\n');
  return [...rows.matchAll(/^\| `(\w+)` \|/gm)].map(([, name = '']) => name);
}
