import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Person, personByKey } from '../directory.ts';
import type { Answer } from '../exchange.ts';
import type { Subscription } from '../state.ts';
import { type Call, prefer, readBody } from './call.ts';
import { accessDenied, GraphError } from './errors.ts';
import type { Route } from './router.ts';

const type = 'microsoft.graph.subscription';
const body = z.strictObject({
  '@odata.type': z.string().optional(),
  changeType: z.string(),
  notificationUrl: z.string(),
  lifecycleNotificationUrl: z.string().nullish(),
  resource: z.string(),
  expirationDateTime: z.iso.datetime({ offset: true, local: true }),
  clientState: z.string().max(128).nullish(),
  latestSupportedTlsVersion: z.enum(['v1_0', 'v1_1', 'v1_2', 'v1_3']).default('v1_2'),
  includeResourceData: z.literal(false).nullish(),
});
const renewal = z.strictObject({
  expirationDateTime: z.iso.datetime({ offset: true, local: true }).optional(),
  notificationUrl: z.string().optional(),
});

const minute = 60_000;
const invalid = (message: string) => new GraphError(400, 'InvalidRequest', message);

/** Events live a week at most; what is asked for less than 45 minutes is raised to that. */
function expiry(call: Call, text: string): number {
  const now = call.world.now().getTime();
  const asked = Date.parse(/(z|[+-]\d\d:\d\d)$/i.test(text) ? text : `${text}Z`);
  if (asked > now + 10_080 * minute)
    throw new GraphError(
      400,
      'ExtensionError',
      'Subscription expiration can only be 10080 minutes in the future.',
    );
  if (asked < now) throw invalid('Subscription expiration cannot be in the past.');
  return Math.max(asked, now + 45 * minute);
}

const addressRule = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const here = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1';
  return url?.protocol === 'https:' || (here && url?.protocol === 'http:');
};

