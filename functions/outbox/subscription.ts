import { randomUUID } from 'node:crypto';
import { type CallGraph, GraphFailure } from '../graph/graph.ts';
import {
  endSubscription,
  renewSubscription,
  SUBSCRIPTION_MINUTES,
  subscribeToEvents,
} from '../graph/subscriptions.ts';
import type { World } from '../world.ts';

/** A subscription with less time left than this is renewed. */
const RENEW_BEFORE_MS = 48 * 3_600_000;

/**
 * Sees to it that changes in a host's calendar reach us by themselves. Where Graph refuses, the answers still come:
 * the timer reads the calendar's delta.
 */
export async function keepSubscribed(
  world: World,
  tenantId: string,
  hostId: string,
  call: CallGraph,
): Promise<void> {
  const mailbox = await world.mailboxes.open(tenantId, hostId);
  const now = world.now().getTime();
  if (mailbox.subscriptionId && Date.parse(mailbox.subscribedUntil) - now > RENEW_BEFORE_MS) return;
  const until = new Date(now + SUBSCRIPTION_MINUTES * 60_000);
  try {
    if (mailbox.subscriptionId) {
      const renewed = await renewSubscription(call, mailbox.subscriptionId, until);
      if (renewed) {
        await world.mailboxes.change(mailbox, { subscribedUntil: renewed });
        return;
      }
    }
    const clientState = randomUUID();
    // The state is written first: Graph may deliver before its answer to us has arrived.
    if (!(await world.mailboxes.change(mailbox, { clientState }))) return;
    const made = await subscribeToEvents(call, hostId, world.publicUrl, clientState, until);
    const fresh = await world.mailboxes.open(tenantId, hostId);
    const kept = await world.mailboxes.change(fresh, {
      subscriptionId: made.id,
      subscribedUntil: made.until,
    });
    if (!kept || fresh.clientState !== clientState) await endSubscription(call, made.id);
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
  }
}
