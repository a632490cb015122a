import { z } from 'zod';
import type { World } from '../world.ts';
import { isForOwnApi, platformOf, redeemCode } from './codes.ts';
import { EntraError, parametersOf } from './errors.ts';
import { graphUserToken, userToken, userTokens } from './tokens.ts';

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
  const { client_id, code, redirect_uri, code_verifier, client_info } = parametersOf(redemption, form);
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
  return userTokens(world, person, {
    access: isForOwnApi(world, scope)
      ? userToken(world, person, { claims: { azp: client_id, azpacr: '0' } })
      : graphUserToken(world, person, world.settings.delegated),
    scope,
    asked: new Set(scope.split(' ')),
    nonce,
    clientInfo: client_info === '1',
  });
}
