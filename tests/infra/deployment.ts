import * as z from 'zod';

const resource = z.object({
  id: z.string(),
  type: z.string(),
  name: z.string(),
  sku: z.object({ name: z.string() }).optional(),
  identity: z
    .object({ type: z.string(), userAssignedIdentities: z.record(z.string(), z.object({})) })
    .optional(),
  tags: z.record(z.string(), z.string()).optional(),
  properties: z.record(z.string(), z.unknown()).default({}),
});
type Resource = z.infer<typeof resource>;

/** What a deployment would make. What only Azure knows stays an expression in brackets, such as a host name. */
export const deployment = z
  .object({
    predictedResources: z.array(resource),
    outputs: z.record(z.string(), z.string()),
  })
  .transform(({ predictedResources, outputs }) => ({ resources: predictedResources, outputs }));
export type Deployment = z.infer<typeof deployment>;

/** The settings that the Functions host reads itself. */
export const HOST_SETTINGS: Record<string, string> = {
  AzureWebJobsStorage__credential: 'how it signs in to storage',
  AzureWebJobsStorage__clientId: 'as which identity it signs in',
  AzureWebJobsStorage__blobServiceUri: 'its leases and keys are blobs; the app uses none',
  AzureWebJobsDisableHomepage: 'its own page would stand at / instead of the app’s',
  APPLICATIONINSIGHTS_CONNECTION_STRING: 'it sends the log lines',
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'as which identity it sends them',
};

const GUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const ROLES: Record<string, string> = {
  'b7e6dc6d-f1e8-4753-8033-0f276bb0955b': 'Storage Blob Data Owner',
  '974c5e8b-45b9-4653-ba55-5f855dd0fb88': 'Storage Queue Data Contributor',
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3': 'Storage Table Data Contributor',
  '3913510d-42f4-4e42-8a64-420c390055eb': 'Monitoring Metrics Publisher',
};
/** Every role of the app's identity, and the one thing it holds for. */
const ASSIGNED = [
  'Monitoring Metrics Publisher on Microsoft.Insights/components',
  'Storage Blob Data Owner on Microsoft.Storage/storageAccounts',
  'Storage Queue Data Contributor on Microsoft.Storage/storageAccounts',
  'Storage Table Data Contributor on Microsoft.Storage/storageAccounts',
];

const anything = z.object({});
/** Every kind of resource that is made, and what its properties must say. */
const SHAPES: Record<string, z.ZodType> = {
  'Microsoft.Resources/resourceGroups': anything,
  'Microsoft.ManagedIdentity/userAssignedIdentities': anything,
  'Microsoft.OperationalInsights/workspaces': anything,
  // The connection string is an app setting: without this, whoever reads it could write logs.
  'Microsoft.Insights/components': z.object({ DisableLocalAuth: z.literal(true) }),
  'Microsoft.Storage/storageAccounts': z.object({
    allowSharedKeyAccess: z.literal(false),
    allowBlobPublicAccess: z.literal(false),
    minimumTlsVersion: z.literal('TLS1_2'),
    supportsHttpsTrafficOnly: z.literal(true),
  }),
  'Microsoft.Storage/storageAccounts/blobServices': anything,
  'Microsoft.Storage/storageAccounts/blobServices/containers': z.object({
    publicAccess: z.literal('None').optional(),
  }),
  'Microsoft.Web/serverfarms': z.object({ reserved: z.literal(true) }),
  'Microsoft.Web/sites': z.object({
    httpsOnly: z.literal(true),
    // Only what Flex Consumption is known to accept: it refuses most of what other plans take here.
    siteConfig: z.strictObject({ minTlsVersion: z.literal('1.2'), http20Enabled: z.boolean() }),
    functionAppConfig: z.object({
      deployment: z.object({
        storage: z.object({
          authentication: z.strictObject({
            type: z.literal('UserAssignedIdentity'),
            userAssignedIdentityResourceId: z.string(),
          }),
        }),
      }),
      runtime: z.object({ name: z.literal('node'), version: z.enum(['22', '24']) }),
      scaleAndConcurrency: z.strictObject({
        instanceMemoryMB: z.literal([512, 2048, 4096]),
        maximumInstanceCount: z.int().min(40).max(1000),
        alwaysReady: z.array(z.object({ name: z.literal('http'), instanceCount: z.int() })),
        triggers: z.object({ http: z.object({ perInstanceConcurrency: z.int() }) }),
      }),
    }),
  }),
  'Microsoft.Web/sites/basicPublishingCredentialsPolicies': z.object({ allow: z.literal(false) }),
  'Microsoft.Web/sites/config': z.record(z.string(), z.string()),
  'Microsoft.Authorization/roleAssignments': anything,
};