function watched(call: Call, resource: string): Person {
  const path = resource
    .replace(/^\//, '')
    .replace(/^me\b/i, () => (call.caller.kind === 'person' ? `users/${call.caller.person.id}` : 'me'));
  const key = /^users(?:\/([^/]+)|\('([^']+)'\))(?:\/calendar)?\/events$/i.exec(path);
  if (!key) throw invalid(`The resource '${resource}' cannot be subscribed to.`);
  const person = personByKey(call.caller.tenantId, key[1] ?? key[2] ?? '');
  if (!person?.hasMailbox || call.world.faults.settings.mailboxGone.includes(person.id))
    throw new GraphError(404, 'ResourceNotFound', `The mailbox of '${resource}' was not found.`);
  if (call.caller.kind === 'person' && call.caller.person.id !== person.id) throw accessDenied();
  return person;
}

async function create(call: Call): Promise<Answer> {
  const sent = readBody(call, body, type);
  const { world, caller } = call;
  const types = sent.changeType.split(',').map((one) => one.trim());
  if (
    types.some((one) => !['created', 'updated', 'deleted'].includes(one)) ||
    new Set(types).size < types.length
  )
    throw invalid(`Invalid 'changeType' attribute: '${sent.changeType}'.`);
  const changeType = types.sort().join(',');
  const urls = [
    sent.notificationUrl,
    ...(sent.lifecycleNotificationUrl ? [sent.lifecycleNotificationUrl] : []),
  ];
  for (const one of urls)
    if (!addressRule(one)) throw invalid('The notification URL must be a valid HTTPS URL.');
  const expiration = expiry(call, sent.expirationDateTime);
  const mailbox = watched(call, sent.resource).id;
  const { state } = world.store;
  const now = world.now().getTime();
  state.subscriptions = state.subscriptions.filter((one) => one.expiration > now);
  const creatorId = caller.kind === 'person' ? caller.person.id : world.app.clientId;
  const twin = () =>
    state.subscriptions.some(
      (one) => one.mailbox === mailbox && one.changeType === changeType && one.creatorId === creatorId,
    );
  const duplicate = () =>
    new GraphError(409, 'Conflict', 'A subscription for this resource and change type already exists.');
  if (twin()) throw duplicate();
  for (const one of urls) {
    const refused = await world.notifier.validate(one);
    if (refused)
      throw new GraphError(400, 'ValidationError', `Subscription validation request failed. ${refused}`);
  }
  if (twin()) throw duplicate();
  const subscription: Subscription = {
    id: randomUUID(),
    tenantId: caller.tenantId,
    applicationId: world.app.clientId,
    creatorId,
    resource: sent.resource,
    mailbox,
    changeType,
    notificationUrl: sent.notificationUrl,
    ...(sent.lifecycleNotificationUrl && { lifecycleNotificationUrl: sent.lifecycleNotificationUrl }),
    ...(sent.clientState && { clientState: sent.clientState }),
    expiration,
    latestSupportedTlsVersion: sent.latestSupportedTlsVersion,
    immutableIds: prefer(call).immutableIds,
  };
  state.subscriptions.push(subscription);
  world.store.changed();
  return { status: 201, body: { ...context(call), ...present(subscription) } };
}

const context = (call: Call) => ({
  '@odata.context': `${call.world.origin}/v1.0/$metadata#subscriptions/$entity`,
});

function present(one: Subscription): Record<string, unknown> {
  return {
    id: one.id,
    resource: one.resource,
    applicationId: one.applicationId,
    changeType: one.changeType,
    // Graph never gives it back.
    clientState: null,
    notificationUrl: one.notificationUrl,
    notificationQueryOptions: null,
    lifecycleNotificationUrl: one.lifecycleNotificationUrl ?? null,
    expirationDateTime: new Date(one.expiration).toISOString(),
    creatorId: one.creatorId,
    includeResourceData: null,
    latestSupportedTlsVersion: one.latestSupportedTlsVersion,
    encryptionCertificate: null,
    encryptionCertificateId: null,
    notificationUrlAppId: null,
  };
}

function mine(call: Call): Subscription[] {
  const { caller, world } = call;
  const now = world.now().getTime();
  return world.store.state.subscriptions.filter(
    (one) =>
      one.tenantId === caller.tenantId &&
      one.expiration > now &&
      (caller.kind === 'app' || one.creatorId === caller.person.id),
  );
}

function one(call: Call): Subscription {
  const found = mine(call).find(({ id }) => id === call.params.subscription);
  if (!found) throw new GraphError(404, 'ResourceNotFound', 'The object was not found.');
  return found;
}

function renew(call: Call): Answer {
  const found = one(call);
  const sent = readBody(call, renewal, type);
  if (sent.notificationUrl !== undefined && !addressRule(sent.notificationUrl))
    throw invalid('The notification URL must be a valid HTTPS URL.');
  if (sent.expirationDateTime !== undefined) found.expiration = expiry(call, sent.expirationDateTime);
  if (sent.notificationUrl !== undefined) found.notificationUrl = sent.notificationUrl;
  call.world.store.changed();
  return { status: 200, body: { ...context(call), ...present(found) } };
}

function remove(call: Call): Answer {
  const { state } = call.world.store;
  const found = one(call);
  state.subscriptions = state.subscriptions.filter((other) => other !== found);
  call.world.store.changed();
  return { status: 204 };
}

const needs = {
  delegated: ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite'],
  application: ['Calendars.ReadBasic.All', 'Calendars.Read', 'Calendars.ReadWrite'],
};

export const subscriptionRoutes: Route[] = [
  { method: 'POST', path: '/subscriptions', needs, handle: create },
  {
    method: 'GET',
    path: '/subscriptions',
    needs,
    handle: (call) => ({ status: 200, body: { value: mine(call).map(present) } }),
  },
  {
    method: 'GET',
    path: '/subscriptions/:subscription',
    needs,
    handle: (call) => ({ status: 200, body: { ...context(call), ...present(one(call)) } }),
  },
  { method: 'PATCH', path: '/subscriptions/:subscription', needs, handle: renew },
  { method: 'DELETE', path: '/subscriptions/:subscription', needs, handle: remove },
  {
    method: 'POST',
    path: '/subscriptions/:subscription/reauthorize',
    needs,
    handle: (call) => {
      one(call);
      return { status: 202 };
    },
  },
];
