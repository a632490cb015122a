import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StoredEvent } from './calendar/event.ts';
import type { Faults } from './faults.ts';
import { changeKey } from './graph/event-view.ts';
import type { Store, Subscription } from './state.ts';

type Change = 'created' | 'updated' | 'deleted';
export type Lifecycle = 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed';

export interface Delivery {
  at: Date;
  subscriptionId: string;
  kind: Change | Lifecycle;
  /** how it went in the end; 0: nobody answered */
  status: number;
  attempts: number;
}

export interface Notifier {
  eventChanged(event: StoredEvent, change: Change): void;
  lifecycle(subscriptionId: string, kind: Lifecycle): void;
  /** The handshake: why the address was refused, or undefined when it answered as it must. */
  validate(url: string): Promise<string | undefined>;
  /** Everything under way has been delivered or given up. */
  settled(): Promise<void>;
  /** what was tried and how it ended */
  readonly deliveries: readonly Delivery[];
  stop(): void;
}

/** Graph goes on for four hours; here a minute stands for that. */
const pauses = [0, 200, 500, 1000, 2000, 4000, 8000, 15_000, 30_000];

export function createNotifier(o: { store: Store; faults: Faults; now: () => Date }): Notifier {
  const { store, faults, now } = o;
  const underWay = new Set<Promise<void>>();
  const stopped = new AbortController();
  const deliveries: Delivery[] = [];
  let held: (() => void)[] = [];

  /** Does not keep the process alive, and ends at once when everything stops. */
  const wait = (ms: number) => sleep(ms, undefined, { signal: stopped.signal, ref: false }).catch(() => {});

  function track(work: Promise<void>): void {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  }

  async function deliver(
    url: string,
    subscriptionId: string,
    kind: Delivery['kind'],
    item: unknown,
  ): Promise<void> {
    if (faults.settings.notifications.delay > 0) await wait(faults.settings.notifications.delay);
    const entry: Delivery = { at: now(), subscriptionId, kind, status: 0, attempts: 0 };
    deliveries.push(entry);
    for (const pause of pauses.slice(0, faults.settings.notifications.attempts)) {
      if (pause > 0) await wait(pause);
      // Stopped, or unsubscribed meanwhile: nobody waits for it any more.
      if (stopped.signal.aborted || !store.state.subscriptions.some(({ id }) => id === subscriptionId))
        return;
      entry.attempts += 1;
      entry.status = await post(url, JSON.stringify({ value: [item] }), 'application/json');
      if (entry.status >= 200 && entry.status < 300) return;
    }
  }

  async function post(url: string, body: string, type: string): Promise<number> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers: { 'content-type': type },
        redirect: 'manual',
        signal: AbortSignal.any([stopped.signal, AbortSignal.timeout(3000)]),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 0;
    }
  }

  /** Losing, doubling and holding back as the faults say. */
  function dispatch(send: () => Promise<void>): void {
    if (faults.takeLostNotification()) return;
    const { duplicate, reorder } = faults.settings.notifications;
    const go = () => {
      track(send());
      if (duplicate) track(send());
    };
    if (reorder === 0) {
      go();
      return;
    }
    held.push(go);
    if (held.length >= reorder) release();
  }

  function release(): void {
    const all = held.reverse();
    held = [];
    for (const go of all) go();
  }

  const changed = (subscription: Subscription, event: StoredEvent, change: Change) => {
    const id = subscription.immutableIds ? event.immutableId : event.id;
    const resource = `Users/${event.mailbox}/Events/${id}`;
    return {
      subscriptionId: subscription.id,
      subscriptionExpirationDateTime: new Date(subscription.expiration).toISOString(),
      changeType: change,
      resource,
      resourceData: {
        '@odata.type': '#Microsoft.Graph.Event',
        '@odata.id': resource,
        '@odata.etag': `W/"${changeKey(event)}"`,
        id,
      },
      clientState: subscription.clientState ?? null,
      tenantId: subscription.tenantId,
    };
  };

  return {
    deliveries,
    eventChanged(event, change) {
      const time = now().getTime();
      for (const one of store.state.subscriptions) {
        if (one.mailbox !== event.mailbox || one.expiration <= time) continue;
        if (!one.changeType.split(',').includes(change)) continue;
        dispatch(() => deliver(one.notificationUrl, one.id, change, changed(one, event, change)));
      }
    },
    lifecycle(subscriptionId, kind) {
      const one = store.state.subscriptions.find(({ id }) => id === subscriptionId);
      const url = one?.lifecycleNotificationUrl;
      if (!one || !url) throw new Error(`No subscription ${subscriptionId} with a lifecycle address`);
      const item = {
        subscriptionId,
        subscriptionExpirationDateTime: new Date(one.expiration).toISOString(),
        tenantId: one.tenantId,
        clientState: one.clientState ?? null,
        lifecycleEvent: kind,
      };
      track(
        deliver(url, subscriptionId, kind, item).then(() => {
          if (kind === 'subscriptionRemoved')
            store.state.subscriptions = store.state.subscriptions.filter(
              (other) => other.id !== subscriptionId,
            );
        }),
      );
    },
    async validate(url) {
      const token = `Validation: Testing client application reachability for subscription Request-Id: ${randomBytes(16).toString('hex')} +/=&`;
      const target = new URL(url);
      target.searchParams.set('validationToken', token);
      try {
        const response = await fetch(target, {
          method: 'POST',
          headers: { 'content-type': 'text/plain; charset=utf-8' },
          redirect: 'manual',
          signal: AbortSignal.any([stopped.signal, AbortSignal.timeout(10_000)]),
        });
        const text = await response.text();
        if (response.status !== 200)
          return `Notification endpoint must respond with 200 OK, it answered ${response.status}.`;
        if (!response.headers.get('content-type')?.startsWith('text/plain'))
          return 'Must respond with Content-Type text/plain.';
        return text === token ? undefined : 'The validation token in the response does not match.';
      } catch {
        return 'The notification endpoint could not be reached within 10 seconds.';
      }
    },
    async settled() {
      release();
      while (underWay.size > 0) await Promise.all(underWay);
    },
    stop() {
      stopped.abort();
    },
  };
}
