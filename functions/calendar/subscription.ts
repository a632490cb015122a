import { randomUUID } from 'node:crypto';
import { type CallGraph, GraphFailure } from '../graph/graph.ts';
import {
  endSubscription,
  renewSubscription,
  SUBSCRIPTION_MINUTES,
  subscribeToEvents,
} from '../graph/subscriptions.ts';
import type { Mailbox } from '../tables/mailbox-store.ts';
import type { World } from '../world.ts';

/** A subscription with less time left than this is renewed. */
const RENEW_BEFORE_MS = 48 * 3_600_000;
/** After Graph has refused a subscription it is not requested again for this long. */
const REFUSED_MS = 3_600_000;
/** Attempts past others who write on the mailbox's row. */
const TRIES = 6;

/**
 * Subscribes to changes in a host's calendar, or renews the subscription. If Graph refuses, the timer still reads the
 * calendar's delta. `renew`: even if there is time left, because Graph asks for it.
 */
export async function keepSubscribed(
  world: World,
  tenantId: string,
  hostId: string,
  call: CallGraph,
  { renew = false } = {},
): Promise<void> {
  const mailbox = await world.mailboxes.open(tenantId, hostId);
  const now = world.now().getTime();
  const known = mailbox.subscriptionId;
  const left = mailbox.subscribedUntil ? Date.parse(mailbox.subscribedUntil) - now : 0;
  if (left > (known ? RENEW_BEFORE_MS : 0) && !renew) return;
  const until = new Date(now + SUBSCRIPTION_MINUTES * 60_000);
  try {
    const renewed = known ? await renewSubscription(call, known, until) : undefined;
    if (renewed) await world.mailboxes.change(mailbox, { subscribedUntil: renewed });
    else await subscribe(world, mailbox, call, until);
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    const there = await world.mailboxes.open(tenantId, hostId);
    const subscribedUntil = new Date(now + REFUSED_MS).toISOString();
    if (!there.subscriptionId) await world.mailboxes.change(there, { subscribedUntil });
  }
}

/**
 * Ends the subscription of a mailbox and removes its row. The caller holds the mailbox and has read since that its
 * owner hosts nothing. Whoever plans a session meanwhile waits for the mailbox and then subscribes again.
 */
export async function stopWatching(
  world: World,
  tenantId: string,
  hostId: string,
  call: CallGraph,
): Promise<void> {
  const mailbox = await world.mailboxes.find(tenantId, hostId);
  if (!mailbox) return;
  // Written first, so that the subscription is not taken for an active one if the rest fails.
  const nothing = { clientState: '', subscriptionId: '', subscribedUntil: '' };
  if (!(await world.mailboxes.change(mailbox, nothing))) return;
  if (mailbox.subscriptionId) await endSubscription(call, mailbox.subscriptionId);
  const there = await world.mailboxes.find(tenantId, hostId);
  if (there && !there.clientState) await world.mailboxes.forget(there);
}

async function subscribe(world: World, mailbox: Mailbox, call: CallGraph, until: Date): Promise<void> {
  const { tenantId, personId } = mailbox;
  const clientState = randomUUID();
  // The client state is stored first, because a notification may arrive before Graph's answer.
  const fresh = { clientState, subscriptionId: '', subscribedUntil: '' };
  if (!(await world.mailboxes.change(mailbox, fresh))) return;
  const made = await subscribeToEvents(call, personId, world.publicUrl, clientState, until);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const there = await world.mailboxes.open(tenantId, personId);
    // Another worker has subscribed since, and its client state is the stored one.
    if (there.clientState !== clientState) break;
    const change = { subscriptionId: made.id, subscribedUntil: made.until };
    if (await world.mailboxes.change(there, change)) return;
  }
  await endSubscription(call, made.id);
}
