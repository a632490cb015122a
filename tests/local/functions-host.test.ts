import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startAzurite } from '../../local/azurite.ts';
import type { FunctionsHost } from '../../local/functions-host/host.ts';
import { type Bundled, bundleFixture, raw } from './functions-host-harness.ts';

let azurite: Awaited<ReturnType<typeof startAzurite>>;
let fixture: Bundled;
let host: FunctionsHost;
const lines: { level: string; message: string; functionName?: string; invocationId?: string }[] = [];

const get = async (path: string, init?: RequestInit) => {
  const response = await fetch(host.url + path, init);
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
};

beforeAll(async () => {
  [azurite, fixture] = await Promise.all([startAzurite({ folder: 'memory' }), bundleFixture()]);
  host = await fixture.start({
    storage: azurite.connectionString,
    settings: { FIXTURE_SETTING: 'first' },
    log: (line) => lines.push(line),
    mount: [
      { prefix: '/workbench', handle: (request, response) => response.end(`workbench ${request.url}`) },
      {
        prefix: '/broken',
        handle: () => {
          throw new Error('the mount broke');
        },
      },
    ],
  });
});

afterAll(async () => {
  await host?.stop();
  await azurite?.stop();
  await fixture?.remove();
});

describe('what the app registered', () => {
  test('every function is listed with its route, methods, queue or schedule', () => {
    const named = (name: string) => host.functions.find((fn) => fn.name === name);
    expect(named('item')).toEqual({
      name: 'item',
      type: 'httpTrigger',
      route: 'items/{id}',
      methods: ['GET', 'HEAD', 'PUT', 'POST'],
      authLevel: 'anonymous',
    });
    expect(named('unnamed')).toMatchObject({ route: 'unnamed', authLevel: 'function' });
    expect(named('work')).toEqual({ name: 'work', type: 'queueTrigger', queue: 'work' });
    expect(named('tick')).toEqual({ name: 'tick', type: 'timerTrigger', schedule: '0 */5 * * * *' });
  });

  test('a route prefix stands before every route', async () => {
    const prefixed = await fixture.start({ storage: azurite.connectionString, routePrefix: 'api' });
    try {
      expect(prefixed.functions.find((fn) => fn.name === 'item')?.route).toBe('api/items/{id}');
      expect((await fetch(`${prefixed.url}/api/items/1`)).status).toBe(200);
      expect((await fetch(`${prefixed.url}/items/1`)).status).toBe(404);
    } finally {
      await prefixed.stop();
    }
  });

  test('an app that throws while loading is refused with its own words', async () => {
    const broken = await bundleFixture('throw new Error("ENTRA_CLIENT_ID is missing")');
    await expect(broken.start()).rejects.toThrow('ENTRA_CLIENT_ID is missing');
    const empty = await bundleFixture('export {}');
    await expect(empty.start()).rejects.toThrow('No functions found');
    const blob = await bundleFixture(
      'require("@azure/functions").app.storageBlob("b", { path: "x", connection: "", handler: () => {} })',
    );
    await expect(blob.start()).rejects.toThrow('blobTrigger');
    await Promise.all([broken.remove(), empty.remove(), blob.remove()]);
  });
});

