import { dirname, join } from 'node:path/posix';
import { expect, test } from 'vitest';

const files = import.meta.glob<string>('../../tabs/**/*.{ts,tsx}', {
  eager: true,
  query: '?raw',
  import: 'default',
});
const LAZY = /\blazy(?:<[^>]*>)?\(\s*\(\)\s*=>\s*import\(\s*'([^']+)'/g;
/** What draws a dialog that whoever opened it closes. */
const isSheet = (source: string) =>
  /export default function \w+\([^)]*\bonClose\b/.test(source) &&
  /<(?:Word|Shortcuts)?Sheet[\s>]/.test(source);
/** The chunk of the panel has no room left for it. */
const ALLOWED = ['tabs/panel/SessionPanel.tsx ./Shortcuts.tsx'];

test('a dialog is loaded by lazySheet, so that one that does not arrive says so in its own place', () => {
  const sheets = Object.values(files).filter(isSheet);
  expect(sheets.length).toBeGreaterThan(20);
  const bare = Object.entries(files).flatMap(([file, source]) =>
    [...source.matchAll(LAZY)].flatMap(([, path = '']) => {
      const loaded = files[join(dirname(file), path)] ?? '';
      return path.endsWith('Sheet.tsx') || isSheet(loaded) ? [`${file.slice(6)} ${path}`] : [];
    }),
  );
  expect(bare).toEqual(ALLOWED);
});
