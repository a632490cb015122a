import { dirname } from 'node:path';
import type { Credentials } from '../../functions/entra/credentials.ts';
import type { Settings } from '../../functions/settings.ts';
import { localCertificate } from '../../local/certificate.ts';
import { type Microsoft365, startMicrosoft365 } from '../../local/microsoft365/server.ts';
import { LOCAL_APP } from '../../local/world.ts';

const { clientId, clientSecret, domain } = LOCAL_APP;

export async function startLocal(now?: () => Date): Promise<Microsoft365> {
  const caFile = process.env.NODE_EXTRA_CA_CERTS;
  if (!caFile) throw new Error('NODE_EXTRA_CA_CERTS must name the CA of local/certificate.ts');
  const { key, cert } = await localCertificate(dirname(dirname(caFile)));
  return startMicrosoft365({
    key,
    cert,
    app: { clientId, clientSecret, appIdUri: `api://${domain}/${clientId}` },
    ...(now && { now }),
  });
}

export function settingsFor(m365: Microsoft365): Settings {
  return {
    ...{ tenantId: m365.tenantId, clientId, clientSecret, managedIdentityClientId: undefined },
    allowedTenants: [m365.tenantId],
    authorityHost: m365.url,
    graphBaseUrl: m365.url,
    publicUrl: 'http://localhost:9',
    hideAttendeesAbove: 25,
    serviceMailbox: undefined,
    storage: { connectionString: 'UseDevelopmentStorage=true' },
    facilitatorAwayMs: 60_000,
    tabsFolder: undefined,
  };
}

/** Tokens without the way through Entra, which has tests of its own. */
export function credentialsOf(m365: Microsoft365): Credentials {
  return {
    asApp: (tenantId) => m365.graphAppToken(tenantId),
    onBehalfOf: ({ id }) => m365.graphToken(id),
  };
}
