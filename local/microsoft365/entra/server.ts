import { otherTenantId, tenantId } from '../directory.ts';
import type { Answer, Incoming } from '../exchange.ts';
import type { World } from '../world.ts';
import { adminConsent, authorize } from './consent.ts';
import { EntraError } from './errors.ts';
import { grantToken } from './grants.ts';

const tenants = new Set([tenantId, otherTenantId]);
/** Where MSAL asks for metadata before it knows the tenant. */
const anyTenant = new Set(['common', 'organizations']);

export async function entra(world: World, request: Incoming): Promise<Answer> {
  const url = new URL(request.target, world.origin);
  const [tenant = '', ...rest] = url.pathname.split('/').filter(Boolean);
  try {
    const answer = await route(world, request, url, tenant, rest.join('/'));
    return { ...answer, headers: { ...headersOf(request), ...answer.headers } };
  } catch (error) {
    if (!(error instanceof EntraError)) throw error;
    const answer = error.answer(world, request.headers['client-request-id']);
    return { ...answer, headers: { ...headersOf(request), ...answer.headers } };
  }
}

/** Pages of any origin may read what is said here; a code is worth nothing without the text of its challenge. */
const headersOf = ({ headers }: Incoming): Record<string, string> => ({
  'cache-control': 'no-store, no-cache',
  ...(headers.origin !== undefined && { 'access-control-allow-origin': '*' }),
});

async function route(
  world: World,
  request: Incoming,
  url: URL,
  tenant: string,
  path: string,
): Promise<Answer> {
  if (tenant === 'common' && path === 'discovery/instance') return instances(world, url);
  if (!tenants.has(tenant) && !anyTenant.has(tenant)) {
    if (!path.includes('oauth2') && !path.includes('.well-known')) return { status: 404, body: '' };
    throw new EntraError(400, 'invalid_tenant', 90002, `Tenant '${tenant}' not found.`);
  }
  switch (`${request.method} ${path}`) {
    case 'GET v2.0/.well-known/openid-configuration':
    case 'GET .well-known/openid-configuration':
      return { status: 200, body: metadata(world.origin, tenant) };
    case 'GET discovery/v2.0/keys':
    case 'GET discovery/keys':
      return {
        status: 200,
        body: {
          keys: world.signer.jwks().map((key) => ({ ...key, issuer: `${world.origin}/${tenant}/v2.0` })),
        },
      };
    case 'POST oauth2/v2.0/token':
      if (anyTenant.has(tenant))
        throw new EntraError(
          400,
          'invalid_request',
          50194,
          `Application '${world.app.clientId}' is not configured as a multi-tenant application. Usage of the /common endpoint is not supported.`,
        );
      return { status: 200, body: await grantToken(world, tenant, request) };
    case 'GET oauth2/v2.0/authorize':
    case 'POST oauth2/v2.0/authorize':
      return authorize(world, tenant, url, request);
    case 'GET adminconsent':
    case 'POST adminconsent':
    case 'GET v2.0/adminconsent':
    case 'POST v2.0/adminconsent':
      return adminConsent(world, tenant, url, request);
    default:
      return { status: 404, body: '' };
  }
}

/** MSAL asks this of a host it has no built-in knowledge of, unless told the authority is known. */
function instances(world: World, url: URL): Answer {
  const host = new URL(world.origin).host;
  const asked = url.searchParams.get('authorization_endpoint');
  if (!asked || new URL(asked).host !== host)
    throw new EntraError(400, 'invalid_instance', 50049, 'Unknown or invalid instance.');
  const endpoint = `${world.origin}/common/v2.0/.well-known/openid-configuration`;
  return {
    status: 200,
    body: {
      tenant_discovery_endpoint: asked.includes('/common/') ? endpoint : endpoint.replace('common', tenantId),
      'api-version': '1.1',
      metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
    },
  };
}

function metadata(origin: string, tenant: string): Record<string, unknown> {
  const base = `${origin}/${tenant}`;
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `${origin}/${anyTenant.has(tenant) ? '{tenantid}' : tenant}/v2.0`,
    request_uri_parameter_supported: false,
    userinfo_endpoint: `${origin}/oidc/userinfo`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'name', 'preferred_username', 'oid', 'tid', 'ver'],
    tenant_region_scope: 'EU',
    cloud_instance_name: new URL(origin).host,
    cloud_graph_host_name: new URL(origin).host,
    msgraph_host: new URL(origin).host,
  };
}
