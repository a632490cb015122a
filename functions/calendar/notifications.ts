import { timingSafeEqual } from 'node:crypto';
import type { HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import * as z from 'zod';
import type { Mailbox } from '../tables/mailbox-store.ts';
import type { World } from '../world.ts';

/** What Graph told of a host's calendar: events that changed, or something that befell the subscription itself. */
export const calendarMessage = z.object({
  tenantId: z.string(),
  hostId: z.string(),
  eventIds: z.array(z.string()).default([]),
  lifecycle: z.string().optional(),
  attempts: z.number().default(0),
});
export type CalendarMessage = z.input<typeof calendarMessage>;

const BODY_MAX = 1_048_576;
const ITEMS_MAX = 1_000;
/** Anybody can send items that name mailboxes or subscriptions: so many different ones are looked up, no more. */
const LOOKED_UP_MAX = 100;
/** The longest ids there are: so many fit into one message. */
const EVENTS_A_MESSAGE = 40;

const notification = z.object({
  subscriptionId: z.string().max(200),
  clientState: z.string().max(128),
  tenantId: z.guid().toLowerCase(),
  resource: z.string().max(1_000).optional(),
  lifecycleEvent: z.string().max(64).optional(),
});
const batch = z.object({ value: z.array(z.unknown()).max(ITEMS_MAX) });

/** Makes Graph send a notification again, for up to four hours. */
const AGAIN: HttpResponseInit = { status: 503, headers: { 'retry-after': '5' } };

/** Users/OID/Events/ID, in whatever case Graph writes it today. */
const RESOURCE = /^\/?users\/([0-9a-f-]{36})\/events(?:\/([^/?]{1,700}))?$/i;

/**
 * Graph's validation request is answered with its own token, as plain text and nothing else; a notification with 202
 * as soon as its items have been handed on. Items that do not carry our secret are dropped without a word.
 */
export async function receive(
  request: HttpRequest,
  world: World,
  context: InvocationContext,
): Promise<HttpResponseInit> {
  const token = request.query.get('validationToken');
  if (token !== null) {
    if (token.length > 2_000) return { status: 400 };
    return {
      status: 200,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
      body: token,
    };
  }
  if (Number(request.headers.get('content-length') ?? 0) > BODY_MAX) return { status: 413 };
  const text = await request.text();
  if (text.length > BODY_MAX) return { status: 413 };
  if (text === '') {
    // What it told was dropped by the Functions host (decision 0012): the delta makes up for it if Graph's next try does not.
    const line = { event: 'request', route: context.functionName, status: 503, code: 'length-required' };
    context.log(JSON.stringify({ ...line, ms: 0, ...world.trace }));
    return AGAIN;
  }
  let items: unknown[];
  try {
    items = batch.parse(JSON.parse(text)).value;
  } catch {
    return { status: 400 };
  }
  try {
    const messages = await authenticated(items, world);
    await Promise.all(messages.map((message) => world.enqueueNotification(message)));
  } catch {
    // Graph sends all of it again; what was handed on already does no harm twice.
    return AGAIN;
  }
  return { status: 202 };
}

/** What is ours of the items, each once. */
async function authenticated(items: readonly unknown[], world: World): Promise<CalendarMessage[]> {
  const known = new Map<string, Promise<Mailbox | undefined>>();
  const once = (key: string, look: () => Promise<Mailbox | undefined>) => {
    let found = known.get(key);
    if (!found && known.size < LOOKED_UP_MAX) {
      found = look();
      known.set(key, found);
    }
    // Beyond that the timers make up for it.
    return found;
  };
  const told = new Map<string, { about: CalendarMessage; events: Set<string>; lifecycles: Set<string> }>();
  for (const raw of items) {
    const item = notification.safeParse(raw).data;
    if (!item) continue;
    const { tenantId, subscriptionId, lifecycleEvent: lifecycle } = item;
    const [, host = '', eventId] = RESOURCE.exec(item.resource ?? '') ?? [];
    const hostId = host.toLowerCase();
    // Of a subscription's own fate Graph tells without naming the calendar.
    const mailbox = await (hostId
      ? once(`${tenantId}|${hostId}`, () => world.mailboxes.find(tenantId, hostId))
      : once(`${tenantId}||${subscriptionId}`, () => world.mailboxes.subscribed(tenantId, subscriptionId)));
    if (!mailbox || !isOurs(mailbox, item)) continue;
    const key = `${tenantId}|${mailbox.personId}`;
    const about = { tenantId, hostId: mailbox.personId };
    const { events, lifecycles } = told.get(key) ?? { events: new Set(), lifecycles: new Set() };
    told.set(key, { about, events, lifecycles });
    if (lifecycle) lifecycles.add(lifecycle);
    else if (eventId) events.add(eventId);
  }
  return [...told.values()].flatMap(({ about, events, lifecycles }) => {
    const messages: CalendarMessage[] = [...lifecycles].map((lifecycle) => ({ ...about, lifecycle }));
    const eventIds = [...events];
    while (eventIds.length > 0) messages.push({ ...about, eventIds: eventIds.splice(0, EVENTS_A_MESSAGE) });
    return messages;
  });
}

function isOurs(mailbox: Mailbox, item: z.infer<typeof notification>): boolean {
  if (!mailbox.clientState) return false;
  const expected = Buffer.from(mailbox.clientState);
  const given = Buffer.from(item.clientState);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return false;
  // A first notification may overtake the answer that tells us the subscription's id.
  return !mailbox.subscriptionId || mailbox.subscriptionId === item.subscriptionId;
}
