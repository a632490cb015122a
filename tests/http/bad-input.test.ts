import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fieldsOf } from './gathered.ts';
import { messages } from './guild.ts';
import { type Attempt, type Hostile, hostileWorld, saidTo } from './hostile.ts';
import { NASTY_ETAGS, NASTY_SEGMENTS } from './nasties.ts';
import { addressOf, ROUTES, send, sendRaw, writes } from './raw.ts';

let hostile: Hostile;
let refused = 0;

beforeAll(async () => {
  hostile = await hostileWorld();
});
afterAll(() => hostile.world.stop());

describe.each(ROUTES)('%s', (name, route) => {
  test('refuses ids that are none, and questions nobody asked for', async () => {
    const { world, sampleOf, token, untouched } = hostile;
    const sample = await sampleOf(name);
    const fields = fieldsOf(name);
    const attempts: Attempt[] = [];
    const headers = { 'x-operation-id': crypto.randomUUID() };
    const segments = Object.keys(sample.params ?? {}).flatMap((param) =>
      NASTY_SEGMENTS
        // A number where a number stands.
        .filter((value) => !(fields.mayBeZero?.includes(param) && value === '0'))
        .map((value) => ({ param, value, params: { ...sample.params, [param]: value } })),
    );
    refused += segments.length;
    for (const { param, value, params } of saidTo(name, route.params, segments, (one) => one.params))
      attempts.push([`${param} = ${value}`, () => send(world, route, { ...sample, params }, token, headers)]);
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
      if (!fields.mayBeMissing?.includes(key)) attempts.push([`${key} missing`, () => query('', key)]);
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
    const { world, sampleOf, token, untouched } = hostile;
    const sample = await sampleOf(name);
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
  const { world, sampleOf, token, untouched } = hostile;
  const sample = await sampleOf('startCommunity');
  await untouched(
    ['x', ' ', '1 or 1', '4E19A701-5D3E-4C1F-8B7A-F88A25512980', 'a'.repeat(500), "'"].map(
      (operation): Attempt => [
        operation,
        () => send(world, route, sample, token, { 'x-operation-id': operation }),
      ],
    ),
  );
});

test('thousands of wrong things were refused, and thousands of them over HTTP', () => {
  expect(refused).toBeGreaterThan(8_000);
  expect(hostile.asked()).toBeGreaterThan(2_500);
  // What the samples asked for still waits: work that anything wrong had asked for would have been seen.
  expect(messages(hostile.world)).toBeGreaterThan(100);
});
