import { createRemoteJWKSet, decodeJwt, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import * as z from 'zod';
import { Refusal } from '../../domain/shared/refusal.ts';
import { cleanName, isVisible } from '../../domain/shared/text.ts';
import type { Settings } from '../settings.ts';
import { MICROSOFT_CLIENTS } from './microsoft-clients.ts';

/** The caller, from the verified token. Nothing of it is taken from a query or a body. */
export interface Caller {
  readonly tenantId: string;
  readonly id: string;
  readonly name: string;
  /** What they sign in with, such as priya.raman@example.com; '' if the token does not say. */
  readonly signInName: string;
  /** For going on to Microsoft Graph on their behalf. */
  readonly token: string;
}

const TOKEN_MAX = 16_384;
/** Clocks may differ by this much. */
const TOLERANCE_SECONDS = 300;
const CACHE_MAX = 10_000;

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** A sign-in name that is too long is left out, because its beginning might be another person's. */
const signInName = z
  .string()
  .transform((name) => (name.length > 320 ? undefined : name))
  .optional();
const claims = z.object({
  // A single audience, as Entra writes it. jose would accept a list that contains ours.
  aud: z.string(),
  tid: z.string().regex(GUID),
  oid: z.string().regex(GUID),
  ver: z.enum(['1.0', '2.0']),
  scp: z.string(),
  exp: z.number(),
  idtyp: z.literal('user').optional(),
  /** The client that the token was issued to, in v2 and in v1. */
  azp: z.string().optional(),
  appid: z.string().optional(),
  name: z.string().optional(),
  preferred_username: signInName,
  upn: signInName,
});

/**
 * Returns a function that turns an Authorization header into the caller, or throws `no-token` or `token-refused`. A
 * verified token is cached until it expires, because a page sends it with many requests.
 */
export function tokenVerifier(settings: Settings, now: () => Date) {
  const keys = new Map<string, JWTVerifyGetKey>();
  /** By the whole header, because parsing it costs more than the look-up. */
  const remembered = new Map<string, { caller: Caller; expires: number }>();
  const host = new URL(settings.publicUrl).hostname.toLowerCase();
  const clients = new Set([...MICROSOFT_CLIENTS, settings.clientId]);
  const audiences = [settings.clientId, `api://${host}/${settings.clientId}`];

  function keysOf(tenantId: string): JWTVerifyGetKey {
    let found = keys.get(tenantId);
    if (!found) {
      found = createRemoteJWKSet(new URL(`${settings.authorityHost}/${tenantId}/discovery/v2.0/keys`), {
        timeoutDuration: 5_000,
      });
      keys.set(tenantId, found);
    }
    return found;
  }

  return async function verify(authorization: string | null): Promise<Caller> {
    if (!authorization) throw new Refusal('no-token');
    const known = remembered.get(authorization);
    if (known) {
      if (known.expires > now().getTime()) return known.caller;
      remembered.delete(authorization);
      throw refused('it has expired');
    }
    const token = /^Bearer ([\w\-.]+)$/i.exec(authorization)?.[1];
    if (!token || token.length > TOKEN_MAX) throw refused('this is not a bearer token');
    const said = claimsOf(token);
    if (!settings.allowedTenants.includes(said.tid))
      throw refused('its organisation does not use this Guildhall');
    // Other clients that a person or an administrator has let use Guildhall's scope are not Guildhall's pages.
    if (!clients.has((said.ver === '2.0' ? said.azp : said.appid) ?? ''))
      throw refused('it was issued to another app');
    // The expected issuer is made from the tenant. v1 and v2 tokens have different ones.
    const issuer =
      said.ver === '2.0'
        ? `${settings.authorityHost}/${said.tid}/v2.0`
        : `https://sts.windows.net/${said.tid}/`;
    try {
      await jwtVerify(token, keysOf(said.tid), {
        algorithms: ['RS256'],
        issuer,
        audience: audiences,
        clockTolerance: TOLERANCE_SECONDS,
        currentDate: now(),
        requiredClaims: ['exp', 'iat'],
      });
    } catch (error) {
      if (keysUnread(error)) {
        throw new Refusal('busy', {
          detail: 'The sign-in keys cannot be read just now.',
          retryAfterSeconds: 2,
        });
      }
      throw refused(
        error instanceof errors.JWTExpired ? 'it has expired' : 'its signature or its claims do not hold',
      );
    }
    const caller: Caller = {
      tenantId: said.tid,
      id: said.oid,
      signInName: said.preferred_username ?? said.upn ?? '',
      name:
        [said.name, said.preferred_username, said.upn].map(cleanName).find((name) => isVisible(name)) ??
        'Somebody',
      token,
    };
    if (remembered.size >= CACHE_MAX) remembered.clear();
    remembered.set(authorization, { caller, expires: (said.exp + TOLERANCE_SECONDS) * 1_000 });
    return caller;
  };
}

/** Entra's keys could not be read, so the token may be valid. jose has no error class for this. */
function keysUnread(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError) || error instanceof errors.JWKSTimeout) return true;
  return error.code === 'ERR_JOSE_GENERIC';
}

function claimsOf(token: string): z.infer<typeof claims> {
  let payload: unknown;
  try {
    payload = decodeJwt(token);
  } catch {
    throw refused('this is not a token');
  }
  const parsed = claims.safeParse(payload);
  if (!parsed.success) throw refused('it is not a person’s token for Guildhall');
  if (!parsed.data.scp.split(' ').includes('access_as_user'))
    throw refused('it is not meant for Guildhall’s pages');
  return parsed.data;
}

function refused(why: string): Refusal {
  return new Refusal('token-refused', { detail: `This sign-in is not accepted: ${why}.` });
}
