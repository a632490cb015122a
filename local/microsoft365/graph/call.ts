import { z } from 'zod';
import { type Person, personById, personByKey } from '../directory.ts';
import type { Answer } from '../exchange.ts';
import type { World } from '../world.ts';
import { ianaZone } from '../zones.ts';
import { accessDenied, badRequest, GraphError } from './errors.ts';

export type Caller =
  | { kind: 'person'; tenantId: string; person: Person; granted: ReadonlySet<string> }
  | { kind: 'app'; tenantId: string; granted: ReadonlySet<string> };

/** One Graph request, its token already verified. */
export interface Call {
  world: World;
  method: string;
  /** as it came, without the host, e.g. /v1.0/me/events?$top=5 */
  target: string;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  rawBody: Buffer;
  caller: Caller;
  params: Record<string, string>;
}

export type Handler = (call: Call) => Answer | Promise<Answer>;

/** Any of these suffices. `rsc` counts within a chat where the app was installed with that consent. */
export interface Needs {
  delegated: readonly string[];
  application: readonly string[];
  rsc?: readonly string[];
  /** The installations of those whom an app's request is about decide; its handler looks at them. */
  byRecipients?: true;
  /** what a refusal says: Exchange and the directory word it differently */
  refusal?: () => GraphError;
}

export interface Prefer {
  /** the name to give back, and its IANA zone */
  timeZone: { name: string; iana: string };
  immutableIds: boolean;
  maxPageSize?: number;
}

export function prefer(call: Call): Prefer {
  const header = call.headers.prefer ?? '';
  const name = /outlook\.timezone\s*=\s*"?([^",;]+)"?/i.exec(header)?.[1]?.trim() ?? 'UTC';
  const size = /maxpagesize\s*=\s*(\d+)/i.exec(header)?.[1];
  return {
    timeZone: { name, iana: zoneOrRefuse(name) },
    immutableIds: /IdType\s*=\s*"?ImmutableId"?/i.test(header),
    ...(size && { maxPageSize: Math.min(1000, Math.max(1, Number(size))) }),
  };
}

export function zoneOrRefuse(name: string): string {
  const iana = ianaZone(name);
  if (!iana)
    throw new GraphError(
      400,
      'TimeZoneNotSupportedException',
      `A valid TimeZone value must be specified. The following TimeZone value is not supported: '${name}'.`,
    );
  return iana;
}

/** The JSON body, checked: unknown properties and wrong types are refused as Graph's OData reader does. */
export function readBody<T>(call: Call, schema: z.ZodType<T>, type: string): T {
  let body: unknown = {};
  if (call.rawBody.length > 0) {
    if (!/^application\/json\b/i.test(call.headers['content-type'] ?? ''))
      throw badRequest(
        'Write requests (excluding DELETE) must contain the Content-Type header declaration application/json.',
      );
    try {
      body = JSON.parse(call.rawBody.toString('utf8'));
    } catch {
      throw badRequest(
        'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
      );
    }
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const at = issue?.path.join('/') ?? '';
  if (issue?.code === 'unrecognized_keys')
    throw new GraphError(
      400,
      'RequestBodyRead',
      `The property '${issue.keys[0]}' does not exist on type '${type}'${at && ` (at '${at}')`}. Make sure to only use property names that are defined by the type or mark the type as open type.`,
    );
  throw new GraphError(400, 'RequestBodyRead', `Cannot read '${at}' of '${type}': ${issue?.message}`);
}

/** The person a /users/{key} path means, as this caller may see them. */
export function userOf(call: Call): Person | undefined {
  return personByKey(call.caller.tenantId, call.params.user ?? '');
}

/** The owner of the mailbox in the path: only one's own with a delegated token. */
export function mailboxOf(call: Call): Person {
  const person = userOf(call);
  if (!person)
    throw new GraphError(404, 'ErrorInvalidUser', `The requested user '${call.params.user}' is invalid.`);
  if (call.caller.kind === 'person' && call.caller.person.id !== person.id) throw accessDenied();
  if (!person.hasMailbox || call.world.faults.settings.mailboxGone.includes(person.id))
    throw new GraphError(
      404,
      'MailboxNotEnabledForRESTAPI',
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    );
  return person;
}

export function callerFromToken(world: World, authorization: string | undefined): Caller {
  const refuse = (message: string) =>
    new GraphError(401, 'InvalidAuthenticationToken', message, {
      headers: {
        'www-authenticate': `Bearer realm="", authorization_uri="${world.origin}/common/oauth2/authorize"`,
      },
    });
  const token = /^Bearer\s+(.+)$/i.exec(authorization ?? '')?.[1];
  if (!token) throw refuse('Access token is empty.');
  if (token.split('.').length !== 3)
    throw refuse('IDX14100: JWT is not well formed, there are not two dots (.).');
  const claims = world.signer.verify(token);
  if (!claims) throw refuse('Signature is invalid.');
  const { aud, exp, tid, oid, scp, roles, idtyp } = claims;
  if (aud !== 'https://graph.microsoft.com' && aud !== '00000003-0000-0000-c000-000000000000')
    throw refuse('Access token validation failure. Invalid audience.');
  if (typeof exp !== 'number' || exp * 1000 <= world.now().getTime())
    throw refuse('Lifetime validation failed, the token is expired.');
  if (typeof tid !== 'string') throw refuse('Access token validation failure.');
  if (idtyp === 'app')
    return { kind: 'app', tenantId: tid, granted: new Set(z.array(z.string()).catch([]).parse(roles)) };
  const person = typeof oid === 'string' ? personById(oid) : undefined;
  if (!person || person.tenantId !== tid)
    throw refuse('The identity of the calling user could not be found.');
  return { kind: 'person', tenantId: tid, person, granted: new Set(String(scp ?? '').split(' ')) };
}
