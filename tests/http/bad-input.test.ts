import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REFUSALS } from '../../domain/api.ts';
import { none, type Route } from '../../domain/shared/route.ts';
import { type TestWorld, testWorld } from '../support/world.ts';
import { fieldsOf, SAMPLES } from './gathered.ts';
import { changed, dump, quiet, startCommunity, table } from './guild.ts';
import { BROKEN_BODIES, NASTY_ETAGS, NASTY_SEGMENTS, nastyBodies, WRONG_TYPES } from './nasties.ts';
import { addressOf, type RawAnswer, ROUTES, send, sendRaw, writes } from './raw.ts';
import { type Sample, type Scene, setScene } from './scene.ts';

/** Stands in another tenant's rows and in another community's; no answer may ever hold it. */
const FOREIGN = 'FOREIGN-BYTES';

let world: TestWorld;
let scene: Scene;
let token: string;
let asked = 0;

beforeAll(async () => {
  world = await testWorld();
  scene = await setScene(world);
  await startCommunity(world, scene.author, [], { name: FOREIGN, purpose: FOREIGN });
  token = await world.microsoft365.userToken(scene.organiser.id);
  // As if another tenant used the same table, with the very same ids.
  const rows = table(world);
  const ours: Record<string, unknown>[] = [];
  for await (const row of rows.listEntities()) ours.push(row);
  for (const { partitionKey, rowKey, etag, timestamp, ...columns } of ours) {
    await rows.createEntity({
      ...Object.fromEntries(
        Object.entries(columns).map(([name, value]) => [name, typeof value === 'string' ? FOREIGN : value]),
      ),
      partitionKey: String(partitionKey).replaceAll(
        world.microsoft365.tenantId,
        world.microsoft365.otherTenantId,
      ),
      rowKey: `${String(rowKey)}${String(partitionKey).includes('|') ? '' : '-foreign'}`,
    });
  }
});
afterAll(() => world.stop());

type Attempt = readonly [what: string, ask: () => Promise<RawAnswer>];

