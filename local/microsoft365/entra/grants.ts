import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type Person, personById } from '../directory.ts';
import type { Incoming } from '../exchange.ts';
import type { World } from '../world.ts';
import { EntraError, parametersOf } from './errors.ts';
import { tokensForCode } from './spa.ts';
import { appToken, graphAppId, graphResource, graphUserToken, lifetime, userTokens } from './tokens.ts';

const basics = z.looseObject({
  grant_type: z.string(),
  client_id: z.string(),
  client_secret: z.string().optional(),
  scope: z.string(),
});

const onBehalfOf = z.looseObject({ assertion: z.string(), requested_token_use: z.literal('on_behalf_of') });

/** The scopes of OpenID Connect: asked for beside any resource, and always given. */
const oidc = new Set(['openid', 'profile', 'email', 'offline_access']);

export async function grantToken(
  world: World,
  tenant: string,
  request: Incoming,
): Promise<Record<string, unknown>> {
  const form = Object.fromEntries(new URLSearchParams(request.body.toString('utf8')));
  const asked = parametersOf(basics, form);
  const scopes = asked.scope.split(' ').filter(Boolean);
  if (asked.grant_type === 'authorization_code')
    return tokensForCode(world, tenant, form, request.headers.origin !== undefined);
  authenticate(world, tenant, asked);
  switch (asked.grant_type) {
    case 'client_credentials':
      return clientCredentials(world, tenant, scopes);
    case 'urn:ietf:params:oauth:grant-type:jwt-bearer': {
      const wanted = onBehalfOf.safeParse(form);
      if (!wanted.success)
        throw new EntraError(
          400,
          'invalid_request',
          900144,
          "The request body must contain the following parameter: 'assertion' and 'requested_token_use'.",
        );
      return exchange(world, tenant, wanted.data.assertion, scopes, form.client_info === '1');
    }
    default:
      throw new EntraError(
        400,
        'unsupported_grant_type',
        70003,
        `The app requested an unsupported grant type '${asked.grant_type}'.`,
      );
  }
}

