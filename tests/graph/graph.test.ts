import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { Credentials } from '../../functions/entra/credentials.ts';
import type { Caller } from '../../functions/entra/verify-token.ts';
import { GraphFailure, graph, retryMoment } from '../../functions/graph/graph.ts';
import { searchPeople } from '../../functions/graph/people.ts';
import { getSchedule } from '../../functions/graph/schedule.ts';
import { newTrace } from '../../functions/trace.ts';
import type { Microsoft365, Person } from '../../local/microsoft365/server.ts';
import { credentialsOf, settingsFor, startLocal } from './support.ts';

let m365: Microsoft365;
let priya: Person;
let caller: Caller;
beforeAll(async () => {
  m365 = await startLocal();
  priya = m365.people[0] as Person;
  caller = {
    tenantId: priya.tenantId,
    id: priya.id,
    name: priya.displayName,
    signInName: priya.userPrincipalName,
    token: '',
  };
});
afterAll(() => m365.stop());
afterEach(() => {
  m365.faults.clear();
  m365.requests.clear();
});

const now = new Date('2026-11-23T10:00:00Z');
const graphOf = (credentials: Credentials, correlation?: string) =>
  graph(settingsFor(m365), credentials, () => now)(newTrace(correlation));
const local = (correlation?: string) => graphOf(credentialsOf(m365), correlation);

const failureOf = async (work: Promise<unknown>): Promise<GraphFailure> => {
  const failure = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(failure instanceof GraphFailure)) throw new Error(`It did not fail as Graph does: ${failure}`);
  return failure;
};

describe('Retry-After', () => {
  it.each([
    ['120', 120],
    ['0', null],
    ['-5', null],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 3_600],
    ['Mon, 23 Nov 2026 09:00:00 GMT', null],
    ['86401', 86_400],
    ['1576800000', 86_400],
    ['1000000000000000', 86_400],
    ['Tue, 23 Nov 2077 10:00:00 GMT', 86_400],
    ['soon', null],
    ['', null],
    [null, null],
    ['Infinity', null],
  ])('%j is %j seconds from now', (header, seconds) => {
    const at = retryMoment(header, now);
    expect(at && (at.getTime() - now.getTime()) / 1_000).toEqual(seconds ?? undefined);
  });
});

