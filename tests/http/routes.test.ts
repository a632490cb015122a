import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Route, RouteError, RouteTable } from '../../local/functions-host/routes.ts';
import { type TestWorld, testWorld } from '../support/world.ts';
import { SAMPLES } from './gathered.ts';
import { changed, dump, id, messages, quiet } from './guild.ts';
import { addressOf, ROUTES, sendRaw, writes } from './raw.ts';
import { type Scene, setScene } from './scene.ts';

let world: TestWorld;
let scene: Scene;
let headers: Record<string, string>;
let asItBegan: () => void;
beforeAll(async () => {
  // Work that a wrong thing asked for is not done, but seen.
  world = await testWorld({ listensFor: () => false });
  scene = await setScene(world);
  const token = await world.microsoft365.userToken(scene.organiser.id);
  await quiet(world);
  asItBegan = world.keepRows('guildhall');
  headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
});
afterAll(() => world.stop());

/** What the built app has registered, as the Functions host sees it. */
const registered = (): Route<string>[] =>
  world.host.functions.flatMap(({ name, route: template, methods }) =>
    template !== undefined && methods ? [{ name, template, methods, target: name }] : [],
  );

describe('the Functions host, which tries routes in the order of the functions’ names,', () => {
  test('reaches every function by its address with each of its methods', () => {
    const all = registered();
    const table = new RouteTable(all);
    expect(all.length).toBeGreaterThan(ROUTES.length);
    for (const { name, template, methods } of all) {
      const paths = [id(), 'special', '7', 'a b'].map(
        (value) => `/${template.replace(/\{\w+\}/g, value).replace('{*path}', `${value}/${value}`)}`,
      );
      for (const method of methods) {
        const reached = new Set(paths.map((path) => table.match(method, path)?.target));
        expect([name, method, ...reached]).toEqual([name, method, name]);
      }
    }
  });

  test('tries last of all the one function that takes what is left', () => {
    const takesRest = registered().filter(({ template }) => template.includes('*'));
    expect(takesRest.map(({ name, template }) => [name, template])).toEqual([['zFallback', '{*path}']]);
    const last = registered().map(({ name }) => name.toUpperCase());
    expect(last.sort().at(-1)).toBe('ZFALLBACK');
  });

  test('would not have the app start with one that no request reaches', () => {
    const more = (name: string, template: string): Route<string> => ({
      ...{ name, template, methods: ['GET'], target: name },
    });
    for (const shadowed of [
      more('zoom', 'api/zoom'),
      more('zz', '{*path}'),
      more('warm', 'api/me/'),
      more('reviewSession', 'api/communities/{communityId}/sessions/next'),
    ]) {
      expect(() => new RouteTable([...registered(), shadowed])).toThrow(RouteError);
    }
    expect(() => new RouteTable([...registered(), more('assets', '{*path}')])).toThrow(RouteError);
    expect(() => new RouteTable([...registered(), more('yes', 'api/yes')])).not.toThrow();
  });
});

describe.each(ROUTES)('%s', (name, route) => {
  test('refuses escapes that are malformed, and bodies that do not say their length, and does nothing', async () => {
    asItBegan();
    const sample = await SAMPLES[name](scene);
    await world.settled();
    const before = await dump(world);
    const work = messages(world);
    const said = writes(route) ? JSON.stringify(sample.body ?? {}) : undefined;
    for (const param of Object.keys(sample.params ?? {})) {
      // The Functions host hands them on as they are.
      for (const odd of ['%zz', '%E9', '%', '%C3%28', '%ED%A0%80', '%252e%252e']) {
        const address = addressOf(route, { ...sample, params: { ...sample.params, [param]: 'ODD' } });
        const answer = await sendRaw(world, route.method, address.replace('ODD', odd), headers, said);
        expect([odd, answer.status, answer.code]).toEqual([odd, 400, 'invalid-input']);
      }
    }
    for (const body of said === undefined ? [] : [said, '{}']) {
      const answer = await fetch(`${world.url}${addressOf(route, sample)}`, {
        ...{ method: route.method, headers: { ...headers, ...(sample.etag && { 'if-match': sample.etag }) } },
        ...{ body: new Blob([body]).stream(), duplex: 'half' },
      });
      expect([answer.status, await answer.json()]).toMatchObject([411, { code: 'length-required' }]);
    }
    await world.settled();
    expect(changed(before, await dump(world))).toEqual([]);
    expect(messages(world)).toBe(work);
  });
});
