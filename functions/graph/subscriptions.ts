import * as z from 'zod';
import type { CallGraph } from './graph.ts';

const subscription = z.object({ id: z.string(), expirationDateTime: z.string() });

/** Outlook keeps an event subscription for at most 10,080 minutes; an hour less leaves room for clocks. */
export const SUBSCRIPTION_MINUTES = 10_020;

export async function subscribeToEvents(
  call: CallGraph,
  personId: string,
  publicUrl: string,
  clientState: string,
  until: Date,
): Promise<{ id: string; until: string }> {
  const made = await call(
    {
      method: 'POST',
      path: '/subscriptions',
      // Notifications then name events as we know them: by the id that never changes.
      headers: { Prefer: 'IdType="ImmutableId"' },
      body: {
        changeType: 'updated,deleted',
        notificationUrl: `${publicUrl}/api/graph/notifications`,
        lifecycleNotificationUrl: `${publicUrl}/api/graph/lifecycle`,
        resource: `/users/${personId}/events`,
        expirationDateTime: until.toISOString(),
        clientState,
        latestSupportedTlsVersion: 'v1_2',
      },
    },
    subscription,
  );
  return { id: made.id, until: new Date(made.expirationDateTime).toISOString() };
}

/** Prolongs a subscription; undefined if Graph no longer has it. */
export async function renewSubscription(
  call: CallGraph,
  id: string,
  until: Date,
): Promise<string | undefined> {
  try {
    const renewed = await call(
      { method: 'PATCH', path: `/subscriptions/${id}`, body: { expirationDateTime: until.toISOString() } },
      subscription,
    );
    return new Date(renewed.expirationDateTime).toISOString();
  } catch (error) {
    if (error instanceof Error && (error as { status?: number }).status === 404) return undefined;
    throw error;
  }
}

export async function endSubscription(call: CallGraph, id: string): Promise<void> {
  await call({ method: 'DELETE', path: `/subscriptions/${id}` }, z.unknown());
}
