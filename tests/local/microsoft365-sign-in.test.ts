import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Microsoft365 } from '../../local/microsoft365/server.ts';
import { appIdUri, clientId, clientSecret, start, who } from './microsoft365-harness.ts';

describe('the local Entra, for a page that signs people in', () => {
  const redirect = 'https://localhost/outlook-dialog.html';
  const here = 'http://localhost:7071/outlook-dialog.html';
  const verifier = 'v'.repeat(43);
  let own: Microsoft365;
  beforeAll(async () => {
    own = await start({
      app: {
        ...{ clientId, clientSecret, appIdUri },
        redirects: { web: ['https://localhost/consent.html'], spa: [redirect] },
      },
    });
  });
  afterAll(() => own.stop());
  afterEach(() => own.faults.clear());

  async function authorize(more: Record<string, string> = {}, choice = 'accept'): Promise<URL> {
    const query = new URLSearchParams({
      ...{ client_id: clientId, response_type: 'code', response_mode: 'fragment', redirect_uri: here },
      ...{ scope: `${appIdUri}/access_as_user openid email offline_access`, state: 'xyz', nonce: 'once' },
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...more,
    });
    const answer = await fetch(`${own.url}/${own.tenantId}/oauth2/v2.0/authorize?${query}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ person: who(own, 1).id, choice }),
    });
    const location = answer.headers.get('location');
    if (!location) throw new Error(await answer.text());
    return new URL(location);
  }
  const codeOf = (back: URL) => new URLSearchParams(back.hash.slice(1)).get('code') ?? '';

  async function redeem(
    code: string,
    more: Record<string, string> = {},
    origin: string | null = 'http://localhost:7071',
  ) {
    const answer = await fetch(`${own.url}/${own.tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      headers: origin === null ? {} : { origin },
      body: new URLSearchParams({
        ...{ client_id: clientId, grant_type: 'authorization_code', code, redirect_uri: here },
        ...{
          scope: `${appIdUri}/access_as_user openid`,
          code_verifier: verifier,
          client_info: '1',
          ...more,
        },
      }),
    });
    const body = (await answer.json()) as Record<string, string>;
    return { answer, body, refused: /AADSTS\d+/.exec(body.error_description ?? '')?.[0] };
  }

  it('gives a token to the app itself, and says by the identity token who has signed in', async () => {
    const back = await authorize();
    expect([back.origin + back.pathname, back.search]).toEqual([here, '']);
    expect(back.hash).toContain('state=xyz');
    const { answer, body } = await redeem(codeOf(back));
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(decodeJwt(body.access_token ?? '')).toMatchObject({
      ...{ aud: clientId, azp: clientId, scp: 'access_as_user', oid: who(own, 1).id },
    });
    expect(decodeJwt(body.id_token ?? '')).toMatchObject({
      ...{ aud: clientId, nonce: 'once', email: who(own, 1).mail },
    });
  });

  it('takes a code once, with the text of its challenge, at its address and from a page', async () => {
    const code = codeOf(await authorize());
    expect((await redeem(code)).refused).toBeUndefined();
    expect((await redeem(code)).refused).toBe('AADSTS54005');
    const fresh = async () => codeOf(await authorize());
    expect((await redeem(await fresh(), { code_verifier: 'w'.repeat(43) })).refused).toBe('AADSTS501481');
    expect((await redeem(await fresh(), {}, null)).refused).toBe('AADSTS9002327');
    const elsewhere = { redirect_uri: 'http://localhost:7071/consent.html' };
    expect((await redeem(await fresh(), elsewhere)).refused).toBe('AADSTS9002326');
    const port = { redirect_uri: 'http://localhost:7072/outlook-dialog.html' };
    expect((await redeem(await fresh(), port)).refused).toBe('AADSTS500112');
  });

  it('sends nobody to an address that is not registered, and says so of who cancels', async () => {
    await expect(authorize({ redirect_uri: 'https://localhost/other.html' })).rejects.toThrow('AADSTS50011');
    const back = await authorize({}, 'cancel');
    expect(back.hash).toContain('error=access_denied');
  });

  it('has a challenge answered by claims about the access token only', async () => {
    const { settings } = own.faults;
    settings.claimsChallenge = [who(own, 1).id];
    await authorize();
    expect(settings.claimsChallenge).toHaveLength(1);
    await authorize({ claims: '{"access_token":{"capolids":{}}}' });
    expect(settings.claimsChallenge).toEqual([]);
  });
});
