import { createHash, randomBytes } from 'node:crypto';
import type { Person } from '../directory.ts';
import type { World } from '../world.ts';
import { EntraError } from './errors.ts';

/** What an authorisation code stands for until it is redeemed. */
interface Grant {
  readonly person: Person;
  readonly redirectUri: string;
  readonly scope: string;
  readonly nonce: string | undefined;
  readonly challenge: string | undefined;
}

const LIFETIME_MS = 10 * 60_000;
const issued = new WeakMap<World, Map<string, Grant & { readonly expires: number }>>();

export function issueCode(world: World, grant: Grant): string {
  const codes = issued.get(world) ?? new Map();
  issued.set(world, codes);
  const code = `1.${randomBytes(48).toString('base64url')}`;
  codes.set(code, { ...grant, expires: world.now().getTime() + LIFETIME_MS });
  return code;
}

/** A code works once, for the address it was sent to, and for whoever knows the text its challenge was made of. */
export function redeemCode(
  world: World,
  { code, redirectUri, verifier }: { code: string; redirectUri: string; verifier: string | undefined },
): Grant {
  const refuse = (number: number, message: string) => new EntraError(400, 'invalid_grant', number, message);
  const grant = issued.get(world)?.get(code);
  issued.get(world)?.delete(code);
  if (!grant)
    throw refuse(
      54005,
      'OAuth2 Authorization code was already redeemed, please retry with a new valid code.',
    );
  if (grant.expires < world.now().getTime())
    throw refuse(
      70008,
      'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
    );
  if (grant.redirectUri !== redirectUri)
    throw refuse(
      500112,
      `The reply address '${redirectUri}' does not match the reply address '${grant.redirectUri}' provided when requesting Authorization code.`,
    );
  if (!grant.challenge || verifier === undefined)
    throw new EntraError(
      400,
      'invalid_request',
      9002325,
      'Proof Key for Code Exchange is required for cross-origin authorization code redemption.',
    );
  if (createHash('sha256').update(verifier).digest('base64url') !== grant.challenge)
    throw refuse(
      501481,
      'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
    );
  return grant;
}

/** Whether a person signs in to the app's own API with these scopes, and not to Graph. */
export const isForOwnApi = (world: World, scope: string): boolean => scope.includes(`${world.app.appIdUri}/`);

/** Of which platform of the registration an address is; localhost matches with any port and without TLS, as in Entra. */
export function platformOf(world: World, redirectUri: string): 'web' | 'spa' {
  const { redirects } = world.app;
  if (!redirects) return 'web';
  const registered = (uris: readonly string[]) =>
    uris.some((uri) => comparable(uri) === comparable(redirectUri));
  if (registered(redirects.spa)) return 'spa';
  if (registered(redirects.web)) return 'web';
  throw new EntraError(
    400,
    'invalid_request',
    50011,
    `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application '${world.app.clientId}'.`,
  );
}

function comparable(uri: string): string {
  const url = new URL(uri);
  return url.hostname === 'localhost' ? `localhost${url.pathname}${url.search}` : url.href;
}
