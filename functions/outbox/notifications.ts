import { randomUUID, timingSafeEqual } from 'node:crypto';
import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import * as z from 'zod';
import { isOpen } from '../../domain/sessions/session.ts';
import { readEvent } from '../graph/calendar.ts';
import { placeOf } from '../tables/community-store.ts';
import type { World } from '../world.ts';
import { noteAnswers, rsvpsOf } from './answers.ts';

export const answerMessage = z.object({ tenantId: z.string(), hostId: z.string(), eventId: z.string() });
export type AnswerMessage = z.infer<typeof answerMessage>;

const BODY_MAX = 262_144;
const ITEMS_MAX = 1_000;

const notification = z.object({
  subscriptionId: z.string().max(200),
  clientState: z.string().max(128),
  tenantId: z.string().max(64),
  resource: z.string().max(1_000),
  lifecycleEvent: z.string().max(64).optional(),
});
const batch = z.object({ value: z.array(z.unknown()).max(ITEMS_MAX) });

/** Users/OID/Events/ID, in whatever case Graph writes it today. */
const RESOURCE = /^\/?users\/([0-9a-f-]{36})\/events(?:\/([^/?]{1,700}))?$/i;

/**
 * Graph's validation request is answered with its own token, as plain text and nothing else; a notification with 202
 * as soon as its items have been handed on. Items that do not carry our secret are dropped without a word.
 */
export async function receive(
  request: HttpRequest,
  world: World,
  hand: (message: AnswerMessage) => Promise<void>,
  lifecycle: (tenantId: string, hostId: string, event: string) => Promise<void>,
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
  let items: unknown[];
  try {
    items = batch.parse(JSON.parse(text)).value;
  } catch {
    return { status: 400 };
  }
  const told = new Set<string>();
  for (const raw of items) {
    const item = notification.safeParse(raw);
    const [, hostId, eventId] = (item.success && RESOURCE.exec(item.data.resource)) || [];
    if (!item.success || !hostId) continue;
    const { tenantId, clientState, subscriptionId, lifecycleEvent } = item.data;
    if (!(await isOurs(world, tenantId, hostId.toLowerCase(), subscriptionId, clientState))) continue;
    if (lifecycleEvent) await lifecycle(tenantId, hostId.toLowerCase(), lifecycleEvent);
    else if (eventId && !told.has(eventId)) {
      told.add(eventId);
      await hand({ tenantId, hostId: hostId.toLowerCase(), eventId });
    }
  }
  return { status: 202 };
}

async function isOurs(
  world: World,
  tenantId: string,
  hostId: string,
  subscriptionId: string,
  state: string,
): Promise<boolean> {
  if (!/^[0-9a-f-]{36}$/.test(tenantId)) return false;
  const mailbox = await world.mailboxes.find(tenantId, hostId);
  if (!mailbox?.clientState) return false;
  const expected = Buffer.from(mailbox.clientState);
  const given = Buffer.from(state);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return false;
  // A first notification may overtake the answer that tells us the subscription's id.
  return !mailbox.subscriptionId || mailbox.subscriptionId === subscriptionId;
}

/** Reads the answers of one event back into its session. Events that are not a session's are passed over. */
export async function readAnswers(world: World, message: AnswerMessage): Promise<void> {
  const { tenantId, hostId, eventId } = message;
  const found = await world.sessions.sessionOfEvent(tenantId, hostId, eventId);
  if (!found) return;
  const place = placeOf(tenantId, found.communityId);
  const stored = await world.sessions.head(place, found.sessionId);
  if (!stored || stored.session.state === 'cancelled') return;
  const event = await readEvent(world.graph.asApp(tenantId), hostId, eventId);
  if (event && !event.isCancelled) {
    const members = await world.communities.members(place);
    await noteAnswers(world, place, found.sessionId, rsvpsOf(event, members));
    return;
  }
  if (!isOpen(stored.session.state)) return;
  await world.sessions.note(
    place,
    found.sessionId,
    { invite: 'failed', inviteProblem: 'The event was deleted from the host’s calendar.' },
    randomUUID(),
  );
}
