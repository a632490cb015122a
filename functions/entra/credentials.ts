import type { TokenCredential } from '@azure/identity';
import type { ConfidentialClientApplication } from '@azure/msal-node';
import * as z from 'zod';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { Settings } from '../settings.ts';
import type { Caller } from './verify-token.ts';

/** msal caches every token that it exchanged. After this many a new client is made. */
const EXCHANGES_PER_CLIENT = 500;
/** Neither SDK times out if Entra accepts the connection and does not answer. */
const DEADLINE_MS = 10_000;

const msalFailure = z.object({
  errorCode: z.string(),
  errorMessage: z.string().catch(''),
  claims: z.string().optional(),
});
/** The person's own token was refused as expired or forged: they need a new one, not a consent. */
const ASSERTION_REFUSED = /AADSTS(500133|50013)\b/;

/** Entra's codes that need a change of settings. Everything else may be temporary. */
const NOT_SET_UP =
  /\b(?:invalid_client|unauthorized_client|invalid_resource)\b|\bAADSTS(?:7\d{4,6}|500011|65001)\b/;

/** The app's assertion has expired or is not valid yet. A new one may be accepted. */
const ILL_TIMED = /\bAADSTS700024\b/;

/** Entra refuses the app: its secret, its federated credential, its client id or its consent. */
export class AppRefused extends Error {
  /** Entra's own, such as AADSTS700016. */
  readonly code: string;

  constructor(code: string) {
    super('Entra does not accept the app');
    this.name = 'AppRefused';
    this.code = code;
  }
}

/**
 * Tokens for Microsoft Graph, on behalf of a person or as the app itself. Both SDKs are loaded when first needed,
 * because most requests after a cold start need neither.
 */
export function credentials(settings: Settings) {
  const graphScope = `${settings.graphBaseUrl}/.default`;
  const clients = new Map<string, { client: ConfidentialClientApplication; exchanges: number }>();
  const appCredentials = new Map<string, TokenCredential>();

  /** Instead of a secret: the managed identity vouches for the app registration it is federated with. */
  async function managedIdentityAssertion(): Promise<string> {
    const { ManagedIdentityCredential } = await import('@azure/identity');
    const identity = new ManagedIdentityCredential({ clientId: settings.managedIdentityClientId ?? '' });
    return (await identity.getToken('api://AzureADTokenExchange/.default')).token;
  }

  async function clientFor(tenantId: string): Promise<ConfidentialClientApplication> {
    const known = clients.get(tenantId);
    if (known && known.exchanges < EXCHANGES_PER_CLIENT) {
      known.exchanges += 1;
      return known.client;
    }
    const { ConfidentialClientApplication } = await import('@azure/msal-node');
    const client = new ConfidentialClientApplication({
      auth: {
        clientId: settings.clientId,
        authority: `${settings.authorityHost}/${tenantId}`,
        knownAuthorities: [new URL(settings.authorityHost).host],
        ...(settings.clientSecret
          ? { clientSecret: settings.clientSecret }
          : { clientAssertion: managedIdentityAssertion }),
      },
    });
    clients.set(tenantId, { client, exchanges: 1 });
    return client;
  }

  return {
    /**
     * A Graph token on behalf of a person. Throws `consent-required` with Entra's claims if they have not consented.
     * `fresh`: bypasses the cache, because Graph has refused the cached token.
     */
    async onBehalfOf(caller: Caller, fresh = false): Promise<string> {
      try {
        const client = await clientFor(caller.tenantId);
        const answer = await inTime(
          client.acquireTokenOnBehalfOf({
            oboAssertion: caller.token,
            scopes: [graphScope],
            skipCache: fresh,
          }),
        );
        if (!answer?.accessToken) throw new Error('Entra gave no token');
        return answer.accessToken;
      } catch (error) {
        const { data: failure } = msalFailure.safeParse(error);
        if (failure && ASSERTION_REFUSED.test(failure.errorMessage)) {
          throw new Refusal('token-refused', { detail: 'This sign-in is not accepted: it has expired.' });
        }
        if (failure && /invalid_grant|interaction_required|consent_required/.test(failure.errorCode)) {
          throw new Refusal('consent-required', failure.claims ? { claims: failure.claims } : {});
        }
        throw notSignedIn();
      }
    },

    /** A Graph token of the app itself. Throws `AppRefused` where a retry cannot help. */
    async asApp(tenantId: string, fresh = false): Promise<string> {
      // A credential caches its token and has no way to clear the cache.
      if (fresh) appCredentials.delete(tenantId);
      let credential = appCredentials.get(tenantId);
      if (!credential) {
        const { ClientAssertionCredential, ClientSecretCredential } = await import('@azure/identity');
        const options = {
          authorityHost: settings.authorityHost,
          disableInstanceDiscovery: !settings.authorityHost.endsWith('.microsoftonline.com'),
        };
        credential = settings.clientSecret
          ? new ClientSecretCredential(tenantId, settings.clientId, settings.clientSecret, options)
          : new ClientAssertionCredential(tenantId, settings.clientId, managedIdentityAssertion, options);
        appCredentials.set(tenantId, credential);
      }
      try {
        const token = await inTime(credential.getToken(graphScope));
        if (!token) throw new Error('Entra gave the app no token');
        return token.token;
      } catch (error) {
        const said = error instanceof Error ? error.message : '';
        if (NOT_SET_UP.test(said) && !ILL_TIMED.test(said))
          throw new AppRefused(/\bAADSTS\d+/.exec(said)?.[0] ?? 'AppRefused');
        throw notSignedIn();
      }
    },
  };
}

export type Credentials = ReturnType<typeof credentials>;

function notSignedIn(): Refusal {
  return new Refusal('graph-unavailable', { detail: 'Microsoft 365 did not sign us in just now.' });
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Entra took too long')), DEADLINE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A credential that loads the identity SDK only once a token is asked for. */
export function managedIdentity(clientId: string | undefined): TokenCredential {
  let made: Promise<TokenCredential> | undefined;
  return {
    getToken: async (scopes, options) => {
      made ??= import('@azure/identity').then(
        ({ ManagedIdentityCredential }) => new ManagedIdentityCredential({ clientId: clientId ?? '' }),
      );
      return (await made).getToken(scopes, options);
    },
  };
}
