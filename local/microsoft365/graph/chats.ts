import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { personById } from '../directory.ts';
import type { Answer } from '../exchange.ts';
import type { Chat, InstalledApp, ResourceSpecificPermission, Tab } from '../state.ts';
import { type Call, readBody } from './call.ts';
import { badRequest, GraphError } from './errors.ts';
import { type Filterable, filter, parseFilter } from './odata.ts';
import type { Route } from './router.ts';

function chatOf(call: Call): Chat {
  const { caller, world } = call;
  const chat = world.store.state.chats.find(({ id }) => id === call.params.chat);
  const tenant = chat && personById(chat.members[0] ?? '')?.tenantId;
  if (!chat || tenant !== caller.tenantId)
    throw new GraphError(404, 'NotFound', `No chat found with ID '${call.params.chat}'.`);
  if (caller.kind === 'person' && !chat.members.includes(caller.person.id))
    throw new GraphError(403, 'Forbidden', 'The caller is not a member of the chat.');
  return chat;
}

const context = (call: Call, what: string) => ({
  '@odata.context': `${call.world.origin}/v1.0/$metadata#${what}`,
});

function getChat(call: Call): Answer {
  const chat = chatOf(call);
  return {
    status: 200,
    body: {
      ...context(call, 'chats/$entity'),
      id: chat.id,
      topic: chat.topic,
      createdDateTime: chat.createdDateTime,
      lastUpdatedDateTime: chat.lastUpdatedDateTime,
      chatType: 'meeting',
      tenantId: call.caller.tenantId,
      onlineMeetingInfo: {
        joinWebUrl: chat.joinUrl,
        organizer: { id: chat.members[0], userIdentityType: 'aadUser' },
      },
    },
  };
}

function members(call: Call): Answer {
  const chat = chatOf(call);
  return {
    status: 200,
    body: {
      ...context(call, `chats('${chat.id}')/members`),
      '@odata.count': chat.members.length,
      value: chat.members.flatMap((id, index) => {
        const person = personById(id);
        return person
          ? {
              '@odata.type': '#microsoft.graph.aadUserConversationMember',
              id: Buffer.from(`${chat.id}##${id}`).toString('base64'),
              roles: index === 0 ? ['owner'] : [],
              displayName: person.displayName,
              userId: id,
              email: person.mail,
              tenantId: person.tenantId,
            }
          : [];
      }),
    },
  };
}

function teamsAppOf(call: Call) {
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

const expanded = (call: Call) =>
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

const bind = z.string();
const permission = z.strictObject({
  permissionValue: z.string(),
  permissionType: z
    .enum(['application', 'delegated', 'Application', 'Delegated'])
    .transform((type) => type.toLowerCase() as ResourceSpecificPermission['permissionType']),
});
const installation = z.strictObject({
  'teamsApp@odata.bind': bind,
  consentedPermissionSet: z.strictObject({ resourceSpecificPermissions: z.array(permission) }).optional(),
});

/** The id at the end of …/appCatalogs/teamsApps/{id}: Graph's own address or this server's. */
function boundApp(call: Call, link: string): string {
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
  const consented = body.consentedPermissionSet?.resourceSpecificPermissions ?? [];
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

function presentTab(call: Call, chat: Chat, tab: Tab): Record<string, unknown> {
  return {
    id: tab.id,
    displayName: tab.displayName,
    webUrl: `https://teams.microsoft.com/l/entity/${tab.catalogId}/${encodeURIComponent(String(tab.configuration.entityId ?? ''))}?context=${encodeURIComponent(JSON.stringify({ chatId: chat.id }))}`,
    configuration: tab.configuration,
    ...(expanded(call).has('teamsApp') && { teamsApp: teamsAppOf(call) }),
  };
}

function tabs(call: Call): Answer {
  const chat = chatOf(call);
  const text = call.query.get('$filter');
  const wanted = text === null ? undefined : parseFilter(text);
  const allowed: Filterable = { properties: { 'teamsApp/id': ['eq'], displayName: ['eq'] } };
  if (wanted) filter(wanted, {}, allowed);
  const found = chat.tabs.filter(
    (tab) => !wanted || filter(wanted, { ...tab, teamsApp: teamsAppOf(call) }, allowed),
  );
  return {
    status: 200,
    body: {
      ...context(call, `chats('${chat.id}')/tabs`),
      '@odata.count': found.length,
      value: found.map((tab) => presentTab(call, chat, tab)),
    },
  };
}

const newTab = z.strictObject({
  displayName: z.string().min(1).max(128),
  'teamsApp@odata.bind': bind,
  configuration: z
    .strictObject({
      '@odata.type': z.string().optional(),
      entityId: z.string().nullish(),
      contentUrl: z.url({ protocol: /^https?$/ }).nullish(),
      websiteUrl: z.url({ protocol: /^https?$/ }).nullish(),
      removeUrl: z.url({ protocol: /^https?$/ }).nullish(),
    })
    .optional(),
});

function addTab(call: Call): Answer {
  const chat = chatOf(call);
  const body = readBody(call, newTab, 'microsoft.graph.teamsTab');
  const catalogId = boundApp(call, body['teamsApp@odata.bind']);
  if (!chat.installedApps.some((app) => app.catalogId === catalogId))
    throw badRequest('The app must be installed in the chat before a tab can be added.');
  if (body.configuration?.contentUrl === undefined || !body.configuration.entityId)
    throw badRequest('The configuration of a configurable tab needs entityId and contentUrl.');
  const tab: Tab = {
    id: randomUUID(),
    displayName: body.displayName,
    catalogId,
    configuration: body.configuration,
  };
  chat.tabs.push(tab);
  call.world.store.changed();
  return {
    status: 201,
    body: { ...context(call, `chats('${chat.id}')/tabs/$entity`), ...presentTab(call, chat, tab) },
  };
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

const chatRead = {
  delegated: ['Chat.ReadBasic', 'Chat.Read', 'Chat.ReadWrite'],
  application: ['Chat.ReadBasic.All', 'Chat.Read.All', 'Chat.ReadWrite.All'],
};
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
const all = (names: readonly string[]) => names.map((name) => `${name}.All`);
const tabRead = [
  'TeamsTab.Read.All',
  'TeamsTab.ReadWrite.All',
  'TeamsTab.ReadWriteForChat',
  'TeamsTab.ReadWriteSelfForChat',
];
const tabWrite = [
  'TeamsTab.Create',
  'TeamsTab.ReadWrite.All',
  'TeamsTab.ReadWriteForChat',
  'TeamsTab.ReadWriteSelfForChat',
];

export const chatRoutes: Route[] = [
  {
    method: 'GET',
    path: '/chats/:chat',
    needs: { ...chatRead, rsc: ['ChatSettings.Read.Chat'] },
    handle: getChat,
  },
  {
    method: 'GET',
    path: '/chats/:chat/members',
    needs: { ...chatRead, rsc: ['ChatMember.Read.Chat'] },
    handle: members,
  },
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
    path: '/chats/:chat/tabs',
    needs: {
      delegated: tabRead,
      application: [...tabRead, ...all(tabRead)],
      rsc: ['TeamsTab.Read.Chat', 'TeamsTab.ReadWrite.Chat'],
    },
    handle: tabs,
  },
  {
    method: 'POST',
    path: '/chats/:chat/tabs',
    needs: {
      delegated: tabWrite,
      application: [...tabWrite, ...all(tabWrite)],
      rsc: ['TeamsTab.Create.Chat', 'TeamsTab.ReadWrite.Chat'],
    },
    handle: addTab,
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
