import type { Deployment } from './deployment.ts';

const of = (copy: Deployment, type: string) => {
  const found = copy.resources.find((one) => one.type === type);
  if (!found) throw new Error(`no ${type}`);
  return found;
};
// biome-ignore lint/suspicious/noExplicitAny: these set what must not be there.
const properties = (copy: Deployment, type: string): any => of(copy, type).properties;
const STORAGE = 'Microsoft.Storage/storageAccounts';
const SITE = 'Microsoft.Web/sites';
const SETTINGS = 'Microsoft.Web/sites/config';
const ROLE = 'Microsoft.Authorization/roleAssignments';
const POLICY = 'Microsoft.Web/sites/basicPublishingCredentialsPolicies';

/** Changes that make a deployment wrong: a name, the change, and what the checks say about it. */
export const FORBIDDEN: [string, (copy: Deployment) => void, string][] = [
  ['shared keys', (copy) => (properties(copy, STORAGE).allowSharedKeyAccess = true), 'allowSharedKeyAccess'],
  [
    'keys by default',
    (copy) => delete properties(copy, STORAGE).allowSharedKeyAccess,
    'allowSharedKeyAccess',
  ],
  ['public blobs', (copy) => (properties(copy, STORAGE).allowBlobPublicAccess = true), 'allowBlobPublic'],
  [
    'a public container',
    (copy) => (properties(copy, `${STORAGE}/blobServices/containers`).publicAccess = 'Blob'),
    'publicAccess',
  ],
  ['TLS 1.0 for storage', (copy) => (properties(copy, STORAGE).minimumTlsVersion = 'TLS1_0'), 'minimumTls'],
  [
    'http for storage',
    (copy) => (properties(copy, STORAGE).supportsHttpsTrafficOnly = false),
    'supportsHttps',
  ],
  [
    'TLS 1.0 for the app',
    (copy) => (properties(copy, SITE).siteConfig.minTlsVersion = '1.0'),
    'minTlsVersion',
  ],
  ['http for the app', (copy) => (properties(copy, SITE).httpsOnly = false), 'httpsOnly'],
  ['FTP', (copy) => (properties(copy, SITE).siteConfig.ftpsState = 'Disabled'), 'siteConfig: ftpsState'],
  ['always on', (copy) => (properties(copy, SITE).siteConfig.alwaysOn = true), 'siteConfig: alwaysOn'],
  ['settings in the app', (copy) => (properties(copy, SITE).siteConfig.appSettings = []), 'appSettings'],
  [
    'an odd instance',
    (copy) => (properties(copy, SITE).functionAppConfig.scaleAndConcurrency.instanceMemoryMB = 1024),
    'instanceMemoryMB',
  ],
  [
    'an old Node',
    (copy) => (properties(copy, SITE).functionAppConfig.runtime.version = '20'),
    'runtime.version',
  ],
  [
    'a package behind a key',
    (copy) =>
      (properties(copy, SITE).functionAppConfig.deployment.storage.authentication = {
        type: 'StorageAccountConnectionString',
      }),
    'authentication.type',
  ],
  [
    'a package opened as another',
    (copy) =>
      (properties(
        copy,
        SITE,
      ).functionAppConfig.deployment.storage.authentication.userAssignedIdentityResourceId = '/else'),
    'its package is opened',
  ],
  ['another plan', (copy) => (of(copy, 'Microsoft.Web/serverfarms').sku = { name: 'Y1' }), 'the plan is Y1'],
  ['a publishing password', (copy) => (properties(copy, POLICY).allow = true), 'allow'],
  [
    'no word on passwords',
    (copy) => copy.resources.splice(copy.resources.indexOf(of(copy, POLICY)), 1),
    'scm',
  ],
  [
    'logs for whoever has the connection string',
    (copy) => (properties(copy, 'Microsoft.Insights/components').DisableLocalAuth = false),
    'DisableLocalAuth',
  ],
  [
    'a resource nobody thought of',
    (copy) => copy.resources.push({ ...of(copy, STORAGE), type: 'Microsoft.KeyVault/vaults' }),
    'nothing is known of it',
  ],
  [
    'a key in a setting',
    (copy) =>
      (properties(copy, SETTINGS).ENTRA_TENANT_ID = "[listKeys('/account', '2023-05-01').keys[0].value]"),
    'listKeys(',
  ],
  [
    'a connection string with a key',
    (copy) => (properties(copy, SETTINGS).AzureWebJobsStorage = 'AccountName=a;AccountKey=b'),
    'AccountKey=',
  ],
  ['a key put out', (copy) => (copy.outputs.KEY = 'https://a.example.com/?sv=1&sig=b'), 'KEY: sig='],
  [
    'a setting missing',
    (copy) => delete properties(copy, SETTINGS).ENTRA_CLIENT_ID,
    'ENTRA_CLIENT_ID is read',
  ],
  [
    'a setting for nobody',
    (copy) => (properties(copy, SETTINGS).FUNCTIONS_WORKER_RUNTIME = 'node'),
    'FUNCTIONS_WORKER_RUNTIME is set, and read by nobody',
  ],
  [
    'a setting of the host’s missing',
    (copy) => delete properties(copy, SETTINGS).AzureWebJobsStorage__credential,
    'AzureWebJobsStorage__credential is read',
  ],
  [
    'another identity for storage',
    (copy) => (properties(copy, SETTINGS).AzureWebJobsStorage__clientId = 'another'),
    'AzureWebJobsStorage__clientId is',
  ],
  [
    'another account’s tables',
    (copy) => (properties(copy, SETTINGS).AzureWebJobsStorage__tableServiceUri = 'https://b.example.com'),
    'AzureWebJobsStorage__tableServiceUri is',
  ],
  [
    'a second identity',
    (copy) => {
      const { identity } = of(copy, SITE);
      if (identity) identity.userAssignedIdentities['/else'] = {};
    },
    'exactly this identity',
  ],
  [
    'a role more',
    (copy) => {
      const one = structuredClone(of(copy, ROLE));
      one.properties.roleDefinitionId = '/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c';
      copy.resources.push(one);
    },
    'b24988ac-6180-42a0-ab88-20f7382dd24c on Microsoft.Insights/components is too much',
  ],
  ['a role less', (copy) => copy.resources.splice(copy.resources.indexOf(of(copy, ROLE)), 1), 'is missing'],
  [
    'a role on the whole group',
    (copy) => (of(copy, ROLE).id = `${of(copy, 'Microsoft.Resources/resourceGroups').id}/x`),
    'on something wider is too much',
  ],
  [
    'a role for another',
    (copy) => (of(copy, ROLE).properties.principalId = 'another'),
    'for another is too much',
  ],
  [
    'an address that is assumed',
    (copy) => (properties(copy, SETTINGS).PUBLIC_URL = 'https://guildhall-x.azurewebsites.net'),
    'a host name is assumed',
  ],
  [
    'an address other than the domain',
    (copy) => (properties(copy, SETTINGS).PUBLIC_URL = 'https://guildhall.example.com'),
    'PUBLIC_URL is https://guildhall.example.com',
  ],
  [
    'a domain other than the address',
    (copy) => (copy.outputs.PUBLIC_DOMAIN = 'guildhall.example.com'),
    'PUBLIC_DOMAIN is guildhall.example.com',
  ],
];
