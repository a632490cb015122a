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

  test('an app that throws while loading starts with no functions, and only its stderr says why', async () => {
    for (const before of ['', 'require("@azure/functions").app.http("one", { handler: () => ({}) });']) {
      const said: typeof lines = [];
      const broken = await bundleFixture(`${before}
        console.error('{"level":"error","message":"ENTRA_CLIENT_ID is missing"}');
        console.warn('and by the way');
        throw new TypeError("as I was saying");`);
      const started = await broken.start({ log: (line) => said.push(line) });
      expect(started.functions).toEqual([]);
      expect((await fetch(`${started.url}/one`)).status).toBe(404);
      expect(said).toContainEqual({
        level: 'error',
        message: '{"level":"error","message":"ENTRA_CLIENT_ID is missing"}',
      });
      expect(said).toContainEqual({ level: 'error', message: 'TypeError: as I was saying' });
      // The host goes by words, and there is none in this one.
      expect(said).toContainEqual({ level: 'information', message: 'and by the way' });
      await started.stop();
      await broken.remove();
    }
  });

  test('a binding that the local host does not run stops the start', async () => {
    const blob = await bundleFixture(
      'require("@azure/functions").app.storageBlob("b", { path: "x", connection: "", handler: () => {} })',
    );
    await expect(blob.start()).rejects.toThrow('blobTrigger');
    await blob.remove();
  });
});

