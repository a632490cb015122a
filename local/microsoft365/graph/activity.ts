import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { personById } from '../directory.ts';
import type { Answer } from '../exchange.ts';
import { type Call, type Needs, readBody, userOf } from './call.ts';
import { badRequest, GraphError, resourceNotFound } from './errors.ts';
import type { Route } from './router.ts';

const chatNeeds: Needs = {
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
type Sent = z.output<typeof body>;

/** The recipients a chat notification means. */
function recipients(call: Call, sent: Sent): string[] {
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

/** What of the body Teams does not take: the address, the type and its parameters are held against the manifest. */
function refuseMalformed(call: Call, { topic, activityType, templateParameters, teamsAppId }: Sent): void {
  const { activityTypes, catalogId } = call.world.settings.teamsApp;
  if (
    topic.source === 'text' &&
    !/^https:\/\/teams\.(microsoft|cloud\.microsoft)(\.com)?\/l\//.test(topic.webUrl ?? '')
  )
    throw badRequest("Topic.WebUrl must be a Teams deep link when the topic's source is 'text'.");
  if (topic.source === 'entityUrl' && !/\/(users|chats|teams|appCatalogs)\b/.test(topic.value))
    throw badRequest(
      `Invalid topic value '${topic.value}': it must be the URL of a Teams entity in Microsoft Graph.`,
    );
  const isDefault = activityType === 'systemDefault';
  const template = isDefault ? '{systemDefaultText}' : activityTypes?.get(activityType);
  if (activityTypes && template === undefined)
    throw badRequest(`The activity type '${activityType}' is not declared in the app manifest.`);
  const given = new Map(templateParameters.map(({ name, value }) => [name, value]));
  // `actor` is filled in by Teams itself.
  const missing = [...(template ?? '').matchAll(/\{(\w+)\}/g)]
    .map(([, name = '']) => name)
    .find((name) => name !== 'actor' && !given.get(name));
  if (missing !== undefined)
    throw badRequest(`The template parameter '${missing}' of '${activityType}' has no value.`);
  if (teamsAppId !== undefined && teamsAppId !== catalogId)
    throw new GraphError(404, 'NotFound', `The teams app '${teamsAppId}' was not found in the app catalog.`);
}

/** With consent of the resource only those who have the app installed can be told, by an app of theirs. */
function refuseRecipients(call: Call, to: readonly string[], { teamsAppId }: Sent): void {
  const { caller, world } = call;
  const { notInstalledFor, externalId, rsc, sharesRegistration } = world.settings.teamsApp;
  if (caller.kind === 'person' && to.includes(caller.person.id) && to.length === 1)
    throw badRequest('A user cannot send a notification to themselves.');
  const isMissing = to.some((id) => notInstalledFor.has(id));
  const consents = rsc.some(
    ({ permissionValue, permissionType }) =>
      permissionValue === 'TeamsActivity.Send.User' && permissionType === 'application',
  );
  const hasRole = ['TeamsActivity.Send', 'TeamsActivity.Send.User'].some((one) => caller.granted.has(one));
  if (caller.kind === 'app' && !call.params.chat && !hasRole && (isMissing || !consents))
    throw new GraphError(
      403,
      'Forbidden',
      "Missing role permissions on the request. API requires one of 'TeamsActivity.Send, TeamsActivity.Send.User'. Resource specific consent grants on the request ''.",
    );
  if (isMissing)
    throw new GraphError(
      403,
      'Forbidden',
      `Application with AAD App Id '${externalId}' is not authorized to generate custom text notifications to the recipient. Ensure that the expected Teams app is installed in the target scope (user, team, or chat).`,
    );
  if (sharesRegistration && teamsAppId === undefined)
    throw new GraphError(
      409,
      'Conflict',
      `Found multiple applications with the same AAD App ID '${externalId}' - a Teams Application ID is required to resolve which application is correct.`,
    );
}

interface Taken {
  readonly real: number;
  readonly shown: number;
}
const lately = new WeakMap<object, Map<string, readonly Taken[]>>();

/** A second has passed when either clock says so: the world's jumps, and in some tests it stands. */
function refuseTooMany(call: Call): void {
  const { world, caller } = call;
  const tenants = lately.get(world) ?? new Map<string, readonly Taken[]>();
  lately.set(world, tenants);
  const now = { real: performance.now(), shown: world.now().getTime() };
  const recent = (tenants.get(caller.tenantId) ?? []).filter(
    ({ real, shown }) => now.real - real < 1_000 && now.shown - shown < 1_000,
  );
  if (recent.length >= world.settings.teamsApp.notificationsASecond)
    throw new GraphError(429, 'TooManyRequests', 'Too many requests.', { headers: { 'retry-after': '1' } });
  tenants.set(caller.tenantId, [...recent, now]);
}

function send(call: Call): Answer {
  const sent = readBody(call, body, 'sendActivityNotification');
  const { caller, world } = call;
  const { topic, activityType, chainId } = sent;
  refuseMalformed(call, sent);
  const to = call.params.chat ? recipients(call, sent) : [recipientOf(call)];
  refuseRecipients(call, to, sent);
  refuseTooMany(call);
  const { state } = world.store;
  for (const id of to) {
    // A notification overrides an earlier one of its chain.
    if (chainId !== undefined)
      state.activities = state.activities.filter((one) => one.to !== id || one.chainId !== chainId);
    state.activities.push({
      id: randomUUID(),
      at: world.now().toISOString(),
      to: id,
      from: caller.kind === 'person' ? caller.person.id : 'app',
      source: call.params.chat ? `chats/${call.params.chat}` : `users/${id}`,
      activityType,
      topic: { source: topic.source, value: topic.value, ...(topic.webUrl && { webUrl: topic.webUrl }) },
      // Teams shows no more.
      ...(sent.previewText && { previewText: sent.previewText.content.slice(0, 150) }),
      templateParameters: Object.fromEntries(sent.templateParameters.map(({ name, value }) => [name, value])),
      ...(chainId !== undefined && { chainId }),
    });
  }
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
  {
    method: 'POST',
    path: '/users/:user/teamwork/sendActivityNotification',
    // An app needs no role where the recipients' installations consent; `send` checks that.
    needs: { delegated: ['TeamsActivity.Send'], application: [], byRecipients: true },
    handle: send,
  },
  { method: 'POST', path: '/chats/:chat/sendActivityNotification', needs: chatNeeds, handle: send },
];
