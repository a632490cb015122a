import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import { MICROSOFT_CLIENTS } from '../../functions/entra/microsoft-clients.ts';
import { LOCAL_APP } from '../../local/world.ts';
import { type TestWorld, testWorld } from '../support/world.ts';
import { changed, dump, id, someone, startCommunity } from './guild.ts';
import { sendRaw } from './raw.ts';

let world: TestWorld;
let communityId: string;

beforeAll(async () => {
  world = await testWorld();
  communityId = await startCommunity(world, someone(world, 0));
  await world.settled();
});
afterAll(() => world.stop());

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

type Claims = Record<string, unknown>;

/** Tokens that nobody honest sends, each wrong in one way, by what is wrong with it. */
async function hostileTokens(): Promise<[string, string][]> {
  const m365 = world.microsoft365;
  const me = someone(world, 0);
  const stranger = m365.otherPeople[0];
  if (!stranger) throw new Error('The other tenant is empty');
  const made: [string, string][] = [];
  const token = (claims: Claims = {}, header: Claims = {}) => m365.userToken(me.id, { claims, header });
  const add = async (what: string, claims: Claims, header: Claims = {}) =>
    made.push([what, await token(claims, header)]);

  const now = Math.floor(Date.now() / 1_000);
  const v1 = `https://sts.windows.net/${m365.tenantId}/`;
  const v2 = `${m365.url}/${m365.tenantId}/v2.0`;

  for (const alg of [
    'none',
    'None',
    'NONE',
    'HS256',
    'HS384',
    'HS512',
    'RS384',
    'RS512',
    'PS256',
    'ES256',
    '',
    'rs256',
  ])
    await add(`alg ${alg || 'empty'}`, {}, { alg });
  await add('alg missing', {}, { alg: undefined });
  await add('alg not a string', {}, { alg: ['RS256'] });
  await add('an unknown key', {}, { kid: 'unknown' });
  await add('an unknown critical header', {}, { crit: ['exp'] });
  await add('a critical header of its own', {}, { crit: ['b64'], b64: false });

  for (const aud of [
    id(),
    '',
    'https://graph.microsoft.com',
    `api://evil.example/${LOCAL_APP.clientId}`,
    `api://${LOCAL_APP.clientId}`,
    LOCAL_APP.clientId.toUpperCase(),
    `${LOCAL_APP.clientId} `,
    [LOCAL_APP.clientId, 'https://graph.microsoft.com'],
    [LOCAL_APP.clientId],
    [],
    null,
    undefined,
    { [LOCAL_APP.clientId]: true },
  ])
    await add(`aud ${JSON.stringify(aud) ?? 'missing'}`, { aud });

  for (const iss of [
    v1,
    'https://login.microsoftonline.com/common/v2.0',
    `${m365.url}/${m365.otherTenantId}/v2.0`,
    `${v2}/`,
    v2.toUpperCase(),
    `https://evil.example/${m365.tenantId}/v2.0`,
    [v2],
    undefined,
  ])
    await add(`iss ${JSON.stringify(iss) ?? 'missing'}`, { iss });
  await add('a v1 issuer said to be v2', { iss: v1, ver: '2.0' });
  await add('a v2 issuer said to be v1', { iss: v2, ver: '1.0' });
  for (const ver of ['3.0', 2, undefined]) await add(`ver ${ver ?? 'missing'}`, { ver });

  for (const tid of [
    m365.otherTenantId,
    'common',
    m365.tenantId.toUpperCase(),
    `${m365.tenantId}|x`,
    `${m365.tenantId}' or '1' eq '1`,
    '../../',
    [m365.tenantId],
    { toString: 'x' },
    null,
    undefined,
  ])
    await add(`tid ${JSON.stringify(tid) ?? 'missing'}`, { tid });
  await add('another tenant with its own issuer', {
    tid: m365.otherTenantId,
    iss: `${m365.url}/${m365.otherTenantId}/v2.0`,
  });
  made.push(['a person of another tenant', await m365.userToken(stranger.id)]);
  made.push(['a person of another tenant, v1', await m365.userToken(stranger.id, { version: 1 })]);

  for (const oid of [
    '',
    'me',
    me.id.toUpperCase(),
    `${me.id}'`,
    `${me.id}|`,
    '*',
    [me.id],
    {},
    1,
    null,
    undefined,
  ])
    await add(`oid ${JSON.stringify(oid) ?? 'missing'}`, { oid });

  for (const scp of [
    '',
    'User.Read',
    'access_as_user_not',
    'access_as_user,User.Read',
    'Access_As_User',
    ['access_as_user'],
    null,
    undefined,
  ])
    await add(`scp ${JSON.stringify(scp) ?? 'missing'}`, { scp });
  for (const client of [id(), '', m365.tenantId, [LOCAL_APP.clientId], null, undefined]) {
    await add(`azp ${JSON.stringify(client) ?? 'missing'}`, { azp: client });
    const appid = JSON.stringify(client) ?? 'missing';
    made.push([`appid ${appid}`, await m365.userToken(me.id, { version: 1, claims: { appid: client } })]);
  }
  await add('azp of another app, appid of ours', { azp: id(), appid: LOCAL_APP.clientId });
  await add('an app’s token with a scope', { idtyp: 'app' });
  await add('a device’s token', { idtyp: 'device' });
  made.push(['an app’s token', await m365.userToken(me.id, { appOnly: true })]);
  made.push(['an app’s token, v1', await m365.userToken(me.id, { appOnly: true, version: 1 })]);
  made.push(['an app’s token for Graph', await m365.graphAppToken()]);
  made.push(['a person’s token for Graph', await m365.graphToken(me.id)]);

  made.push(['expired six minutes ago', await m365.userToken(me.id, { lifetime: -360 })]);
  await add('expired, in milliseconds of nonsense', { exp: '9999999999' });
  await add('no end', { exp: undefined });
  await add('an end that is no number', { exp: null });
  await add('no beginning', { iat: undefined });
  await add('valid from in ten minutes', { nbf: now + 600 });
  await add('valid from a word', { nbf: 'now' });
  await add('ended before it began', { nbf: now + 900, exp: now + 800 });

  made.push(['signed by a key that is not published', await m365.userToken(me.id, { wrongKey: true })]);
  const good = await token();
  const [head = '', body = '', mark = ''] = good.split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims;
  made.push([
    'another payload under a good signature',
    `${head}.${encode({ ...claims, oid: someone(world, 1).id })}.${mark}`,
  ]);
  made.push(['no signature', `${head}.${body}.`]);
  made.push(['two parts', `${head}.${body}`]);
  made.push(['four parts', `${good}.${mark}`]);
  made.push(['five parts', `${head}..${body}.${mark}.${mark}`]);
  made.push(['half a signature', good.slice(0, -100)]);
  made.push(['a signature of zeros', `${head}.${body}.${Buffer.alloc(256).toString('base64url')}`]);
  made.push(['a payload that is no JSON', `${head}.${Buffer.from('hello').toString('base64url')}.${mark}`]);
  made.push(['a payload that is a list', `${head}.${encode([claims])}.${mark}`]);
  made.push(['a payload that is null', `${head}.${encode(null)}.${mark}`]);
  made.push([
    'a payload with a prototype',
    `${head}.${Buffer.from(`{"__proto__":${JSON.stringify(claims)}}`).toString('base64url')}.${mark}`,
  ]);
  made.push(['a header that is no JSON', `${Buffer.from('{').toString('base64url')}.${body}.${mark}`]);
  made.push(['larger than 16 KB', await token({ groups: 'g'.repeat(17_000) })]);
  made.push(['a single dot', '.']);
  made.push(['dots', '..']);

  // A key that travels with the token is nobody's word but the sender's.
  const own = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const jwk = own.publicKey.export({ format: 'jwk' });
  const signed = (header: Claims) => {
    const input = `${encode(header)}.${body}`;
    return `${input}.${sign('RSA-SHA256', Buffer.from(input), own.privateKey).toString('base64url')}`;
  };
  const { kid } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { kid: string };
  made.push(['its own key in the header', signed({ alg: 'RS256', typ: 'JWT', kid, jwk })]);
  made.push([
    'a link to its own keys',
    signed({ alg: 'RS256', typ: 'JWT', kid, jku: 'https://evil.example/keys' }),
  ]);
  made.push(['a certificate of its own', signed({ alg: 'RS256', typ: 'JWT', kid, x5c: ['MIIB'] })]);
  const published = (await (await fetch(`${m365.url}/${m365.tenantId}/discovery/v2.0/keys`)).json()) as {
    keys: { n: string; e: string; kty: string }[];
  };
  for (const [index, key] of published.keys.entries()) {
    for (const format of ['pem', 'der'] as const) {
      const secret = createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format } as {
        type: 'spki';
        format: 'pem';
      });
      const input = `${encode({ alg: 'HS256', typ: 'JWT', kid })}.${body}`;
      const proof = createHmac('sha256', secret).update(input).digest('base64url');
      made.push([`the published key ${index} as a secret, ${format}`, `${input}.${proof}`]);
    }
  }
  return made;
}

