import { timingSafeEqual } from 'node:crypto';
import type { HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import * as z from 'zod';
import type { MailboxProof } from '../tables/mailbox-store.ts';
import type { World } from '../world.ts';

/** A change notification of a host's calendar, or a lifecycle event of its subscription. */
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
/** Mailboxes that are looked up for one request. Changes in others are read by the timers. */
const LOOKED_UP_MAX = 100;
/** This many of the longest ids fit into one message. */
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

/** Users/OID/Events/ID. Graph does not always use the same case. */
const RESOURCE = /^\/?users\/([0-9a-f-]{36})\/events(?:\/([^/?]{1,700}))?$/i;

/**
 * Answers Graph's validation request with its token as plain text, and a notification with 202 once its items are
 * enqueued. Items without our secret are dropped silently.
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
    // The Functions host dropped the body (decision 0012). If Graph's next try fails as well, the delta reads the
    // change.
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
    // Graph will send all of it again. Items that were enqueued already may be processed twice.
    return AGAIN;
  }
  return { status: 202 };
}

/**
 * Finds the mailbox whose secret an item carries: among those that have been shown lately, or else in the table. Anybody
 * can send items with made-up mailboxes, so after one look-up for an item without the secret nothing more is looked up.
 */
function finder({ mailboxes, now }: World) {
  const lookedUp = new Map<string, MailboxProof | undefined>();
  let mayLookUp = true;
  return async (item: z.infer<typeof notification>, hostId: string): Promise<MailboxProof | undefined> => {
    const { tenantId, subscriptionId } = item;
    const shown = mailboxes.proofs.get(tenantId, hostId || subscriptionId, now());
    if (shown && isOurs(shown, item)) return shown;
    // Lifecycle notifications do not name the calendar.
    const key = hostId ? `${tenantId}|${hostId}` : `${tenantId}||${subscriptionId}`;
    if (!lookedUp.has(key) && mayLookUp && lookedUp.size < LOOKED_UP_MAX) {
      const found = await (hostId
        ? mailboxes.find(tenantId, hostId)
        : mailboxes.subscribed(tenantId, subscriptionId));
      lookedUp.set(key, found);
    }
    const found = lookedUp.get(key);
    if (!found || !isOurs(found, item)) {
      mayLookUp = false;
      return undefined;
    }
    mailboxes.proofs.add(found, now());
    return found;
  };
}

/** The items that carry our secret, without duplicates. */
async function authenticated(items: readonly unknown[], world: World): Promise<CalendarMessage[]> {
  const find = finder(world);
  const told = new Map<string, { about: CalendarMessage; events: Set<string>; lifecycles: Set<string> }>();
  for (const raw of items) {
    const item = notification.safeParse(raw).data;
    if (!item) continue;
    const { tenantId, lifecycleEvent: lifecycle } = item;
    const [, host = '', eventId] = RESOURCE.exec(item.resource ?? '') ?? [];
    const mailbox = await find(item, host.toLowerCase());
    if (!mailbox) continue;
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

function isOurs(mailbox: MailboxProof, item: z.infer<typeof notification>): boolean {
  if (!mailbox.clientState) return false;
  const expected = Buffer.from(mailbox.clientState);
  const given = Buffer.from(item.clientState);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return false;
  // The first notification may arrive before the answer with the subscription's id.
  return !mailbox.subscriptionId || mailbox.subscriptionId === item.subscriptionId;
}