/** Makes all attempts, some at a time; gives what was accepted, broke, or told too much. */
async function refusals(attempts: readonly Attempt[], alsoFine: readonly number[] = []): Promise<string[]> {
  const wrong: string[] = [];
  const waiting = [...attempts];
  asked += attempts.length;
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [what, ask] = next;
      const answer = await ask();
      const told = `${what}: ${answer.status} ${answer.text.slice(0, 200)}`;
      if (alsoFine.includes(answer.status)) continue;
      if (answer.status < 400 || answer.status >= 500 || !(answer.code in REFUSALS)) wrong.push(told);
      else if (
        answer.text.includes(FOREIGN) ||
        /\bat [^"]{0,80}[/(][^"]*:\d+:\d+|node_modules/.test(answer.text)
      )
        wrong.push(told);
      else if (answer.text.length > 8_000)
        wrong.push(`${what}: an answer of ${answer.text.length} characters`);
      else if (
        answer.code === 'invalid-input' &&
        !/"errors":\[\{"field":".+?","expected":".+?"/.test(answer.text)
      )
        wrong.push(`${what}: does not say what was expected`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return wrong;
}

async function untouched(attempts: readonly Attempt[], alsoFine: readonly number[] = []): Promise<void> {
  await quiet(world);
  const before = await dump(world);
  expect(await refusals(attempts, alsoFine)).toEqual([]);
  await world.settled();
  expect(changed(before, await dump(world))).toEqual([]);
}

const withBody = (route: Route, sample: Sample, body: string | Uint8Array, type = 'application/json') =>
  sendRaw(
    world,
    route.method,
    addressOf(route, sample),
    {
      authorization: `Bearer ${token}`,
      'content-type': type,
      ...(sample.etag !== undefined && { 'if-match': sample.etag }),
    },
    body,
  );

const WRITING = ROUTES.filter(([, route]) => writes(route));

describe.each(WRITING)('%s', (name, route) => {
  test('refuses every body that is wrong in one place, and writes nothing', async () => {
    const sample = await SAMPLES[name](scene);
    const attempts = nastyBodies(sample.body ?? {}, fieldsOf(name)).map(
      ({ what, body }): Attempt => [what, () => withBody(route, sample, body)],
    );
    await untouched(attempts);
  });

  test('refuses what is not JSON, not text, far too deep, or called something else', async () => {
    const sample = await SAMPLES[name](scene);
    const right = JSON.stringify(sample.body ?? {});
    await untouched([
      ...BROKEN_BODIES.map(([what, body]): Attempt => [what, () => withBody(route, sample, body)]),
      ...WRONG_TYPES.map((type): Attempt => [type, () => withBody(route, sample, right, type)]),
      ...(route.body === none ? [] : [['nothing', () => withBody(route, sample, '')] as Attempt]),
      ['the right thing twice', () => withBody(route, sample, `${right}${right}`)],
      [
        'too much of it',
        () => withBody(route, sample, `${right.slice(0, -1)}${' '.repeat(route.maxBytes ?? 65_536)}}`),
      ],
    ]);
  });
});

describe.each(ROUTES)('%s', (name, route) => {
  test('refuses ids that are none, and questions nobody asked for', async () => {
    const sample = await SAMPLES[name](scene);
    const fields = fieldsOf(name);
    const attempts: Attempt[] = [];
    const headers = { 'x-operation-id': crypto.randomUUID() };
    for (const param of Object.keys(sample.params ?? {})) {
      for (const value of NASTY_SEGMENTS) {
        // A number where a number stands.
        if (fields.mayBeZero?.includes(param) && value === '0') continue;
        const params = { ...sample.params, [param]: value };
        attempts.push([
          `${param} = ${value}`,
          () => send(world, route, { ...sample, params }, token, headers),
        ]);
      }
    }
    const query = (more: string, without?: string) => {
      const { [without ?? '']: _, ...rest } = sample.query ?? {};
      const address = addressOf(route, { params: sample.params ?? {}, ...(sample.query && { query: rest }) });
      return sendRaw(
        world,
        route.method,
        `${address}${address.includes('?') ? '&' : '?'}${more}`,
        {
          authorization: `Bearer ${token}`,
          ...(writes(route) && { 'content-type': 'application/json' }),
          ...(sample.etag !== undefined && { 'if-match': sample.etag }),
        },
        writes(route) ? JSON.stringify(sample.body ?? {}) : undefined,
      );
    };
    for (const more of ['x=1', 'constructor=x', 'communityId=x', '$filter=true', 'pk[]=a', 'tenantId=x'])
      attempts.push([`?${more}`, () => query(more)]);
    for (const [key, value] of Object.entries(sample.query ?? {})) {
      const said = encodeURIComponent(value);
      attempts.push([`${key} missing`, () => query('', key)]);
      for (const more of [`${key}[]=${said}`, `${key}[$ne]=`, `${key}[toString]=x`, `${key}.x=${said}`])
        attempts.push([more, () => query(more, key)]);
      const values = ['', '%00', '%20', 'a%0Ab', '%E2%80%AEa', 'a'.repeat(3_000), '%C2%85'];
      if (!fields.free?.includes(key))
        values.push(...["' or '1' eq '1", '*', '__proto__', '[object Object]', '{}'].map(encodeURIComponent));
      for (const wrong of values)
        attempts.push([`${key} = ${wrong.slice(0, 40)}`, () => query(`${key}=${wrong}`, key)]);
      if (!fields.free?.includes(key)) attempts.push([`${key} twice`, () => query(`${key}=${said}`)]);
    }
    await untouched(attempts);
  });
});

describe.each(ROUTES.filter(([, route]) => route.versioned))('%s', (name, route) => {
  test('changes nothing without the version it was asked to change', async () => {
    const sample = await SAMPLES[name](scene);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const ask = (more: Record<string, string>) =>
      sendRaw(
        world,
        route.method,
        addressOf(route, sample),
        { ...headers, ...more },
        JSON.stringify(sample.body),
      );
    await untouched([
      ['no If-Match', () => ask({})],
      ['an empty If-Match', () => ask({ 'if-match': '' })],
      ...NASTY_ETAGS.map(
        (etag): Attempt => [`If-Match: ${etag.slice(0, 60)}`, () => ask({ 'if-match': etag })],
      ),
    ]);
    const missing = await ask({});
    expect([missing.status, missing.code]).toEqual([428, 'version-needed']);
    const stale = await ask({ 'if-match': `W/"datetime'2020-01-01T00%3A00%3A00.0000000Z'"` });
    expect([stale.status, stale.code]).toEqual([412, 'changed-meanwhile']);
    expect(JSON.parse(stale.text)).toHaveProperty('current');
  });
});

test('an operation that is named by anything but a UUID is refused', async () => {
  const route = ROUTES.find(([name]) => name === 'startCommunity')?.[1];
  if (!route) throw new Error('no such route');
  const sample = await SAMPLES.startCommunity(scene);
  await untouched(
    ['x', ' ', '1 or 1', '4E19A701-5D3E-4C1F-8B7A-F88A25512980', 'a'.repeat(500), "'"].map(
      (operation): Attempt => [
        operation,
        () => send(world, route, sample, token, { 'x-operation-id': operation }),
      ],
    ),
  );
});

test('thousands of wrong things were said', () => {
  expect(asked).toBeGreaterThan(5_000);
});
