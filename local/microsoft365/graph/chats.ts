import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { personById } from '../directory.ts';
import type { Answer } from '../exchange.ts';
import type { Chat, Tab } from '../state.ts';
import { type Call, readBody } from './call.ts';
import { chatOf, context } from './chat.ts';
import { badRequest } from './errors.ts';
import { type Filterable, filter, parseFilter } from './odata.ts';
import type { Route } from './router.ts';
import { all, boundApp, expanded, teamsAppOf } from './teams-apps.ts';

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
  'teamsApp@odata.bind': z.string(),
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

const chatRead = {
  delegated: ['Chat.ReadBasic', 'Chat.Read', 'Chat.ReadWrite'],
  application: ['Chat.ReadBasic.All', 'Chat.Read.All', 'Chat.ReadWrite.All'],
};
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
];
