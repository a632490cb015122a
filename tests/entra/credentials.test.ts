import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Refusal } from '../../domain/shared/refusal.ts';
import { inviteProblemOf } from '../../functions/calendar/failures.ts';
import { credentials } from '../../functions/entra/credentials.ts';
import type { Caller } from '../../functions/entra/verify-token.ts';
import { graph } from '../../functions/graph/graph.ts';
import { searchPeople } from '../../functions/graph/people.ts';
import { newTrace } from '../../functions/trace.ts';
import { localCertificate } from '../../local/certificate.ts';
import type { Microsoft365, Person, TokenOverrides } from '../../local/microsoft365/server.ts';
import { settingsFor, startLocal } from '../graph/support.ts';

let m365: Microsoft365;
let priya: Person;
let ana: Person;
beforeAll(async () => {
  m365 = await startLocal();
  [priya, ana] = [m365.people[0], m365.people[1]] as [Person, Person];
});
afterAll(() => m365.stop());
beforeEach(() => m365.requests.clear());
afterEach(() => m365.faults.clear());

const callerOf = async (person: Person, overrides?: TokenOverrides): Promise<Caller> => ({
  tenantId: person.tenantId,
  id: person.id,
  name: person.displayName,
  signInName: person.userPrincipalName,
  token: await m365.userToken(person.id, overrides),
});

const refused = async (work: Promise<unknown>): Promise<Refusal> => {
  const refusal = await work.catch((error: unknown) => error);
  if (!(refusal instanceof Refusal)) throw new Error(`It was not refused: ${refusal}`);
  return refusal;
};

const exchanges = () => m365.requests.count({ method: 'POST', host: 'entra', path: /\/token/ });

