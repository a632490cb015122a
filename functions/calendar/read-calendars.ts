import { changedEvents } from '../graph/delta.ts';
import { isMailboxGone } from '../graph/failures.ts';
import { GraphFailure } from '../graph/graph.ts';
import { concurrencyLimiter } from '../outbox/concurrency-limiter.ts';
import { backOff } from '../outbox/engine.ts';
import { isTemporary, type Outcome, outcome } from '../outbox/failures.ts';
import type { Mailbox } from '../tables/mailbox-store.ts';
import { isOfNewerVersion } from '../tables/rows.ts';
import type { World } from '../world.ts';
import { COUNTING_MS, lookIntoAll, readAnswers } from './answers.ts';
import { inMailbox, mailboxCall } from './mailbox.ts';
import type { CalendarMessage } from './notifications.ts';
import { keepSubscribed, stopWatching } from './subscription.ts';

const DAY_MS = 86_400_000;
/**
 * A delta's window of time is fixed in its link. It is opened wide, and again well before sessions are planned beyond
 * it.
 */
const WINDOW_DAYS = 180;
const REOPEN_DAYS = 90;
/** Tries for one notification. After that the change is left to the timers. */
const TRIES = 8;
/** How many mailboxes a timer reads at once. Hundreds take less than a minute, with one or two calls each. */
const MAILBOXES_AT_ONCE = 16;
/**
 * After this time no further mailbox is begun; the rest is left to the next run. A function that exceeds
 * `functionTimeout` of host.json ends its whole process, and a call to a slow Graph may take up to its deadline.
 */
export const TIME_BUDGET_MS = 120_000;
const COMMUNITIES_AT_ONCE = 16;

/**
 * Processes one notification. What fails temporarily is enqueued again for later. What Graph refuses is dropped,
 * because the calendar work reports it and the timers read every calendar.
 */
export async function processNotification(world: World, message: CalendarMessage): Promise<Outcome> {
  const { tenantId, hostId, lifecycle } = message;
  const left = new Set(message.eventIds ?? []);
  const isTimeUp = timeBudget(world);
  try {
    if (lifecycle) await processLifecycleEvent(world, tenantId, hostId, lifecycle);
    await readEach(world, tenantId, hostId, left, isTimeUp);
    if (left.size > 0) {
      await world.enqueueNotification({ ...message, lifecycle: undefined, eventIds: [...left] });
      return { outcome: 'put-off', code: 'OutOfTime' };
    }
    return outcome('done');
  } catch (error) {
    if (!isTemporary(error)) {
      if (error instanceof GraphFailure) return outcome('given-up', error);
      throw error;
    }
    const attempts = (message.attempts ?? 0) + 1;
    if (attempts >= TRIES) return outcome('given-up', error);
    const asked = error instanceof GraphFailure ? (error.retryAt?.getTime() ?? 0) : 0;
    const wait = world.now().getTime() + backOff(attempts, Math.random());
    await world.enqueueNotification(
      { ...message, eventIds: [...left], attempts },
      new Date(Math.max(asked, wait)),
    );
    return outcome('put-off', error);
  }
}

function timeBudget(world: World): () => boolean {
  const until = world.now().getTime() + TIME_BUDGET_MS;
  return () => world.now().getTime() > until;
}

/** Renews or recreates the subscription, and reads the changes that may have been missed. */
async function processLifecycleEvent(
  world: World,
  tenantId: string,
  hostId: string,
  event: string,
): Promise<void> {
  await inMailbox(world, tenantId, hostId, async (call) => {
    if (event === 'subscriptionRemoved') {
      const mailbox = await world.mailboxes.open(tenantId, hostId);
      await world.mailboxes.change(mailbox, { subscriptionId: '', subscribedUntil: '' });
    }
    await keepSubscribed(world, tenantId, hostId, call, { renew: event === 'reauthorizationRequired' });
  });
  if (event !== 'reauthorizationRequired') await readOne(world, await world.mailboxes.open(tenantId, hostId));
}

/** Reads what has changed in every host's calendar since the last run, in case notifications were lost. */
export async function readCalendars(world: World, tenants: readonly string[]): Promise<number> {
  let changed = 0;
  await forEveryMailbox(world, tenants, async (mailbox) => {
    const found = await readOne(world, mailbox);
    changed += found;
  });
  return changed;
}

/** Renews every host's subscription before it expires, and ends those of people who host nothing any more. */
export async function renewSubscriptions(world: World, tenants: readonly string[]): Promise<void> {
  const hosts = await hostsIn(world, tenants).catch((failure: unknown) => ({ failure }));
  await forEveryMailbox(world, tenants, ({ tenantId, personId }) =>
    inMailbox(world, tenantId, personId, async (call) => {
      const hostsStill =
        !(hosts instanceof Set) ||
        hosts.has(nameOf(tenantId, personId)) ||
        // Read again while holding the mailbox, because a session may have been planned since.
        (await hostsIn(world, [tenantId])).has(nameOf(tenantId, personId));
      if (hostsStill) await keepSubscribed(world, tenantId, personId, call);
      else await stopWatching(world, tenantId, personId, call);
    }),
  );
  // If not every session could be read, nobody's subscription is ended and all are renewed.
  if (hosts instanceof Set) return;
  if (!isOfNewerVersion(hosts.failure)) throw hosts.failure;
  world.trace.rowsPassedOver += 1;
}