function authenticate(
  world: World,
  tenant: string,
  { client_id, client_secret }: z.output<typeof basics>,
): void {
  const { clientId, clientSecret } = world.app;
  if (client_id !== clientId)
    throw new EntraError(
      400,
      'unauthorized_client',
      700016,
      `Application with identifier '${client_id}' was not found in the directory '${tenant}'.`,
    );
  if (client_secret === undefined)
    throw new EntraError(
      401,
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  const hash = (text: string) => createHash('sha256').update(text).digest();
  if (!timingSafeEqual(hash(client_secret), hash(clientSecret)))
    throw new EntraError(
      401,
      'invalid_client',
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
    );
}

/** Splits `https://graph.microsoft.com/User.Read` into resource and scope; a bare scope is Graph's. */
function split(world: World, scope: string): { resource: string; name: string; prefix: string } {
  const at = scope.lastIndexOf('/');
  const resource = at === -1 ? graphResource : scope.slice(0, at).replace(/\/$/, '');
  const graph = new Set([graphResource, graphAppId, world.origin]);
  return {
    resource: graph.has(resource) ? graphResource : resource,
    name: scope.slice(at + 1),
    prefix: scope.slice(0, at + 1),
  };
}

function clientCredentials(world: World, tenant: string, scopes: string[]): Record<string, unknown> {
  const [scope, ...more] = scopes.filter((one) => !oidc.has(one));
  const { resource, name } = split(world, scope ?? '');
  if (!scope || more.length > 0 || name !== '.default')
    throw new EntraError(
      400,
      'invalid_scope',
      1002012,
      `The provided value for scope ${scopes.join(' ')} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    );
  return {
    token_type: 'Bearer',
    ...lifetime(3599),
    access_token: appToken(world, tenant, audience(world, resource)),
  };
}

function audience(world: World, resource: string): string {
  const { clientId, appIdUri } = world.app;
  if (resource === graphResource) return graphResource;
  if (resource === appIdUri || resource === clientId || resource === `api://${clientId}`) return clientId;
  throw new EntraError(
    400,
    'invalid_resource',
    500011,
    `The resource principal named ${resource} was not found in the tenant.`,
  );
}

function exchange(
  world: World,
  tenant: string,
  assertion: string,
  scopes: string[],
  clientInfo: boolean,
): Record<string, unknown> {
  const person = assertedPerson(world, tenant, assertion);
  const asked = scopes.filter((one) => !oidc.has(one)).map((one) => split(world, one));
  if (asked.length === 0)
    throw new EntraError(400, 'invalid_scope', 70011, 'The provided request must include a scope.');
  const elsewhere = asked.find(({ resource }) => resource !== graphResource);
  if (elsewhere) {
    audience(world, elsewhere.resource);
    throw new EntraError(
      400,
      'invalid_grant',
      28000,
      'Scopes of more than one resource cannot be asked for.',
    );
  }
  challenge(world, person);
  const granted = consented(
    world,
    person,
    asked.map(({ name }) => name),
  );
  // Scopes are echoed in the form they were asked for, and .default with them: MSAL finds its cached token by that.
  const [{ prefix } = { prefix: '' }] = asked;
  const echoed = [...granted, ...(asked.some(({ name }) => name === '.default') ? ['.default'] : [])];
  return userTokens(world, person, {
    access: graphUserToken(world, person, granted),
    scope: echoed.map((one) => `${prefix}${one}`).join(' '),
    asked: new Set(scopes),
    clientInfo,
  });
}

function assertedPerson(world: World, tenant: string, assertion: string): Person {
  const claims = world.signer.verify(assertion);
  const refuse = (code: number, message: string) => new EntraError(400, 'invalid_grant', code, message);
  if (!claims) throw refuse(50013, 'Assertion failed signature validation.');
  const { aud, exp, nbf, tid, oid, idtyp, scp } = claims;
  const { clientId, appIdUri } = world.app;
  if (aud !== clientId && aud !== appIdUri)
    throw refuse(
      50013,
      'Assertion audience does not match the Client app presenting the assertion. The audience in the assertion is not this application.',
    );
  const now = world.now().getTime() / 1000;
  if (typeof exp !== 'number' || exp + 300 < now || (typeof nbf === 'number' && nbf - 300 > now))
    throw refuse(
      500133,
      'Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token.',
    );
  if (idtyp === 'app' || typeof scp !== 'string')
    throw refuse(
      50027,
      'JWT token is invalid or malformed: an application token cannot act on behalf of a user.',
    );
  const person = typeof oid === 'string' ? personById(oid) : undefined;
  if (tid !== tenant || person?.tenantId !== tenant)
    throw refuse(50020, `User account does not exist in tenant '${tenant}'.`);
  return person;
}

function challenge(world: World, person: Person): void {
  if (!world.faults.settings.claimsChallenge.includes(person.id)) return;
  throw new EntraError(
    400,
    'interaction_required',
    50076,
    `Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '${graphAppId}'.`,
    {
      suberror: 'basic_action',
      claims:
        '{"access_token":{"capolids":{"essential":true,"values":["5d2f6a31-8c40-4a1b-b9d6-3e7a4f0c9d52"]}}}',
    },
  );
}

/** The scopes the token gets: those asked for, or with /.default all that are consented. */
function consented(world: World, person: Person, asked: string[]): Set<string> {
  const missing = world.faults.settings.consentMissing.filter(
    (one) => one.person === undefined || one.person === person.id,
  );
  const known = new Map([...world.settings.delegated].map((one) => [one.toLowerCase(), one]));
  const given = [...known.values()].filter(
    (name) => !missing.some(({ scope }) => scope === undefined || scope.toLowerCase() === name.toLowerCase()),
  );
  if (asked.includes('.default')) {
    if (given.length > 0) return new Set(given);
  } else {
    const lowered = new Set(given.map((name) => name.toLowerCase()));
    if (asked.every((name) => lowered.has(name.toLowerCase())))
      return new Set(asked.map((name) => known.get(name.toLowerCase()) ?? name));
  }
  throw new EntraError(
    400,
    'invalid_grant',
    65001,
    `The user or administrator has not consented to use the application with ID '${world.app.clientId}' named 'Guildhall'. Send an interactive authorization request for this user and resource.`,
    { suberror: 'consent_required' },
  );
}