describe('a call to Graph', () => {
  it('goes through a connection that was closed while idle, where it does no harm twice', async () => {
    for (let time = 0; time < 3; time += 1) {
      m365.faults.add({ match: { path: '/users' }, connection: 'reset' });
      expect(await searchPeople(local().as(caller), 'Priya')).toHaveLength(1);
      m365.faults.add({ match: { method: 'POST' }, connection: 'reset' });
      const from = '2027-03-10T14:00:00.000Z';
      expect(
        await getSchedule(local().as(caller), [priya.mail], from, '2027-03-10T15:00:00.000Z'),
      ).toHaveLength(1);
    }
  });

  it('is not sent again by itself where it might do something twice', async () => {
    const body = { subject: 'x', start: { dateTime: '2027-03-10T14:00:00', timeZone: 'UTC' } };
    m365.faults.add({ match: { method: 'POST' }, connection: 'reset' });
    const call = local().as(caller);
    const failure = await failureOf(call({ method: 'POST', path: '/me/events', body }, z.unknown()));
    expect(failure).toMatchObject({ status: 0, code: 'NoAnswer', temporary: true });
    expect(m365.requests.count({ method: 'POST' })).toBe(1);
  });

  it('is never tried again because Graph has too much to do: who asked decides', async () => {
    for (const status of [429, 503, 504, 500]) m365.faults.add({ status, retryAfter: 0 });
    const call = local().as(caller);
    for (const status of [429, 503, 504, 500]) {
      expect(await failureOf(call({ method: 'GET', path: '/me/events' }, z.unknown()))).toMatchObject({
        status,
        temporary: true,
      });
    }
    expect(m365.requests.count()).toBe(4);
  });

  it('carries the correlation id of the click', async () => {
    const correlation = crypto.randomUUID();
    await searchPeople(local(correlation).as(caller), 'Priya');
    expect(m365.requests.all.map((one) => one['client-request-id'])).toEqual([correlation]);
  });

  it('takes one new token where Graph refuses the one it has, and then believes it', async () => {
    const asked: boolean[] = [];
    const credentials = {
      ...credentialsOf(m365),
      asApp: async (tenantId: string, fresh = false) => {
        asked.push(fresh);
        return fresh ? m365.graphAppToken(tenantId) : 'not.a.token';
      },
    };
    const call = graphOf(credentials).asApp(m365.tenantId);
    await call({ method: 'GET', path: `/users/${priya.id}/events` }, z.unknown());
    expect(asked).toEqual([false, true]);
    const never = graphOf({ ...credentials, asApp: async () => 'not.a.token' });
    const failure = failureOf(never.asApp(m365.tenantId)({ method: 'GET', path: '/users' }, z.unknown()));
    expect(await failure).toMatchObject({ status: 401, temporary: false });
    expect(m365.requests.count({ status: 401 })).toBe(3);
  });

  it('passes on what the sign-in refuses, with its claims', async () => {
    const refusal = new Refusal('consent-required', { claims: '{"access_token":{}}' });
    const credentials = { ...credentialsOf(m365), onBehalfOf: () => Promise.reject(refusal) };
    const call = graphOf(credentials).as(caller);
    await expect(call({ method: 'GET', path: '/me/events' }, z.unknown())).rejects.toBe(refusal);
  });

  it('never takes its token anywhere but to Graph', async () => {
    const call = local().as(caller);
    const elsewhere = { method: 'GET', path: 'https://graph.example/v1.0/me' } as const;
    expect(await failureOf(call(elsewhere, z.unknown()))).toMatchObject({
      code: 'ForeignLink',
      temporary: false,
    });
    const lookalike = { method: 'GET', path: `${m365.url}.example/v1.0/me` } as const;
    expect(await failureOf(call(lookalike, z.unknown()))).toMatchObject({ code: 'ForeignLink' });
  });
});

describe('what stands before Graph', () => {
  let gateway: Server;
  let answer: { status: number; headers: Record<string, string>; body: string };
  beforeAll(async () => {
    gateway = createServer((_, response) => {
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
    await new Promise<void>((listening) => gateway.listen(0, '127.0.0.1', listening));
  });
  afterAll(() => gateway.close());

  const through = () => {
    const graphBaseUrl = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
    const settings = { ...settingsFor(m365), graphBaseUrl };
    return graph(settings, credentialsOf(m365), () => now)(newTrace()).as(caller);
  };

  it.each(['<html><body>Service Unavailable</body></html>', '', '{"error":"busy"}', '{"error":{}}'])(
    'keeps Retry-After with the body %j',
    async (body) => {
      answer = { status: 503, headers: { 'retry-after': '60', 'content-type': 'text/html' }, body };
      const failure = await failureOf(through()({ method: 'GET', path: '/me' }, z.unknown()));
      expect(failure).toMatchObject({ status: 503, retryAt: new Date(now.getTime() + 60_000) });
    },
  );

  it('asks the person’s sign-in for what continuous access evaluation wants', async () => {
    const claims = '{"access_token":{"nbf":{"essential":true}}}';
    const encoded = Buffer.from(claims).toString('base64');
    const challenge = `Bearer realm="", error="insufficient_claims", claims="${encoded}"`;
    answer = { status: 401, headers: { 'www-authenticate': challenge }, body: '{}' };
    await expect(through()({ method: 'GET', path: '/me' }, z.unknown())).rejects.toMatchObject({
      ...{ code: 'consent-required', details: { claims } },
    });
  });

  it('that answers something else is a failure that may pass', async () => {
    answer = { status: 200, headers: {}, body: '<html>Sign in to the hotel Wi-Fi</html>' };
    const shape = z.object({ value: z.array(z.unknown()) });
    expect(await failureOf(through()({ method: 'GET', path: '/users' }, shape))).toMatchObject({
      ...{ code: 'UnexpectedAnswer', temporary: true },
    });
  });
});