const nameOf = (tenantId: string, hostId: string) => `${tenantId}|${hostId}`;

/**
 * Everybody who hosts a session whose answers are still read, in any community, including those that they have left.
 */
async function hostsIn(world: World, tenants: readonly string[]): Promise<Set<string>> {
  const limited = concurrencyLimiter(COMMUNITIES_AT_ONCE);
  const then = new Date(world.now().getTime() - COUNTING_MS);
  const places = (await world.communities.all()).filter(({ tenantId }) => tenants.includes(tenantId));
  const found = await Promise.all(
    places.map(async (place) => {
      const hosts = await limited('', () => world.sessions.hostsSince(place, then));
      return hosts.map((hostId) => nameOf(place.tenantId, hostId));
    }),
  );
  return new Set(found.flat());
}

/**
 * Mailboxes that cannot be read, are busy or throttled do not stop the others; the next run tries them again. The order
 * is random, so that it is not always the same mailboxes for which there is no time left.
 */
async function forEveryMailbox(
  world: World,
  tenants: readonly string[],
  work: (mailbox: Mailbox) => Promise<void>,
): Promise<void> {
  const limited = concurrencyLimiter(MAILBOXES_AT_ONCE);
  const isTimeUp = timeBudget(world);
  const mailboxes = await Promise.all(tenants.map((tenantId) => world.mailboxes.all(tenantId)));
  const looks = shuffled(mailboxes.flat()).map((mailbox) =>
    limited('', async () => {
      if (!isTimeUp()) await work(mailbox);
    }),
  );
  for (const look of await Promise.allSettled(looks)) {
    if (look.status === 'fulfilled') continue;
    const { reason } = look;
    if (!(reason instanceof GraphFailure) && !isTemporary(reason)) throw reason;
  }
}

function shuffled<T>(all: readonly T[]): T[] {
  const drawn = all.map((one) => ({ one, at: Math.random() }));
  return drawn.sort((a, b) => a.at - b.at).map(({ one }) => one);
}

/**
 * Reads the answers on each event and removes it from the list, until the time is up. An event whose rows are of
 * another version stays on the list, and the others are read.
 */
async function readEach(
  world: World,
  tenantId: string,
  hostId: string,
  left: Set<string>,
  isTimeUp = () => false,
): Promise<void> {
  let newer: unknown;
  for (const eventId of [...left]) {
    if (isTimeUp()) return;
    try {
      await readAnswers(world, tenantId, hostId, eventId);
      left.delete(eventId);
    } catch (error) {
      if (!isOfNewerVersion(error)) throw error;
      newer ??= error;
    }
  }
  if (newer) throw newer;
}

/** Reads what has changed in a mailbox. That it is gone is told to the sessions that have an event in it, once. */
async function readOne(world: World, mailbox: Mailbox): Promise<number> {
  try {
    return await readChanges(world, mailbox);
  } catch (error) {
    if (!isMailboxGone(error)) throw error;
    if (mailbox.goneSince) return 0;
    await lookIntoAll(world, mailbox.tenantId, mailbox.personId);
    await world.mailboxes.change(mailbox, { goneSince: world.now().toISOString() });
    return 0;
  }
}

async function readChanges(world: World, mailbox: Mailbox): Promise<number> {
  const { tenantId, personId } = mailbox;
  const now = world.now().getTime();
  const call = await mailboxCall(world, tenantId, personId);
  const usable = mailbox.deltaLink.startsWith(`${world.graphBaseUrl}/`);
  const grown = !usable || Date.parse(mailbox.deltaUntil) - now < REOPEN_DAYS * DAY_MS;
  const window = {
    startsAt: new Date(now - DAY_MS).toISOString(),
    endsAt: new Date(now + WINDOW_DAYS * DAY_MS).toISOString(),
  };
  const since = grown ? undefined : await changedEvents(call, personId, { link: mailbox.deltaLink });
  const changes = since ?? (await changedEvents(call, personId, window));
  if (!changes) return 0;
  const sessions = await world.invites.amongEvents(tenantId, personId, new Set(changes.ids));
  await readEach(world, tenantId, personId, new Set(sessions));
  // The link is replaced only after all its changes were read. Reading a change twice is harmless.
  await world.mailboxes.change(mailbox, {
    deltaLink: changes.link,
    deltaUntil: since ? mailbox.deltaUntil : window.endsAt,
    goneSince: '',
  });
  return sessions.length;
}
