import { z } from 'zod';
import type { World } from '../world.ts';
import { platformOf, redeemCode } from './codes.ts';
import { EntraError } from './errors.ts';
import { graphUserToken, idToken, userToken } from './tokens.ts';

const redemption = z.looseObject({
  client_id: z.string(),
  code: z.string(),
  redirect_uri: z.url(),
  code_verifier: z.string().optional(),
  client_info: z.string().optional(),
});

/** A page redeems its code: without a secret, from its own origin, and at an address of the SPA platform. */
export function tokensForCode(
  world: World,
  tenant: string,
  form: Record<string, string>,
  crossOrigin: boolean,
): Record<string, unknown> {
  const parsed = redemption.safeParse(form);
  if (!parsed.success) {
    const missing = parsed.error.issues[0]?.path.join('.');
    throw new EntraError(
      400,
      'invalid_request',
      900144,
      `The request body must contain the following parameter: '${missing}'.`,
    );
  }
  const { client_id, code, redirect_uri, code_verifier, client_info } = parsed.data;
  if (client_id !== world.app.clientId)
    throw new EntraError(400, 'unauthorized_client', 700016, 'Application was not found in the directory.');
  if (platformOf(world, redirect_uri) !== 'spa')
    throw new EntraError(
      400,
      'invalid_request',
      9002326,
      "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.",
    );
  if (!crossOrigin)
    throw new EntraError(
      400,
      'invalid_request',
      9002327,
      "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
    );
  const { person, scope, nonce } = redeemCode(world, {
    code,
    redirectUri: redirect_uri,
    verifier: code_verifier,
  });
  if (person.tenantId !== tenant)
    throw new EntraError(400, 'invalid_grant', 50020, 'User account does not exist in tenant.');
  const scopes = new Set(scope.split(' '));
  const own = scope.includes(`${world.app.appIdUri}/`);
  const access = own
    ? userToken(world, person, { claims: { azp: client_id, azpacr: '0' } })
    : graphUserToken(world, person, world.settings.delegated);
  return {
    token_type: 'Bearer',
    scope,
    expires_in: 4499,
    ext_expires_in: 4499,
    access_token: access,
    ...(scopes.has('offline_access') && {
      refresh_token: `1.${Buffer.from(access).toString('base64url').slice(-80)}`,
    }),
    ...(scopes.has('openid') && {
      id_token: idToken(world, person, { ...(nonce !== undefined && { nonce }), mail: scopes.has('email') }),
    }),
    ...(client_info === '1' && {
      client_info: Buffer.from(JSON.stringify({ uid: person.id, utid: tenant })).toString('base64url'),
    }),
  };
}
