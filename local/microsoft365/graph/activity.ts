import { z } from 'zod';
import { personById } from '../directory.ts';
import type { Answer } from '../exchange.ts';
import { type Call, type Needs, readBody, userOf } from './call.ts';
import { badRequest, GraphError, resourceNotFound } from './errors.ts';
import type { Route } from './router.ts';

const needs: Needs = {
  delegated: ['TeamsActivity.Send'],
  application: ['TeamsActivity.Send', 'TeamsActivity.Send.User'],
  rsc: ['TeamsActivity.Send.Chat'],
};

const body = z.strictObject({
  topic: z.strictObject({
    '@odata.type': z.string().optional(),
    source: z.enum(['entityUrl', 'text']),
    value: z.string().min(1),
    webUrl: z.string().optional(),
  }),
  activityType: z.string().min(1),
  chainId: z.number().int().optional(),
  previewText: z.strictObject({ content: z.string().min(1), contentType: z.string().optional() }).optional(),
  templateParameters: z.array(z.strictObject({ name: z.string(), value: z.string() })).default([]),
  teamsAppId: z.string().optional(),
  iconId: z.string().optional(),
  recipient: z
    .looseObject({ '@odata.type': z.string(), userId: z.string().optional(), chatId: z.string().optional() })
    .optional(),
});

/** The recipients a chat notification means. */
function recipients(call: Call, sent: z.output<typeof body>): string[] {
  const chat = call.world.store.state.chats.find(({ id }) => id === call.params.chat);
  if (!chat) throw new GraphError(404, 'NotFound', `No chat found with ID '${call.params.chat}'.`);
  const { recipient } = sent;
  if (recipient?.['@odata.type'].endsWith('aadUserNotificationRecipient') && recipient.userId) {
    if (!chat.members.includes(recipient.userId))
      throw badRequest('The recipient is not a member of the chat.');
    return [recipient.userId];
  }
  if (recipient?.['@odata.type'].endsWith('chatMembersNotificationRecipient')) return chat.members;
  throw badRequest('The recipient is missing or of an unsupported type.');
}

function send(call: Call): Answer {
  const sent = readBody(call, body, 'sendActivityNotification');
  const { caller, world } = call;
  const { topic, activityType } = sent;
  const { activityTypes, notInstalledFor, catalogId } = world.settings.teamsApp;
  const parameters = Object.fromEntries(sent.templateParameters.map(({ name, value }) => [name, value]));
  if (
    topic.source === 'text' &&
    !/^https:\/\/teams\.(microsoft|cloud\.microsoft)(\.com)?\/l\//.test(topic.webUrl ?? '')
  )
    throw badRequest("Topic.WebUrl must be a Teams deep link when the topic's source is 'text'.");
  if (topic.source === 'entityUrl' && !/\/(users|chats|teams|appCatalogs)\b/.test(topic.value))
    throw badRequest(
      `Invalid topic value '${topic.value}': it must be the URL of a Teams entity in Microsoft Graph.`,
    );
  if (
    activityType === 'systemDefault'
      ? !parameters.systemDefaultText
      : activityTypes && !activityTypes.has(activityType)
  )
    throw badRequest(
      `The activity type '${activityType}' is not declared in the app manifest, or lacks a template parameter.`,
    );
  if (sent.teamsAppId !== undefined && sent.teamsAppId !== catalogId)
    throw badRequest('The teamsAppId is unknown.');
  const to = call.params.chat ? recipients(call, sent) : [recipientOf(call)];
  if (caller.kind === 'person' && to.includes(caller.person.id) && to.length === 1)
    throw badRequest('A user cannot send a notification to themselves.');
  if (to.some((id) => notInstalledFor.has(id)))
    throw new GraphError(403, 'Forbidden', 'The application is not installed for the recipient.');
  for (const id of to)
    world.store.state.activities.push({
      at: world.now().toISOString(),
      to: id,
      from: caller.kind === 'person' ? caller.person.id : 'app',
      source: call.params.chat ? `chats/${call.params.chat}` : `users/${id}`,
      activityType,
      topic: { source: topic.source, value: topic.value, ...(topic.webUrl && { webUrl: topic.webUrl }) },
      // Teams shows no more.
      ...(sent.previewText && { previewText: sent.previewText.content.slice(0, 150) }),
      templateParameters: parameters,
      ...(sent.chainId !== undefined && { chainId: sent.chainId }),
    });
  world.store.changed();
  return { status: 204 };
}

function recipientOf(call: Call): string {
  const person = userOf(call);
  if (!person || !personById(person.id)) throw resourceNotFound(call.params.user ?? '');
  if (!person.hasTeams) throw new GraphError(403, 'Forbidden', 'The recipient has no Teams licence.');
  return person.id;
}

export const activityRoutes: Route[] = [
  { method: 'POST', path: '/users/:user/teamwork/sendActivityNotification', needs, handle: send },
  { method: 'POST', path: '/chats/:chat/sendActivityNotification', needs, handle: send },
];
