import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Microsoft365 } from '../../local/microsoft365/server.ts';
import {
  anyClient,
  appIdUri,
  clientId,
  clientSecret,
  confidentialClient,
  credential,
  refusal,
  start,
  who,
} from './microsoft365-harness.ts';

let m365: Microsoft365;
beforeAll(async () => {
  m365 = await start();
});
afterAll(() => m365.stop());
afterEach(() => m365.faults.clear());

const graphScope = 'https://graph.microsoft.com/.default';

async function onBehalf(assertion: string, scopes = [graphScope], secret = clientSecret) {
  const result = await confidentialClient(m365, m365.tenantId, secret).acquireTokenOnBehalfOf({
    oboAssertion: assertion,
    scopes,
    skipCache: true,
  });
  return result?.accessToken ?? '';
}

interface Refused {
  errorCode: string;
  errorMessage: string;
  claims?: string;
}
const refusedWith = (call: Promise<unknown>) =>
  call.then(
    () => {
      throw new Error('It was not refused');
    },
    (error: Refused) => error,
  );

describe('the local Entra', () => {
  it('signs API tokens that its published keys verify, and they survive a change of key', async () => {
    const keys = createRemoteJWKSet(new URL(`${m365.url}/${m365.tenantId}/discovery/v2.0/keys`), {
      cooldownDuration: 0,
    });
    const old = await m365.userToken(who(m365, 0).id);
    m365.rotateSigningKey();
    for (const token of [old, await m365.userToken(who(m365, 0).id)]) {
      const { payload, protectedHeader } = await jwtVerify(token, keys, {
        audience: clientId,
        issuer: `${m365.url}/${m365.tenantId}/v2.0`,
        algorithms: ['RS256'],
      });
      expect(protectedHeader.alg).toBe('RS256');
      expect(payload).toMatchObject({
        oid: who(m365, 0).id,
        tid: m365.tenantId,
        scp: 'access_as_user',
        ver: '2.0',
        preferred_username: who(m365, 0).userPrincipalName,
      });
    }
  });

  it('mints hostile tokens on request', async () => {
    const keys = createRemoteJWKSet(new URL(`${m365.url}/${m365.tenantId}/discovery/v2.0/keys`));
    const options = { audience: [clientId, appIdUri], algorithms: ['RS256'] };
    const { id } = who(m365, 0);
    const verify = async (overrides: Parameters<Microsoft365['userToken']>[1]) =>
      jwtVerify(await m365.userToken(id, overrides), keys, options);
    await expect(verify({ wrongKey: true })).rejects.toThrow(/signature/);
    await expect(verify({ header: { alg: 'none' } })).rejects.toThrow();
    await expect(verify({ header: { alg: 'HS256' } })).rejects.toThrow(/alg/);
    await expect(verify({ header: { alg: 'RS512' } })).rejects.toThrow(/alg/);
    await expect(verify({ header: { kid: 'unknown' } })).rejects.toThrow(/key/);
    await expect(verify({ lifetime: -60 })).rejects.toThrow(/exp/);
    await expect(verify({ claims: { aud: 'https://elsewhere.example' } })).rejects.toThrow(/aud/);
    const { payload: first } = await verify({ version: 1 });
    expect(first).toMatchObject({
      aud: appIdUri,
      iss: `https://sts.windows.net/${m365.tenantId}/`,
      ver: '1.0',
    });
    const { payload: app } = await verify({ appOnly: true });
    expect(app).toMatchObject({ idtyp: 'app', roles: ['Api.Access.All'] });
    expect(app).not.toHaveProperty('scp');
    const { payload: without } = await verify({ claims: { oid: undefined, scp: 'other' } });
    expect(without).not.toHaveProperty('oid');
    expect(without.scp).toBe('other');
  });

  it('exchanges a person’s token for Graph with msal-node', async () => {
    const person = who(m365, 2);
    const token = await onBehalf(await m365.userToken(person.id));
    const me = await anyClient(m365, token).api('/me').get();
    expect(me).toMatchObject({
      id: person.id,
      mail: person.mail,
      userPrincipalName: person.userPrincipalName,
    });
    expect(person.mail).not.toBe(person.userPrincipalName);
    const narrow = await onBehalf(await m365.userToken(person.id), ['User.Read']);
    expect(await refusal(anyClient(m365, narrow).api('/me/events').get())).toBe('403 ErrorAccessDenied');
  });

  it('answers so that msal-node finds its cached token again', async () => {
    const client = confidentialClient(m365);
    const oboAssertion = await m365.userToken(who(m365, 0).id);
    m365.requests.clear();
    for (const scope of [graphScope, `${m365.url}/.default`, 'User.Read']) {
      const first = await client.acquireTokenOnBehalfOf({ oboAssertion, scopes: [scope] });
      const second = await client.acquireTokenOnBehalfOf({ oboAssertion, scopes: [scope] });
      expect(second?.accessToken).toBe(first?.accessToken);
    }
    expect(m365.requests.count({ host: 'entra', method: 'POST' })).toBeLessThanOrEqual(3);
  });

  it('exchanges a version 1 token too', async () => {
    await expect(onBehalf(await m365.userToken(who(m365, 0).id, { version: 1 }))).resolves.toContain('.');
  });

  it.each([
    ['signed by a stranger', { wrongKey: true }, '50013'],
    ['for another audience', { claims: { aud: 'https://graph.microsoft.com' } }, '50013'],
    ['that has expired', { lifetime: -600 }, '500133'],
    ['of an app', { appOnly: true }, '50027'],
    ['of another tenant', { claims: { tid: 'c81d4e2e-bcf2-41e6-9f0b-7a2d5c903b66' } }, '50020'],
  ] as const)('refuses to act on behalf of a token %s', async (_what, overrides, code) => {
    const error = await refusedWith(onBehalf(await m365.userToken(who(m365, 0).id, overrides)));
    expect(error.errorCode).toBe('invalid_grant');
    expect(error.errorMessage).toContain(`AADSTS${code}:`);
  });

  it('asks for consent where it was taken away, for one person and one scope', async () => {
    m365.faults.settings.consentMissing = [{ person: who(m365, 1).id, scope: 'Calendars.ReadWrite' }];
    const ana = await m365.userToken(who(m365, 1).id);
    const error = await refusedWith(onBehalf(ana, ['Calendars.ReadWrite']));
    expect(error.errorCode).toBe('invalid_grant');
    expect(error.errorMessage).toContain('AADSTS65001');
    await expect(onBehalf(ana, ['User.Read'])).resolves.toContain('.');
    await expect(onBehalf(await m365.userToken(who(m365, 0).id), ['Calendars.ReadWrite'])).resolves.toContain(
      '.',
    );
  });

  it('challenges for a second factor with claims', async () => {
    m365.faults.settings.claimsChallenge = [who(m365, 1).id];
    const error = await refusedWith(onBehalf(await m365.userToken(who(m365, 1).id)));
    expect(error.errorCode).toBe('interaction_required');
    expect(error.errorMessage).toContain('AADSTS50076');
    expect(JSON.parse(error.claims ?? '')).toHaveProperty('access_token');
  });

  it('gives consent back on its own page', async () => {
    const person = who(m365, 1);
    m365.faults.settings.consentMissing = [{}];
    const address = `${m365.url}/${m365.tenantId}/oauth2/v2.0/authorize?client_id=${clientId}&response_type=code&redirect_uri=${encodeURIComponent('http://localhost:7071/consent.html')}&scope=Calendars.ReadWrite&state=xyz&login_hint=${person.userPrincipalName}`;
    const page = await (await fetch(address)).text();
    expect(page).toContain('Calendars.ReadWrite');
    expect(page).toContain(`value="${person.id}" selected`);
    const answer = await fetch(address, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ person: person.id, choice: 'accept' }),
    });
    const back = new URL(answer.headers.get('location') ?? '');
    expect(back.searchParams.get('state')).toBe('xyz');
    expect(back.searchParams.get('code')).toBeTruthy();
    await expect(onBehalf(await m365.userToken(person.id))).resolves.toContain('.');
    const other = await refusedWith(onBehalf(await m365.userToken(who(m365, 2).id)));
    expect(other.errorMessage).toContain('AADSTS65001');
  });

  it('gives an app-only token to the credential of @azure/identity', async () => {
    const token = await credential(m365).getToken(graphScope);
    const own = await credential(m365).getToken(`${m365.url}/.default`);
    for (const { token: each } of [token, own]) {
      const people = await anyClient(m365, each).api('/users').top(3).get();
      expect(people.value).toHaveLength(3);
    }
    expect(await refusal(anyClient(m365, token.token).api('/me').get())).toBe('400 BadRequest');
  });

  it('refuses a wrong secret and a scope without .default', async () => {
    await expect(credential(m365, 'wrong').getToken(graphScope)).rejects.toThrow(/AADSTS7000215/);
    await expect(
      credential(m365).getToken('https://graph.microsoft.com/Calendars.ReadWrite'),
    ).rejects.toThrow(/AADSTS1002012/);
    const error = await refusedWith(onBehalf(await m365.userToken(who(m365, 0).id), undefined, 'wrong'));
    expect(error.errorCode).toBe('invalid_client');
  });
});