describe('on behalf of a person', () => {
  it('exchanges a token once for as long as it lasts, and each person’s is their own', async () => {
    const entra = credentials(settingsFor(m365));
    const [mine, hers] = [await callerOf(priya), await callerOf(ana)];
    const tokens = [];
    for (const caller of [mine, mine, hers, mine, hers]) tokens.push(await entra.onBehalfOf(caller));
    expect(exchanges()).toBe(2);
    expect([tokens[0] === tokens[1], tokens[0] === tokens[2], tokens[2] === tokens[4]]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('exchanges anew where Graph refused what it had', async () => {
    const entra = credentials(settingsFor(m365));
    const caller = await callerOf(priya);
    const first = await entra.onBehalfOf(caller);
    expect(await entra.onBehalfOf(caller, true)).not.toBe(first);
    expect(exchanges()).toBe(2);
  });

  it('says that consent is missing, all the way to who called Graph', async () => {
    m365.faults.settings.consentMissing = [{ person: priya.id }];
    const entra = credentials(settingsFor(m365));
    const call = graph(settingsFor(m365), entra, () => new Date())(newTrace()).as(await callerOf(priya));
    expect(await refused(searchPeople(call, 'Ana'))).toMatchObject({ code: 'consent-required', details: {} });
    // Given now, the very same sign-in works.
    m365.faults.clear();
    expect(await searchPeople(call, 'Ana')).toHaveLength(1);
  });

  it('passes on the claims of a second factor', async () => {
    m365.faults.settings.claimsChallenge = [priya.id];
    const refusal = await refused(credentials(settingsFor(m365)).onBehalfOf(await callerOf(priya)));
    expect(refusal.code).toBe('consent-required');
    expect(JSON.parse(refusal.details.claims ?? '')).toHaveProperty('access_token.capolids');
  });

  it('asks for a new sign-in, not for consent, where the person’s own token has run out', async () => {
    const entra = credentials(settingsFor(m365));
    const expired = await callerOf(priya, { lifetime: -400 });
    expect((await refused(entra.onBehalfOf(expired))).code).toBe('token-refused');
    const forged = await callerOf(priya, { wrongKey: true });
    expect((await refused(entra.onBehalfOf(forged))).code).toBe('token-refused');
  });

  it('says that Microsoft 365 does not answer where Entra does not', async () => {
    for (const fault of [{ status: 503 }, { status: 500 }, { connection: 'reset' }] as const) {
      m365.faults.add({ match: { host: 'entra', path: '/token' }, times: 'all', ...fault });
      const caller = await callerOf(priya);
      expect((await refused(credentials(settingsFor(m365)).onBehalfOf(caller))).code).toBe(
        'graph-unavailable',
      );
      m365.faults.clear();
    }
  });

  it('forgets what it was given after so many exchanges, so that memory stays bounded', async () => {
    const entra = credentials(settingsFor(m365));
    const first = await callerOf(priya);
    await entra.onBehalfOf(first);
    for (let time = 0; time < 498; time += 1) await entra.onBehalfOf(first);
    expect(exchanges()).toBe(1);
    await entra.onBehalfOf(await callerOf(ana));
    await entra.onBehalfOf(first);
    expect(exchanges()).toBe(3);
    await entra.onBehalfOf(first);
    expect(exchanges()).toBe(3);
  });
});

describe('as the app', () => {
  it('remembers its token, and takes a new one where Graph refused it', async () => {
    const entra = credentials(settingsFor(m365));
    const first = await entra.asApp(m365.tenantId);
    expect(await entra.asApp(m365.tenantId)).toBe(first);
    expect(await entra.asApp(m365.tenantId, true)).not.toBe(first);
    expect(exchanges()).toBe(2);
  });

  it('says that Microsoft 365 does not answer where Entra is down or has trouble of its own', async () => {
    m365.faults.add({ match: { host: 'entra', path: '/token' }, times: 'all', status: 503 });
    const entra = credentials(settingsFor(m365));
    expect((await refused(entra.asApp(m365.tenantId))).code).toBe('graph-unavailable');
  });

  it('fails for good, by Entra’s own code, where the app is not set up as it must be', async () => {
    const settings = settingsFor(m365);
    const asApp = async (change: Partial<typeof settings>) => {
      const trace = newTrace();
      const set = { ...settings, ...change };
      const call = graph(set, credentials(set), () => new Date())(trace).asApp(m365.tenantId);
      const failure = await searchPeople(call, 'Ana').catch((error: unknown) => error);
      return [failure, trace] as const;
    };
    const wrong = [
      [{ clientSecret: 'another' }, 'AADSTS7000215'],
      [{ clientId: crypto.randomUUID() }, 'AADSTS700016'],
    ] as const;
    for (const [change, code] of wrong) {
      const [failure, trace] = await asApp(change);
      expect(failure).toMatchObject({ name: 'GraphFailure', temporary: false, code });
      expect(trace.refusals).toEqual({ [`401 ${code}`]: 1 });
      expect(inviteProblemOf(failure)).toEqual({ code: 'app-refused' });
    }
  });
});

describe('an Entra that takes the connection and says nothing', () => {
  let silent: Server;
  let authorityHost: string;
  beforeAll(async () => {
    const { key, cert } = await localCertificate(dirname(dirname(process.env.NODE_EXTRA_CA_CERTS ?? '')));
    silent = createServer({ key, cert }, () => {});
    await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
    authorityHost = `https://localhost:${(silent.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    silent.closeAllConnections();
    silent.close();
  });

  it('is not waited for longer than ten seconds', async () => {
    const entra = credentials({ ...settingsFor(m365), authorityHost });
    const caller = await callerOf(priya);
    // Loads both SDKs by the real clock; what follows only waits.
    await Promise.all([import('@azure/identity'), import('@azure/msal-node')]);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const waiting = Promise.all([refused(entra.onBehalfOf(caller)), refused(entra.asApp(m365.tenantId))]);
      await vi.advanceTimersByTimeAsync(10_001);
      expect((await waiting).map(({ code }) => code)).toEqual(['graph-unavailable', 'graph-unavailable']);
    } finally {
      vi.useRealTimers();
    }
  });
});