test('none of the tokens that nobody honest sends is accepted, not one makes a fuss, and nothing is written', async () => {
  const tokens = await hostileTokens();
  expect(tokens.length).toBeGreaterThan(75);
  const before = await dump(world);
  const wrong: string[] = [];
  for (const [what, token] of tokens) {
    const answer = await sendRaw(world, 'GET', `/api/communities/${communityId}`, {
      authorization: `Bearer ${token}`,
    });
    // Node's own limit for headers stands before ours.
    if (what === 'larger than 16 KB' && answer.status === 431) continue;
    if (answer.status !== 401 || answer.code !== 'token-refused')
      wrong.push(`${what}: ${answer.status} ${answer.text}`);
    if (answer.text.includes(communityId) || /\bat .+:\d+|jose|node_modules/.test(answer.text))
      wrong.push(`${what}: ${answer.text}`);
  }
  expect(wrong).toEqual([]);
  expect(changed(before, await dump(world))).toEqual([]);
});

test.each([
  'Basic cHJpeWE6c2VjcmV0',
  'Bearer',
  'Bearer ',
  'Bearer a b',
  'bearer: x',
  'Token x',
  "Bearer ' or '1' eq '1",
  'Bearer <script>',
])('the header "%s" is no sign-in', async (authorization) => {
  const answer = await sendRaw(world, 'GET', '/api/me', { authorization });
  expect([answer.status, answer.code]).toEqual([401, 'token-refused']);
});