describe('the local Graph’s door', () => {
  it.each([
    ['no token', ''],
    ['half a token', 'abc'],
  ])('refuses %s', async (_what, token) => {
    const answer = await fetch(`${m365.url}/v1.0/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(401);
    const body = (await answer.json()) as { error: { code: string; innerError: Record<string, string> } };
    expect(body.error.code).toBe('InvalidAuthenticationToken');
    expect(body.error.innerError['request-id']).toBe(answer.headers.get('request-id'));
  });

  it('refuses a token for the API and an expired one', async () => {
    const api = await m365.userToken(who(m365, 0).id);
    expect(await refusal(anyClient(m365, api).api('/me').get())).toBe('401 InvalidAuthenticationToken');
    const expired = await m365.userToken(who(m365, 0).id, {
      lifetime: -1,
      claims: { aud: 'https://graph.microsoft.com' },
    });
    expect(await refusal(anyClient(m365, expired).api('/me').get())).toBe('401 InvalidAuthenticationToken');
  });

  it('keeps tenants apart', async () => {
    const other = anyClient(m365, await m365.graphAppToken(m365.otherTenantId));
    const people = await other.api('/users').get();
    expect(people.value.map((one: { mail: string }) => one.mail)).toEqual([
      'viktor.sorensen@sorensen-advisory.example',
      'priya.raman@sorensen-advisory.example',
    ]);
    expect(await refusal(other.api(`/users/${who(m365, 0).id}`).get())).toBe('404 Request_ResourceNotFound');
    expect(await refusal(other.api(`/users/${who(m365, 0).id}/events`).get())).toBe('404 ErrorInvalidUser');
  });
});
