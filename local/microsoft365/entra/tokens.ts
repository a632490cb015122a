import { randomBytes } from 'node:crypto';
import type { Person } from '../directory.ts';
import type { World } from '../world.ts';

export const graphResource = 'https://graph.microsoft.com';
export const graphAppId = '00000003-0000-0000-c000-000000000000';

/** The Teams client that gets the token for the tab. */
const teamsClient = '1fec8e78-bce4-4aaf-ab1b-5451cc387264';

export interface TokenOverrides {
  /** replaces or adds claims; `undefined` takes one away */
  claims?: Record<string, unknown>;
  /** e.g. `{ alg: 'none' }`, `{ alg: 'HS256' }`, `{ kid: 'unknown' }` */
  header?: Record<string, unknown>;
  /** seconds from now; negative makes an expired token */
  lifetime?: number;
  /** signed by a key that is not published */
  wrongKey?: boolean;
  /** 1: `aud` is the App ID URI and `iss` https://sts.windows.net/{tid}/ */
  version?: 1 | 2;
  /** a client-credentials token for the API: no `scp` */
  appOnly?: boolean;
}

const uti = () => randomBytes(16).toString('base64url');

function times(world: World, lifetime: number) {
  const now = Math.floor(world.now().getTime() / 1000);
  // An expired token was issued before it expired.
  const iat = Math.min(now, now + lifetime - 3600);
  return { iat: lifetime > 0 ? now : iat, nbf: lifetime > 0 ? now : iat, exp: now + lifetime };
}

/** An access token for the Guildhall API as a host's getAuthToken hands it to a tab. */
export function userToken(world: World, person: Person, overrides: TokenOverrides = {}): string {
  const { version = 2, lifetime = 4500, appOnly = false } = overrides;
  const { app, origin } = world;
  const tid = person.tenantId;
  const who = { oid: person.id, tid, sub: subject(person, app.clientId), uti: uti(), rh: '0.AXoA.' };
  const named = { name: person.displayName };
  const client = appOnly ? app.clientId : teamsClient;
  const claims =
    version === 2
      ? {
          aud: app.clientId,
          iss: `${origin}/${tid}/v2.0`,
          ...times(world, lifetime),
          azp: client,
          azpacr: appOnly ? '1' : '0',
          ...(appOnly
            ? { idtyp: 'app', roles: ['Api.Access.All'] }
            : { ...named, preferred_username: person.userPrincipalName, scp: 'access_as_user' }),
          ...who,
          ver: '2.0',
        }
      : {
          aud: app.appIdUri,
          iss: `https://sts.windows.net/${tid}/`,
          ...times(world, lifetime),
          appid: client,
          appidacr: appOnly ? '1' : '0',
          ...(appOnly
            ? { idtyp: 'app', roles: ['Api.Access.All'] }
            : { ...named, upn: person.userPrincipalName, scp: 'access_as_user' }),
          ...who,
          ver: '1.0',
        };
  const shaped = { ...claims, ...overrides.claims };
  return world.signer.sign(
    Object.fromEntries(Object.entries(shaped).filter(([, value]) => value !== undefined)),
    overrides.header,
    overrides.wrongKey,
  );
}

/** `sub` is pairwise: another one per app for the same person. */
export function subject(person: Person, clientId: string): string {
  return Buffer.from(`${clientId.slice(0, 8)}${person.id}`)
    .toString('base64url')
    .slice(0, 43);
}

export function graphUserToken(
  world: World,
  person: Person,
  scopes: Iterable<string>,
  appId?: string,
): string {
  return world.signer.sign({
    aud: graphResource,
    iss: `https://sts.windows.net/${person.tenantId}/`,
    ...times(world, 4500),
    app_displayname: 'Guildhall',
    appid: appId ?? world.app.clientId,
    idtyp: 'user',
    name: person.displayName,
    oid: person.id,
    scp: [...scopes].join(' '),
    sub: subject(person, graphAppId),
    tid: person.tenantId,
    upn: person.userPrincipalName,
    uti: uti(),
    ver: '1.0',
  });
}

/** An app-only token: for Graph with the consented roles, for anything else with none. */
export function appToken(world: World, tenant: string, audience: string): string {
  const graph = audience === graphResource;
  return world.signer.sign({
    aud: audience,
    iss: graph ? `https://sts.windows.net/${tenant}/` : `${world.origin}/${tenant}/v2.0`,
    ...times(world, 3599),
    app_displayname: 'Guildhall',
    [graph ? 'appid' : 'azp']: world.app.clientId,
    idtyp: 'app',
    oid: '9d3c1f52-77a4-4a5e-8f13-2e6b0c4d8a91',
    roles: graph ? [...world.settings.application] : undefined,
    sub: '9d3c1f52-77a4-4a5e-8f13-2e6b0c4d8a91',
    tid: tenant,
    uti: uti(),
    ver: graph ? '1.0' : '2.0',
  });
}

interface Granted {
  readonly access: string;
  readonly scope: string;
  /** The scopes of OpenID Connect among them say what comes beside the access token. */
  readonly asked: ReadonlySet<string>;
  readonly nonce?: string | undefined;
  readonly clientInfo: boolean;
}

/** What the token endpoint answers with a token on behalf of a person. */
export function userTokens(
  world: World,
  person: Person,
  { access, scope, asked, nonce, clientInfo }: Granted,
): Record<string, unknown> {
  const base64 = (text: string) => Buffer.from(text).toString('base64url');
  return {
    token_type: 'Bearer',
    scope,
    ...lifetime(4499),
    access_token: access,
    ...(asked.has('offline_access') && { refresh_token: `1.${base64(access).slice(-80)}` }),
    ...(asked.has('openid') && { id_token: idToken(world, person, asked.has('email'), nonce) }),
    ...(clientInfo && { client_info: base64(JSON.stringify({ uid: person.id, utid: person.tenantId })) }),
  };
}

export const lifetime = (seconds: number) => ({ expires_in: seconds, ext_expires_in: seconds });

/** Says who has signed in: to the app, and never to an API. */
function idToken(world: World, person: Person, mail: boolean, nonce: string | undefined): string {
  return world.signer.sign({
    aud: world.app.clientId,
    iss: `${world.origin}/${person.tenantId}/v2.0`,
    ...times(world, 3600),
    ...(mail && { email: person.mail }),
    name: person.displayName,
    ...(nonce !== undefined && { nonce }),
    oid: person.id,
    preferred_username: person.userPrincipalName,
    sub: subject(person, world.app.clientId),
    tid: person.tenantId,
    ver: '2.0',
  });
}