describe('routes', () => {
  test.each([
    ['/items/7', 'item', { id: '7' }],
    ['/ITEMS/Seven', 'item', { id: 'Seven' }],
    ['/items/7/', 'item', { id: '7' }],
    ['/items/7/parts', 'part', { item: '7' }],
    ['/items/7/parts/2', 'part', { item: '7', part: '2' }],
    ['/items/7/else', 'zRest', { path: 'items/7/else' }],
    ['/', 'zRest', {}],
    ['/assets/a/b.js', 'zRest', { path: 'assets/a/b.js' }],
    ['/items//7', 'zRest', { path: 'items//7' }],
    ['/items/a%20b%C3%BC%3F', 'item', { id: 'a bü?' }],
    ['/items/a%2Fb', 'item', { id: 'a%2Fb' }],
    ['/items/%zz', 'item', { id: '%zz' }],
    ['/items/%E9', 'item', { id: '%E9' }],
    ['/admin/other', 'zRest', { path: 'admin/other' }],
  ])('GET %s reaches %s', async (path, fn, params) => {
    expect((await get(path)).json).toMatchObject({ fn, params });
    expect((await get(path)).json.params).toEqual(params);
  });

  test('the function whose name comes first takes what several would, but only with its own methods', async () => {
    expect((await get('/items/special')).json.fn).toBe('exact');
    expect((await get('/items/special', { method: 'PUT' })).json.fn).toBe('item');
  });

  test.each([
    ['DELETE', '/items/7'],
    ['GET', '//'],
    ['GET', '//items/7'],
    ['POST', '/items//7'],
  ])('%s %s is no address, and the host says so without a word', async (method, path) => {
    const answer = await raw(
      host.url,
      `${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 404 .*\r\n\r\n$/s);
  });

  test.each(['/items/a%00b', '/items/é', 'http://localhost/items/7'])(
    'the host refuses a target it cannot read: %s',
    async (target) => {
      const answer = await raw(host.url, `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    },
  );

  test('dot segments do not climb', async () => {
    const answer = await raw(
      host.url,
      'GET /assets/%2e%2e/../../etc HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    );
    expect(answer).toContain('"params":{"path":"etc"}');
  });

  test('an app with a function that no request would reach is refused with both names', async () => {
    const shadowed = await bundleFixture(
      `const { app } = require('@azure/functions');
       app.http('all', { route: '{*path}', methods: ['GET'], handler: () => ({}) });
       app.http('me', { route: 'api/me', methods: ['GET'], handler: () => ({}) });`,
    );
    await expect(shadowed.start()).rejects.toThrow('GET api/me never reaches "me": "all"');
    await shadowed.remove();
  });

  test('a mounted prefix is not the app’s, a longer word with the same beginning is', async () => {
    expect(await (await fetch(`${host.url}/workbench/api?x=1`)).text()).toBe('workbench /workbench/api?x=1');
    expect(await (await fetch(`${host.url}/workbench`)).text()).toBe('workbench /workbench');
    expect((await get('/workbenches')).json.fn).toBe('zRest');
    expect((await fetch(`${host.url}/broken/x`)).status).toBe(500);
    expect(lines.some((line) => line.message.includes('the mount broke'))).toBe(true);
  });
});

describe('requests and answers', () => {
  test('query, headers, body and the trace arrive', async () => {
    const { json } = await get('/items/7?a=1&b=x%20y&A=2&c=%E9%zz&d=é+%2B#e', {
      method: 'PUT',
      headers: { 'x-mine': 'yes', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
      body: 'grüß',
    });
    expect(json).toMatchObject({
      method: 'PUT',
      url: `${host.url}/items/7?a=1&b=x%20y&A=2&c=%E9%zz&d=%C3%A9+%2B`,
      query: { a: '1,2', b: 'x y', c: '%E9%zz', d: 'é +' },
      headers: { 'x-mine': 'yes' },
      traceParent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      body: 'grüß',
    });
    expect((await get('/items/7')).json.traceParent).toMatch(/^00-[\da-f]{32}-[\da-f]{16}-00$/);
  });

  test.each([
    ['/items/a%20b%2Fc', '/items/a%20b%2Fc'],
    ['/items/%61"[b]', '/items/a%22%5Bb%5D'],
    ['/items/%zz', '/items/%25zz'],
    ['/items/%E9', '/items/%E9'],
    ['/items/a%252Fb', '/items/a%2Fb'],
    ['/items/a/../b', '/items/b'],
  ])('the address %s arrives as the host writes it anew', async (sent, arrived) => {
    const answer = await raw(host.url, `GET ${sent} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(answer).toContain(`"url":"http://x${arrived}"`);
  });

  const withHeaders = (...lines: string[]) =>
    raw(host.url, `GET /items/7 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${lines.join('\r\n')}\r\n\r\n`);
  const bytes = (text: string) => Buffer.from(text).toString('latin1');

  test('lines of one header are joined by commas', async () => {
    const answer = await withHeaders(
      'X-A: 1',
      'x-a: 2',
      'Authorization: Bearer a',
      'Authorization: Bearer b',
    );
    expect(answer).toContain('"x-a":"1,2"');
    expect(answer).toContain('"authorization":"Bearer a,Bearer b"');
  });

  test('a header is read as UTF-8: what is none is refused, and what is beyond Latin-1 fails before the handler', async () => {
    expect(await withHeaders(`X-A: ${bytes('é')}`)).toContain(`"x-a":"${bytes('é')}"`);
    expect(await withHeaders('X-A: \xe9')).toMatch(/^HTTP\/1\.1 400 .*\r\n\r\n$/s);
    const before = lines.length;
    expect(await withHeaders(`X-A: ${bytes('漢')}`)).toMatch(/^HTTP\/1\.1 500 .*\r\n\r\n$/s);
    expect(lines.slice(before)).toMatchObject([{ level: 'error', functionName: 'item' }]);
  });

  test('a body that does not say its length never arrives, and the connection goes on', async () => {
    const put = 'PUT /items/7 HTTP/1.1\r\nHost: x\r\n';
    const answer = await raw(
      host.url,
      `${put}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n${put}Content-Length: 2\r\nConnection: close\r\n\r\nhi`,
    );
    expect(answer.match(/"body":"\w*"/g)).toEqual(['"body":""', '"body":"hi"']);
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

  const headOf = async (method: string, path: string, version = '1.1') => {
    const answer = await raw(
      host.url,
      `${method} ${path} HTTP/${version}\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );
    const [head = '', ...body] = answer.split('\r\n\r\n');
    const framing = head.split('\r\n').filter((line) => /^(content-length|transfer-encoding):/i.test(line));
    return {
      status: head.slice(9, 12),
      framing: framing.map((line) => line.toLowerCase()),
      body: body.join(''),
    };
  };

  test('an answer goes in chunks unless the function says its length', async () => {
    const item = await headOf('GET', '/items/7');
    expect(item.framing).toEqual(['transfer-encoding: chunked']);
    expect(await headOf('GET', '/measured')).toEqual({
      ...{ status: '200', framing: ['content-length: 2'], body: 'hi' },
    });
    expect((await headOf('GET', '/items/7', '1.0')).framing).toEqual([]);
    expect((await headOf('GET', '/blank')).framing).toEqual(['transfer-encoding: chunked']);
    expect((await headOf('GET', '/empty')).framing).toEqual([]);
  });

  test('HEAD has neither a body nor its length', async () => {
    expect(await headOf('HEAD', '/items/7')).toEqual({ status: '200', framing: [], body: '' });
  });

  test('an answer with a header that is not ASCII is 500', async () => {
    expect((await headOf('GET', '/accented')).status).toBe('500');
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
    expect((await get('/items/special')).json).toEqual({ fn: 'exact', hooked: 'seen before' });
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
    const heard: string[] = [];
    const log = ({ message }: { message: string }) => heard.push(message);
    const stopping = await fixture.start({ storage: azurite.connectionString, log });
    const slow = fetch(`${stopping.url}/slow?ms=300`);
    await expect.poll(() => heard, { interval: 5 }).toContain('slow begins');
    const began = Date.now();
    await stopping.stop();
    expect(await (await slow).text()).toBe('done');
    expect(Date.now() - began).toBeLessThan(600);
    await expect(fetch(`${stopping.url}/nothing`)).rejects.toThrow();
  });

  test('stopping does not wait for what a function has begun beside its answer, and hears nothing of it', async () => {
    const heard: string[] = [];
    const stopping = await fixture.start({
      storage: azurite.connectionString,
      log: ({ message }) => heard.push(message),
    });
    await fetch(`${stopping.url}/beside?ms=0`);
    await expect.poll(() => heard).toContain('done beside the answer');
    heard.length = 0;
    await fetch(`${stopping.url}/beside?ms=700`);
    const began = Date.now();
    await stopping.stop();
    expect(Date.now() - began).toBeLessThan(600);
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(heard).toEqual([]);
  });

  test('a function that exceeds its timeout takes the whole worker with it, and whatever else ran there is lost', async () => {
    const heard: typeof lines = [];
    const timing = await fixture.start({
      storage: azurite.connectionString,
      functionTimeout: '00:00:01',
      log: (line) => heard.push(line),
    });
    const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    const status = async (path: string) => (await fetch(timing.url + path)).status;
    try {
      // One that ends within the grace of two seconds has failed, and that is all.
      expect(await status('/slow?ms=1500')).toBe(500);
      await timing.invokeTimer('tick');
      expect((await (await fetch(`${timing.url}/state`)).json()) as object).toMatchObject({
        seen: [{ hook: 'appStart' }, { timer: 'tick' }],
      });
      expect(heard.filter(({ message }) => message.includes('Restarting worker'))).toEqual([]);

      const hanging = status('/slow?ms=60000');
      await wait(2_500);
      let lost: number | undefined;
      // It would end by itself within its time, but not before the worker does.
      const inFlight = status('/slow?ms=900').then((answered) => {
        lost = answered;
      });
      expect(await hanging).toBe(500);
      expect(heard.filter(({ message }) => message.includes('Restarting worker'))).toHaveLength(1);
      // A new worker remembers nothing of the one before.
      const { seen } = (await (await fetch(`${timing.url}/state`)).json()) as { seen: object[] };
      expect(seen).toMatchObject([{ hook: 'appStart' }]);
      await wait(600);
      expect(lost).toBeUndefined();
      await inFlight;
      expect(lost).toBe(500);
      expect(heard).toContainEqual(
        expect.objectContaining({
          level: 'error',
          functionName: 'slow',
          message: expect.stringMatching(
            /^Timeout value of 00:00:01 exceeded by function 'Functions\.slow' \(Id: '[\da-f-]{36}'\)/,
          ),
        }),
      );
    } finally {
      await timing.stop();
    }
  }, 20_000);

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
