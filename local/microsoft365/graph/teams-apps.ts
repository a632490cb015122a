import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Answer } from '../exchange.ts';
import type { InstalledApp, ResourceSpecificPermission } from '../state.ts';
import { type Call, readBody } from './call.ts';
import { chatOf, context } from './chat.ts';
import { badRequest, GraphError } from './errors.ts';
import { type Filterable, filter, parseFilter } from './odata.ts';
import type { Route } from './router.ts';

export function teamsAppOf(call: Call) {
  const { catalogId, externalId, displayName } = call.world.settings.teamsApp;
  return { id: catalogId, externalId, displayName, distributionMethod: 'organization' };
}

const installationFilter: Filterable = {
  properties: {
    'teamsApp/externalId': ['eq'],
    'teamsApp/id': ['eq'],
    'teamsAppDefinition/displayName': ['eq'],
  },
};

function presentInstallation(call: Call, app: InstalledApp, expand: Set<string>): Record<string, unknown> {
  const { catalogId, displayName, version } = call.world.settings.teamsApp;
  return {
    id: app.id,
    ...(expand.has('teamsApp') && { teamsApp: teamsAppOf(call) }),
    ...(expand.has('teamsAppDefinition') && {
      teamsAppDefinition: { id: app.id, teamsAppId: catalogId, displayName, version },
    }),
    consentedPermissionSet: { resourceSpecificPermissions: app.consented },
  };
}

export const expanded = (call: Call) =>
  new Set((call.query.get('$expand') ?? '').split(',').map((name) => name.trim().replace(/\(.*$/, '')));

function installations(call: Call): Answer {
  const chat = chatOf(call);
  const text = call.query.get('$filter');
  const wanted = text === null ? undefined : parseFilter(text);
  if (wanted) filter(wanted, {}, installationFilter);
  const everything = new Set(['teamsApp', 'teamsAppDefinition']);
  const found = chat.installedApps.filter(
    (app) => !wanted || filter(wanted, presentInstallation(call, app, everything), installationFilter),
  );
  return {
    status: 200,
    body: {
      ...context(call, `chats('${chat.id}')/installedApps`),
      value: found.map((app) => presentInstallation(call, app, expanded(call))),
    },
  };
}

const permission = z.strictObject({
  permissionValue: z.string(),
  permissionType: z
    .enum(['application', 'delegated', 'Application', 'Delegated'])
    .transform((type) => type.toLowerCase() as ResourceSpecificPermission['permissionType']),
});
const installation = z.strictObject({
  'teamsApp@odata.bind': z.string(),
  consentedPermissionSet: z.strictObject({ resourceSpecificPermissions: z.array(permission) }).optional(),
});

/** The id at the end of …/appCatalogs/teamsApps/{id}: Graph's own address or this server's. */
export function boundApp(call: Call, link: string): string {
  const id = /\/appCatalogs\/teamsApps(?:\/|\(')([^/')]+)/i.exec(link)?.[1];
  if (id !== call.world.settings.teamsApp.catalogId)
    throw new GraphError(404, 'NotFound', `The teams app '${id ?? link}' was not found in the app catalog.`);
  return id;
}

