import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { testsFor } from '../../scripts/changed-tests.ts';

test('a change of an area runs its tests, and those of the API that it is part of', () => {
  expect(testsFor(['functions/knowledge/publish-artifact.ts'])).toEqual([
    'tests/domain/',
    'tests/home/',
    'tests/http/',
    'tests/knowledge/',
  ]);
});

test('a change of a page runs the tests of pages and the journeys', () => {
  expect(testsFor(['tabs/knowledge/Editor.tsx'])).toEqual([
    'tests/journeys/',
    'tests/knowledge/',
    'tests/tabs/',
  ]);
});

test('a changed test runs by itself, and a changed helper all tests beside it', () => {
  expect(testsFor(['tests/home/home.test.ts'])).toEqual(['tests/home/home.test.ts']);
  expect(testsFor(['tests/outbox/chaos.ts'])).toEqual(['tests/outbox/']);
  expect(testsFor(['tests/home/samples.ts'])).toEqual(['tests/home/', 'tests/http/']);
});

test('words alone run no test', () => {
  expect(testsFor(['README.md', 'docs/architecture.md'])).toEqual([]);
});

test.each([
  'domain/shared/time.ts',
  'domain/api.ts',
  'functions/main.ts',
  'functions/tables/table.ts',
  'functions/outbox/engine.ts',
  'tabs/components/Page.tsx',
  'tests/support/world.ts',
  'package.json',
  'scripts/build.ts',
  'never/heard/of.ts',
])('a change of %s, on which everything stands, runs everything', (path) => {
  expect(testsFor([path])).toBeUndefined();
});

test('no folder of the function app is taken for an area without tests of its own or of what it serves', () => {
  for (const { name } of readdirSync('functions', { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  ))
    expect(testsFor([`functions/${name}/a.ts`]) ?? ['everything'], name).not.toEqual([]);
});