test('a good token is accepted: v2, v1, without an idtyp, and up to five minutes past its end', async () => {
  const me = someone(world, 0);
  const good = [
    await world.microsoft365.userToken(me.id),
    await world.microsoft365.userToken(me.id, { version: 1 }),
    await world.microsoft365.userToken(me.id, { claims: { idtyp: 'user' } }),
    await world.microsoft365.userToken(me.id, { claims: { scp: 'User.Read access_as_user openid' } }),
    await world.microsoft365.userToken(me.id, { lifetime: -240 }),
    await world.microsoft365.userToken(me.id, { claims: { nbf: Math.floor(Date.now() / 1_000) + 240 } }),
  ];
  for (const token of good) {
    const answer = await world.ask(me, API.whoAmI, { token });
    expect([answer.status, answer.body.id]).toEqual([200, me.id]);
  }
});

test('a name as long as Entra lets it be is accepted, and kept as far as there is room', async () => {
  const me = someone(world, 0);
  // Entra allows 256 characters; the last one kept here would be half of one.
  const name = `${'Ñ'.repeat(199)}🦉${'y'.repeat(50)}`;
  const long = `${'a'.repeat(400)}@harbourandvale.example`;
  const token = await world.microsoft365.userToken(me.id, { claims: { name, preferred_username: long } });
  const answer = await world.ask(me, API.whoAmI, { token });
  expect([answer.status, answer.body.name]).toEqual([200, 'Ñ'.repeat(199)]);
});

test.each([...MICROSOFT_CLIENTS, LOCAL_APP.clientId])('a token issued to %s is accepted', async (client) => {
  const me = someone(world, 0);
  for (const token of [
    await world.microsoft365.userToken(me.id, { claims: { azp: client } }),
    await world.microsoft365.userToken(me.id, { version: 1, claims: { appid: client } }),
  ])
    expect((await world.ask(me, API.whoAmI, { token })).status).toBe(200);
});

test('the Microsoft clients that are accepted are those that the app registration authorises in advance', async () => {
  const file = new URL('../../infra/entra/app-registration.json', import.meta.url);
  const { api } = JSON.parse(await readFile(file, 'utf8')) as {
    api: { preAuthorizedApplications: { appId: string }[] };
  };
  const authorised = api.preAuthorizedApplications.map(({ appId }) => appId);
  expect([...MICROSOFT_CLIENTS].sort()).toEqual(authorised.sort());
});

test.each([
  ['Ana\u202egnivaS', 'Ana gnivaS'],
  ['Ana\u2066 \u2069 Sá', 'Ana Sá'],
  ['\u200fAna\u0000\tSá\r\n', 'Ana Sá'],
  ['Ana\u2028Sá\ud800', 'Ana Sá'],
  ['\u202e\u0007', 'mail'],
  ['', 'mail'],
])('the name %j is taken without control and direction characters', async (name, expected) => {
  const me = someone(world, 0);
  const token = await world.microsoft365.userToken(me.id, { claims: { name } });
  const answer = await world.ask(me, API.whoAmI, { token });
  expect(answer.body.name).toBe(expected === 'mail' ? me.userPrincipalName : expected);
});

test('a token signed with a new key is accepted as soon as Entra publishes it', async () => {
  const me = someone(world, 0);
  world.microsoft365.rotateSigningKey();
  const token = await world.microsoft365.userToken(me.id, { claims: { nonce: id() } });
  const answer = await world.ask(me, API.whoAmI, { token });
  // Keys are asked for again at most every half minute; until then the refusal is honest, never an error.
  expect([200, 401]).toContain(answer.status);
});
