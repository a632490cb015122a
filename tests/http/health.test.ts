import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { TableClient } from '@azure/data-tables';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type FunctionsHost, startFunctionsHost } from '../../local/functions-host/host.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

const built = (file: string) => fileURLToPath(new URL(`../../dist/functions/${file}`, import.meta.url));

let world: TestWorld;
let host: FunctionsHost | undefined;
beforeAll(async () => {
  world = await testWorld();
});
afterEach(async () => {
  await host?.stop();
  host = undefined;
});
afterAll(() => world.stop());

/** What the function app says of its health over a table service of our choice. */
async function healthOver(tableEndpoint: string) {
  const storage = world.storage.replace(/TableEndpoint=[^;]+/, `TableEndpoint=${tableEndpoint}`);
  host = await startFunctionsHost({
    ...{ bundle: built('main.cjs'), hostJson: built('host.json'), storage: world.storage },
    ...{ settings: { ...world.settingsFor(world.url), AzureWebJobsStorage: storage }, port: 0 },
    timers: 'manual',
  });
  const answer = await fetch(`${host.url}/api/health`);
  return [answer.status, await answer.json()];
}

const tableEndpoint = () => /TableEndpoint=([^;]+)/.exec(world.storage)?.[1] ?? '';
const HEALTHY = [200, { status: 'ok', storage: 'ok' }];
const DEGRADED = [503, { status: 'degraded', storage: 'unavailable' }];

test('health says that the table was read, to anybody, and nothing else', async () => {
  expect(await healthOver(tableEndpoint())).toEqual(HEALTHY);
});

test('health is degraded once the table is gone', async () => {
  await healthOver(tableEndpoint());
  const client = TableClient.fromConnectionString(world.storage, 'guildhall', {
    allowInsecureConnection: true,
  });
  await client.deleteTable();
  const answer = await fetch(`${host?.url}/api/health`);
  expect([answer.status, await answer.json()]).toEqual(DEGRADED);
  await client.createTable();
});

const error = (code: string) => JSON.stringify({ 'odata.error': { code, message: { value: 'No.' } } });

test.each([
  ['404 to everything', 404, '', false],
  ['404 to everything, as a table that lacks a row', 404, error('ResourceNotFound'), false],
  ['404 to reading', 404, 'Not found', true],
  ['404 to reading, as a table that lacks a row', 404, error('ResourceNotFound'), true],
  ['200 with something else', 200, '{}', true],
  ['200 with a list of no table', 200, '{"value":[]}', true],
  ['200 with a page', 200, '<!doctype html>', true],
  ['403', 403, error('AuthorizationFailure'), true],
])('health is degraded where the storage answers %s', async (_, status, body, hasTable) => {
  const fake = createServer((request, response) => {
    const made = hasTable && request.method === 'POST';
    const type = { 'content-type': 'application/json' };
    response.writeHead(made ? 409 : status, type).end(made ? error('TableAlreadyExists') : body);
  });
  await new Promise<void>((listening) => fake.listen(0, '127.0.0.1', listening));
  try {
    const { port } = fake.address() as AddressInfo;
    expect(await healthOver(`http://127.0.0.1:${port}/devstoreaccount1`)).toEqual(DEGRADED);
  } finally {
    fake.closeAllConnections();
    fake.close();
  }
});