const ofType = ({ resources }: Deployment, type: string) => resources.filter((one) => one.type === type);

function only(all: Deployment, type: string): Resource {
  const [found, ...others] = ofType(all, type);
  if (!found || others.length > 0) throw new Error(`expected one ${type}`);
  return found;
}

export const site = (all: Deployment) => only(all, 'Microsoft.Web/sites');

/** The function app's settings. */
export function settingsOf(all: Deployment): Record<string, string> {
  const { name, properties } = only(all, 'Microsoft.Web/sites/config');
  if (!name.endsWith('/appsettings')) throw new Error(`${name} are no app settings`);
  return z.record(z.string(), z.string()).parse(properties);
}

/** Only known resources are made, and each is closed to keys, passwords and unencrypted connections. */
export function shapeProblems(all: Deployment): string[] {
  const problems = all.resources.flatMap(({ type, properties }) => {
    const shape = SHAPES[type];
    if (!shape) return [`${type}: nothing is known of it`];
    const parsed = shape.safeParse(properties);
    return (parsed.error?.issues ?? []).map((issue) => {
      const keys = issue.code === 'unrecognized_keys' ? `: ${issue.keys.join(', ')}` : '';
      return `${type}: ${issue.path.join('.')}${keys} ${issue.message}`;
    });
  });
  const missing = Object.keys(SHAPES).filter((type) => ofType(all, type).length === 0);
  const policies = ofType(all, 'Microsoft.Web/sites/basicPublishingCredentialsPolicies');
  const open = ['scm', 'ftp'].filter((way) => !policies.some(({ name }) => name.endsWith(`/${way}`)));
  const plan = only(all, 'Microsoft.Web/serverfarms').sku?.name;
  return [
    ...problems,
    ...missing.map((type) => `${type}: there is none`),
    ...open.map((way) => `${way}: publishing with a password is not switched off`),
    ...(plan === 'FC1' ? [] : [`the plan is ${plan}`]),
  ];
}

