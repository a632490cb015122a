import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import type { Credentials } from '../../functions/entra/credentials.ts';
import { tokenVerifier } from '../../functions/entra/verify-token.ts';
import { type CallGraph, graph } from '../../functions/graph/graph.ts';
import { searchPeople } from '../../functions/graph/people.ts';
import type { Settings } from '../../functions/settings.ts';
import { newTrace } from '../../functions/trace.ts';

/** Stands where Graph and Entra stand, and keeps the addresses it was asked for. */
let server: Server;
let settings: Settings;
const asked: URL[] = [];
const TENANT = '6f2c1a90-4b7d-4e53-9a3e-0d5b8c7e2f14';
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://localhost'));
    response.writeHead(request.url?.includes('/keys') ? 500 : 200, { 'content-type': 'application/json' });
    response.end('{}');
  });
  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  settings = {
    tenantId: TENANT,
    clientId: '0b7c5a51-0a39-4a0c-93cf-0b5e1b0f8a11',
    clientSecret: 'secret',
    managedIdentityClientId: undefined,
    allowedTenants: [TENANT],
    authorityHost: url,
    graphBaseUrl: url,
    publicUrl: 'https://guildhall.example.com',
    hideAttendeesAbove: 25,
    serviceMailbox: undefined,
    storage: { connectionString: '' },
    facilitatorAwayMs: 60_000,
    tabsFolder: undefined,
  };
});
afterAll(() => server.close());

test('addresses with signs that mean something in a URL reach Graph as they were written', async () => {
  const credentials: Credentials = { asApp: async () => 'token', onBehalfOf: async () => 'token' };
  const call = graph(settings, credentials, () => new Date())(newTrace()).asApp(TENANT);
  const $filter =
    "mail in ('a+b@example.com','r&d@example.com','ann_x.com#EXT#@example.com') or JoinWebUrl eq 'https://teams.microsoft.com/l/19%3ameeting?context=%7b%22Tid%22%7d'";
  await call(
    { method: 'GET', path: '/users', query: { $filter, $select: 'id,mail', $top: '5' } },
    z.unknown(),
  );
  const { searchParams } = asked.at(-1) ?? new URL('http://nothing');
  expect(Object.fromEntries(searchParams)).toEqual({ $filter, $select: 'id,mail', $top: '5' });
});

test('a token is not called forged because Entra does not hand out its keys', async () => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(Date.now() / 1_000) + 600;
  const { clientId } = settings;
  const who = {
    tid: TENANT,
    oid: TENANT,
    ver: '2.0',
    scp: 'access_as_user',
    aud: clientId,
    azp: clientId,
    exp,
  };
  const token = `${part({ alg: 'RS256', kid: 'one' })}.${part(who)}.c2lnbmF0dXJl`;
  await expect(tokenVerifier(settings, () => new Date())(`Bearer ${token}`)).rejects.toMatchObject({
    code: 'busy',
  });
});

test('names of the directory are cleaned as those of tokens are', async () => {
  const user = (displayName: string | null) => ({
    id: TENANT,
    displayName,
    mail: null,
    userPrincipalName: 'ana@example.com',
  });
  const names = ['Ana\u202e\u0000 Figueira\n', ' \u2066 ', `${'a'.repeat(199)}🙂`, null];
  const call = (async () => ({ value: names.map(user) })) as unknown as CallGraph;
  expect((await searchPeople(call, 'Ana')).map(({ name }) => name)).toEqual([
    'Ana Figueira',
    'ana@example.com',
    'a'.repeat(199),
    'ana@example.com',
  ]);
});
