import { describe, expect, test } from 'vitest';
import { API, HITS, MINE, NEWS, REFUSALS } from '../../domain/api.ts';
import { type Area, gathered } from '../../domain/area.ts';
import { sharedRefusals } from '../../domain/shared/refusals.ts';
import type { Area as FunctionArea } from '../../functions/area.ts';
import { everyArea } from '../../functions/areas.ts';
import { REFUSAL_TEXTS } from '../../tabs/api/area-refusals.ts';
import { ROUTES } from '../../tabs/app/routes.ts';
import { NEWS_LINES } from '../../tabs/components/latest-news.ts';
import { MINE_VIEWS } from '../../tabs/home/mine-views.ts';
import { HIT_VIEWS } from '../../tabs/knowledge/hit-views.ts';

const functionAreas = import.meta.glob<Readonly<Record<string, FunctionArea>>>('../../functions/*/area.ts', {
  eager: true,
});
const contracts = import.meta.glob<Readonly<Record<string, Area>>>('../../domain/*/area.ts', { eager: true });
const pages = import.meta.glob<{ routes: readonly unknown[] }>('../../tabs/*/routes.ts', { eager: true });

describe('an area adds itself', () => {
  const areas = Object.values(contracts).flatMap((module) => Object.values(module));
  const names = (part: keyof Area) => areas.flatMap((area) => Object.keys(area[part] ?? {})).sort();

  test('to domain/api.ts: its routes, refusals, kinds of news, of hits and of things on Home', () => {
    expect(Object.keys(API).sort()).toEqual(names('routes'));
    expect(Object.keys(REFUSALS).sort()).toEqual(
      [...names('refusals'), ...Object.keys(sharedRefusals)].sort(),
    );
    expect(Object.keys(NEWS).sort()).toEqual(names('news'));
    expect(Object.keys(HITS).sort()).toEqual(names('hits'));
    expect(Object.keys(MINE).sort()).toEqual(names('mine'));
  });

  test('to functions/areas.ts', async () => {
    const listed: readonly unknown[] = await everyArea();
    const offered = Object.values(functionAreas).flatMap((module) => Object.values(module));
    expect(offered.filter((area) => typeof area === 'object' && !listed.includes(area))).toEqual([]);
  });

  test('to the pages’ routes', () => {
    const routes = Object.values(pages).flatMap((module) => module.routes ?? []);
    expect(routes.filter((route) => !(ROUTES as readonly unknown[]).includes(route))).toEqual([]);
    const paths = ROUTES.map(([path]) => path);
    expect(new Set(paths).size).toBe(paths.length);
  });
});

test('every refusal, every kind of news, of hits and of things on Home has its words in the pages, and no other has', () => {
  expect(Object.keys(REFUSAL_TEXTS).sort()).toEqual(Object.keys(REFUSALS).sort());
  expect([...NEWS_LINES.keys()].sort()).toEqual(Object.keys(NEWS).sort());
  expect([...HIT_VIEWS.keys()].sort()).toEqual(Object.keys(HITS).sort());
  expect([...MINE_VIEWS.keys()].sort()).toEqual(Object.keys(MINE).sort());
});

test('search finds every kind of hits, and feeds have every kind of things on Home', () => {
  const offered = Object.values(functionAreas)
    .flatMap((module) => Object.values(module))
    .filter((area) => typeof area === 'object');
  const kinds = (part: 'search' | 'feed') =>
    offered.flatMap((area) => (area[part] ?? []).map(({ kind }) => kind));
  const found = offered.flatMap(({ search = [] }) => search.filter(({ hit }) => hit));
  expect(found.map(({ kind }) => kind).sort()).toEqual(Object.keys(HITS).sort());
  expect(kinds('feed')).toEqual(expect.arrayContaining(Object.keys(MINE)));
});

test('two areas cannot use the same name', () => {
  const one = { routes: { open: 1, close: 2 } };
  expect(gathered('routes', [one, { routes: { move: 3 } }])).toEqual({ open: 1, close: 2, move: 3 });
  expect(() => gathered('routes', [one, { routes: { close: 3 } }])).toThrow(
    'Two areas have routes called close',
  );
});
