import * as z from 'zod';
import { type CallGraph, GraphFailure } from './graph.ts';

const subscription = z.object({ id: z.string(), expirationDateTime: z.string() });

/** Outlook allows event subscriptions of at most 10,080 minutes. An hour less allows for different clocks. */
export const SUBSCRIPTION_MINUTES = 10_020;

const resourceOf = (personId: string) => `/users/${personId}/events`;
const notificationUrl = (publicUrl: string) => `${publicUrl}/api/graph/notifications`;

/**
 * Subscribes to changes in a person's calendar. Graph allows one such subscription. One whose id was lost with its
 * answer is replaced.
 */
export async function subscribeToEvents(
  call: CallGraph,
  personId: string,
  publicUrl: string,
  clientState: string,
  until: Date,
): Promise<{ id: string; until: string }> {
  const subscribe = () =>
    call(
      {
        method: 'POST',
        path: '/subscriptions',
        // Notifications then have the immutable ids of events, which we store.
        headers: { Prefer: 'IdType="ImmutableId"' },
        body: {
          changeType: 'updated,deleted',
          notificationUrl: notificationUrl(publicUrl),
          lifecycleNotificationUrl: `${publicUrl}/api/graph/lifecycle`,
          resource: resourceOf(personId),
          expirationDateTime: until.toISOString(),
          clientState,
          latestSupportedTlsVersion: 'v1_2',
        },
      },
      subscription,
    );
  let made: z.infer<typeof subscription>;
  try {
    made = await subscribe();
  } catch (error) {
    if (!(error instanceof GraphFailure && error.status === 409)) throw error;
    for (const id of await unknownOnes(call, personId, publicUrl)) await endSubscription(call, id);
    made = await subscribe();
  }
  return { id: made.id, until: new Date(made.expirationDateTime).toISOString() };
}

const page = z.object({
  value: z.array(z.object({ id: z.string(), resource: z.string(), notificationUrl: z.string() })),
  '@odata.nextLink': z.string().optional(),
});

async function unknownOnes(call: CallGraph, personId: string, publicUrl: string): Promise<string[]> {
  const plain = (resource: string) => resource.replace(/^\//, '').toLowerCase();
  const found: string[] = [];
  let path: string | undefined = '/subscriptions';
  while (path) {
    const said: z.infer<typeof page> = await call({ method: 'GET', path }, page);
    for (const one of said.value) {
      const same = plain(one.resource) === plain(resourceOf(personId));
      if (same && one.notificationUrl === notificationUrl(publicUrl)) found.push(one.id);
    }
    path = said['@odata.nextLink'];
  }
  return found;
}

/** Renews a subscription; undefined if it does not exist any more. */
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
    if (error instanceof GraphFailure && error.status === 404) return undefined;
    throw error;
  }
}

export async function endSubscription(call: CallGraph, id: string): Promise<void> {
  try {
    await call({ method: 'DELETE', path: `/subscriptions/${id}` }, z.unknown());
  } catch (error) {
    if (!(error instanceof GraphFailure && error.status === 404)) throw error;
  }
}