/** Nothing holds a key, and nothing asks Azure for one. */
export function secretProblems(all: Deployment): string[] {
  const values: [string, unknown][] = [
    ...Object.entries(all.outputs),
    ...all.resources.map(({ type, properties }): [string, unknown] => [type, properties]),
  ];
  return values.flatMap(([name, value]) => {
    const found = /\blist\w*\(|AccountKey=|SharedAccess\w*=|\bsig=|password/i.exec(JSON.stringify(value));
    return found ? [`${name}: ${found[0]}`] : [];
  });
}

/** `reads` are the settings that the code reads, less those that are for other places than Azure. */
export function settingProblems(all: Deployment, reads: readonly string[]): string[] {
  const set = Object.keys(settingsOf(all));
  const read = [...reads, ...Object.keys(HOST_SETTINGS)];
  return [
    ...read.filter((name) => !set.includes(name)).map((name) => `${name} is read, and not set`),
    ...set.filter((name) => !read.includes(name)).map((name) => `${name} is set, and read by nobody`),
  ];
}

/** The app signs in to storage, to its package and to Entra with its one identity, at the one account's addresses. */
export function identityProblems(all: Deployment): string[] {
  const identity = only(all, 'Microsoft.ManagedIdentity/userAssignedIdentities').id;
  const account = only(all, 'Microsoft.Storage/storageAccounts').id;
  const read = (id: string, path: string) => `[reference('${id}', 'VERSION').${path}]`;
  const clientId = read(identity, 'clientId');
  const expected: Record<string, string> = {
    MANAGED_IDENTITY_CLIENT_ID: clientId,
    AzureWebJobsStorage__credential: 'managedidentity',
    AzureWebJobsStorage__clientId: clientId,
    AzureWebJobsStorage__blobServiceUri: read(account, 'primaryEndpoints.blob'),
    AzureWebJobsStorage__queueServiceUri: read(account, 'primaryEndpoints.queue'),
    AzureWebJobsStorage__tableServiceUri: read(account, 'primaryEndpoints.table'),
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: `[format('ClientId={0};Authorization=AAD', ${clientId.slice(1, -1)})]`,
  };
  const settings = settingsOf(all);
  const anyVersion = (text = '') => text.replaceAll(/'\d{4}-\d\d-\d\d'/g, "'VERSION'");
  const wrong = Object.entries(expected).filter(([name, value]) => anyVersion(settings[name]) !== value);
  const { identity: carried, properties } = site(all);
  const carries = Object.keys(carried?.userAssignedIdentities ?? {});
  return [
    ...wrong.map(([name, value]) => `${name} is ${settings[name]}, not ${value}`),
    ...(carries.join() === identity ? [] : ['the app does not have exactly this identity']),
    ...(JSON.stringify(properties).includes(`"userAssignedIdentityResourceId":"${identity}"`)
      ? []
      : ['its package is opened with another identity']),
  ];
}

/** The identity has exactly the roles it needs, each on the one resource. */
export function roleProblems(all: Deployment): string[] {
  const identity = only(all, 'Microsoft.ManagedIdentity/userAssignedIdentities').id;
  const found = ofType(all, 'Microsoft.Authorization/roleAssignments').map(({ id, properties }) => {
    const [, scope = id] = /^\[extensionResourceId\('([^']+)'/.exec(id) ?? [];
    const [, type = 'something wider'] = /\/providers\/([^/]+\/[^/]+)\/[^/]+$/.exec(scope) ?? [];
    const [role = ''] = new RegExp(`${GUID}$`).exec(String(properties.roleDefinitionId)) ?? [];
    const whose = String(properties.principalId).startsWith(`[reference('${identity}'`) ? '' : ' for another';
    return `${ROLES[role] ?? role} on ${type}${whose}`;
  });
  return [
    ...ASSIGNED.filter((one) => !found.includes(one)).map((one) => `${one} is missing`),
    ...found.filter((one) => !ASSIGNED.includes(one)).map((one) => `${one} is too much`),
  ];
}

/** The app's address is the one Azure gave it, read from the app, unless there is a domain of one's own. */
export function addressProblems(all: Deployment, customDomain = ''): string[] {
  const { PUBLIC_URL: url } = settingsOf(all);
  const { PUBLIC_DOMAIN: domain = '', AZURE_FUNCTION_APP_HOST_NAME: host = '' } = all.outputs;
  const given = new RegExp(
    `^\\[toLower\\(reference\\('${site(all).id}', '[\\d-]+'\\)\\.defaultHostName\\)\\]$`,
  );
  const expected = customDomain || host;
  const address = customDomain ? `https://${customDomain}` : `[format('https://{0}', ${host.slice(1, -1)})]`;
  return [
    ...(given.test(host) ? [] : [`the host name is not read from the app: ${host}`]),
    ...(domain === expected ? [] : [`PUBLIC_DOMAIN is ${domain}`]),
    ...(url === address ? [] : [`PUBLIC_URL is ${url}`]),
    ...(JSON.stringify(all).includes('azurewebsites.net') ? ['a host name is assumed'] : []),
  ];
}
