import type { TokenCredential } from '@azure/identity';
import type { ConfidentialClientApplication } from '@azure/msal-node';
import * as z from 'zod';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { Settings } from '../settings.ts';
import type { Caller } from './verify-token.ts';

/** msal keeps every token it ever exchanged; after this many exchanges it starts afresh. */
const EXCHANGES_PER_CLIENT = 500;

const msalFailure = z.object({
  errorCode: z.string(),
  claims: z.string().optional(),
  subError: z.string().optional(),
});

/**
 * Tokens for Microsoft Graph: on behalf of a person, or as the app itself for work that nobody waits for. Both SDKs
 * are loaded when first needed, because most cold requests need neither.
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
    /** A Graph token for what the person has allowed. Throws `consent-required` with Entra's claims if they have not. */
    async onBehalfOf(caller: Caller): Promise<string> {
      try {
        const client = await clientFor(caller.tenantId);
        const answer = await client.acquireTokenOnBehalfOf({
          oboAssertion: caller.token,
          scopes: [graphScope],
        });
        if (!answer?.accessToken) throw new Error('Entra gave no token');
        return answer.accessToken;
      } catch (error) {
        const failure = msalFailure.safeParse(error);
        if (
          failure.success &&
          /invalid_grant|interaction_required|consent_required/.test(failure.data.errorCode)
        ) {
          throw new Refusal('consent-required', failure.data.claims ? { claims: failure.data.claims } : {});
        }
        throw new Refusal('graph-unavailable', { detail: 'Microsoft 365 did not sign us in just now.' });
      }
    },

    /** A Graph token of the app itself. */
    async asApp(tenantId: string): Promise<string> {
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
      const token = await credential.getToken(graphScope);
      if (!token) throw new Error('Entra gave the app no token');
      return token.token;
    },
  };
}

export type Credentials = ReturnType<typeof credentials>;

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