describe('routes', () => {
  test.each([
    ['/items/7', 'item', { id: '7' }],
    ['/ITEMS/Seven', 'item', { id: 'Seven' }],
    ['/items/7/', 'item', { id: '7' }],
    ['/items/7/parts', 'part', { item: '7' }],
    ['/items/7/parts/2', 'part', { item: '7', part: '2' }],
    ['/items/7/else', 'rest', { path: 'items/7/else' }],
    ['/', 'rest', {}],
    ['/assets/a/b.js', 'rest', { path: 'assets/a/b.js' }],
    ['/items/a%20b%C3%BC%3F', 'item', { id: 'a bü?' }],
    ['/items/a%2Fb', 'item', { id: 'a%2Fb' }],
  ])('GET %s reaches %s', async (path, fn, params) => {
    expect((await get(path)).json).toMatchObject({ fn, params });
    expect((await get(path)).json.params).toEqual(params);
  });

  test('a literal route wins over a parameter, but only for its own methods', async () => {
    expect((await get('/items/special')).json.fn).toBe('special');
    expect((await get('/items/special', { method: 'PUT' })).json.fn).toBe('item');
  });

  test('a method no route has is not found', async () => {
    expect((await fetch(`${host.url}/items/7`, { method: 'DELETE' })).status).toBe(404);
  });

  test.each(['/items/%zz', '/items/%ff', '/items/a%00b'])(
    'a malformed escape is refused: %s',
    async (path) => {
      expect((await fetch(host.url + path)).status).toBe(400);
    },
  );

  test('dot segments do not climb', async () => {
    const answer = await raw(
      host.url,
      'GET /assets/%2e%2e/../../etc HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    );
    expect(answer).toContain('"params":{"path":"etc"}');
  });

  test('a mounted prefix is not the app’s, a longer word with the same beginning is', async () => {
    expect(await (await fetch(`${host.url}/workbench/api?x=1`)).text()).toBe('workbench /workbench/api?x=1');
    expect(await (await fetch(`${host.url}/workbench`)).text()).toBe('workbench /workbench');
    expect((await get('/workbenches')).json.fn).toBe('rest');
    expect((await fetch(`${host.url}/broken/x`)).status).toBe(500);
    expect(lines.some((line) => line.message.includes('the mount broke'))).toBe(true);
  });
});

describe('requests and answers', () => {
  test('query, headers, body and the trace arrive', async () => {
    const { json } = await get('/items/7?a=1&b=x%20y&a=2', {
      method: 'PUT',
      headers: { 'x-mine': 'yes', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
      body: 'grüß',
    });
    expect(json).toMatchObject({
      method: 'PUT',
      url: `${host.url}/items/7?a=1&b=x%20y&a=2`,
      query: { a: '1,2', b: 'x y' },
      headers: { 'x-mine': 'yes' },
      traceParent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      body: 'grüß',
    });
    expect((await get('/items/7')).json.traceParent).toMatch(/^00-[\da-f]{32}-[\da-f]{16}-00$/);
  });

  test('bytes, status, headers and several cookies go back as they were given', async () => {
    const bytes = new Uint8Array([0, 255, 128, 13, 10]);
    const response = await fetch(`${host.url}/echo`, { method: 'POST', body: bytes });
    expect(response.status).toBe(201);
    expect(response.headers.get('x-one')).toBe('1');
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.getSetCookie()).toEqual([
      'a=1; path=/; secure; samesite=none; httponly',
      'b=two%20words; max-age=60; path=/b',
    ]);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  });

  test('HEAD has the headers of the answer and no body', async () => {
    const response = await fetch(`${host.url}/items/7`, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(50);
    expect(await response.text()).toBe('');
  });

  test('an error is 500 without a word to the caller, and is logged', async () => {
    const response = await fetch(`${host.url}/fail`);
    expect([response.status, await response.text()]).toEqual([500, '']);
    const line = lines.find((one) => one.functionName === 'fail');
    expect(line?.level).toBe('error');
    expect(line?.message).toContain('a secret reason');
    expect((await fetch(`${host.url}/impossible`)).status).toBe(500);
  });

  test('no answer is 204, and 204 has no body', async () => {
    expect((await fetch(`${host.url}/nothing`)).status).toBe(204);
    const response = await fetch(`${host.url}/empty`);
    expect([response.status, await response.text()]).toEqual([204, '']);
  });

  test('what the app logs comes out with its function and invocation', async () => {
    await fetch(`${host.url}/log`);
    const logged = lines.filter((line) => line.functionName === 'log');
    expect(logged.map(({ level, message }) => [level, message])).toEqual([
      ['information', 'hello host'],
      ['error', 'oh no'],
    ]);
    expect(logged[0]?.invocationId).toMatch(/^[\da-f-]{36}$/);
  });

  test('a body over 100 MB is refused before it is read', async () => {
    const answer = await raw(
      host.url,
      'POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 104857601\r\n\r\nonly the beginning',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  test.each(['Host: a b', 'Host: 1.2.3.4.5', 'Host: x/../y'])(
    'a nonsense "%s" is refused',
    async (header) => {
      const answer = await raw(host.url, `GET /items/7 HTTP/1.1\r\n${header}\r\nConnection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    },
  );

  test('two requests share one connection', async () => {
    const one = 'GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const answer = await raw(host.url, one + one.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
    expect(answer.match(/HTTP\/1\.1 204/g)).toHaveLength(2);
  });
});

describe('starting and stopping', () => {
  test('hooks run around an invocation and share their data', async () => {
    expect((await get('/items/special')).json).toEqual({ fn: 'special', hooked: 'seen before' });
    expect((await get('/state')).json.seen).toContainEqual({ hook: 'appStart', keys: [] });
  });

  test('each start loads the app afresh, with its own settings, and leaves the environment as it was', async () => {
    process.env.FIXTURE_SETTING = 'before';
    const second = await fixture.start({
      storage: azurite.connectionString,
      settings: { FIXTURE_SETTING: 'second' },
    });
    try {
      const state = (await (await fetch(`${second.url}/state`)).json()) as { setting: string };
      expect(state.setting).toBe('second');
      expect((await get('/state')).json.setting).toBe('first');
    } finally {
      await second.stop();
    }
    expect(process.env.FIXTURE_SETTING).toBe('before');
    expect(process.env.FIXTURE_TERMINATED).toBe('yes');
  });

  test('stopping lets a running request finish and then takes no more', async () => {
    const stopping = await fixture.start({ storage: azurite.connectionString });
    const slow = fetch(`${stopping.url}/slow?ms=300`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const began = Date.now();
    await stopping.stop();
    expect(await (await slow).text()).toBe('done');
    expect(Date.now() - began).toBeLessThan(600);
    await expect(fetch(`${stopping.url}/nothing`)).rejects.toThrow();
  });

  test('a port that is taken is named', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    try {
      await expect(fixture.start({ storage: azurite.connectionString, port })).rejects.toMatchObject({
        code: 'EADDRINUSE',
        port,
      });
    } finally {
      other.close();
    }
  });
});