function install(call: Call): Answer {
  const chat = chatOf(call);
  const body = readBody(call, installation, 'microsoft.graph.teamsAppInstallation');
  const catalogId = boundApp(call, body['teamsApp@odata.bind']);
  const { rsc, staticTabs } = call.world.settings.teamsApp;
  const delegatedOnly = rsc.every(({ permissionType }) => permissionType === 'delegated');
  // Delegated permissions are consented to by the installation itself; only application ones have to be named.
  const consented =
    body.consentedPermissionSet?.resourceSpecificPermissions ?? (delegatedOnly ? [...rsc] : []);
  const consents = ['ReadWriteAndConsentSelfForChat', 'ReadWriteAndConsentForChat'].flatMap((name) => [
    `TeamsAppInstallation.${name}`,
    `TeamsAppInstallation.${name}.All`,
  ]);
  if (rsc.length > 0 && !consents.some((one) => call.caller.granted.has(one)))
    throw new GraphError(
      403,
      'Forbidden',
      'The app needs resource-specific consent: TeamsAppInstallation.ReadWriteAndConsentSelfForChat is required to install it.',
    );
  const key = (one: ResourceSpecificPermission) => `${one.permissionType}:${one.permissionValue}`;
  const [wanted, given] = [rsc, consented].map((list) => list.map(key).sort().join(','));
  if (wanted !== given)
    throw badRequest(
      'The consented permission set does not match the resource-specific permissions of the app definition.',
    );
  if (chat.installedApps.some((app) => app.catalogId === catalogId))
    throw new GraphError(409, 'Conflict', 'The app is already installed in the chat.');
  const id = Buffer.from(`0##${chat.id}##${catalogId}`).toString('base64');
  chat.installedApps.push({ id, catalogId, consented });
  // Static tabs with the group chat scope are pinned by the installation.
  for (const { entityId, name, contentUrl, websiteUrl } of staticTabs)
    chat.tabs.push({
      id: randomUUID(),
      displayName: name,
      catalogId,
      configuration: { entityId, contentUrl, websiteUrl: websiteUrl ?? null },
    });
  call.world.store.changed();
  return {
    status: 201,
    headers: { location: `/chats/${chat.id}/installedApps/${id}` },
    body: '',
  };
}

function uninstall(call: Call): Answer {
  const chat = chatOf(call);
  const app = chat.installedApps.find(({ id }) => id === call.params.installation);
  if (!app) throw new GraphError(404, 'NotFound', 'The app is not installed in the chat.');
  chat.installedApps = chat.installedApps.filter((one) => one !== app);
  chat.tabs = chat.tabs.filter((tab) => tab.catalogId !== app.catalogId);
  call.world.store.changed();
  return { status: 204 };
}

function catalogue(call: Call): Answer {
  const text = call.query.get('$filter');
  const app = teamsAppOf(call);
  const allowed: Filterable = {
    properties: { externalId: ['eq'], id: ['eq'], displayName: ['eq'], distributionMethod: ['eq'] },
  };
  const wanted = text === null ? undefined : parseFilter(text);
  return {
    status: 200,
    body: {
      ...context(call, 'appCatalogs/teamsApps'),
      value: !wanted || filter(wanted, app, allowed) ? [app] : [],
    },
  };
}

const installRead = [
  ...[
    'ReadForChat',
    'ReadWriteSelfForChat',
    'ReadWriteAndConsentSelfForChat',
    'ReadWriteForChat',
    'ReadWriteAndConsentForChat',
  ],
].map((name) => `TeamsAppInstallation.${name}`);
const installWrite = installRead.slice(1);
export const all = (names: readonly string[]) => names.map((name) => `${name}.All`);
export const teamsAppRoutes: Route[] = [
  {
    method: 'GET',
    path: '/chats/:chat/installedApps',
    needs: { delegated: installRead, application: all(installRead), rsc: ['TeamsAppInstallation.Read.Chat'] },
    handle: installations,
  },
  {
    method: 'POST',
    path: '/chats/:chat/installedApps',
    needs: { delegated: installWrite, application: all(installWrite) },
    handle: install,
  },
  {
    method: 'DELETE',
    path: '/chats/:chat/installedApps/:installation',
    needs: { delegated: installWrite, application: all(installWrite) },
    handle: uninstall,
  },
  {
    method: 'GET',
    path: '/appCatalogs/teamsApps',
    needs: {
      delegated: ['AppCatalog.Read.All', 'AppCatalog.ReadWrite.All', 'AppCatalog.Submit'],
      application: ['AppCatalog.Read.All', 'AppCatalog.ReadWrite.All'],
    },
    handle: catalogue,
  },
];
