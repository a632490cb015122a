import { changedEvents } from '../graph/delta.ts';
import { GraphFailure } from '../graph/graph.ts';
import { concurrencyLimiter } from '../outbox/concurrency-limiter.ts';
import { backOff } from '../outbox/engine.ts';
import { isTemporary, type Outcome, outcome } from '../outbox/failures.ts';
import type { Mailbox } from '../tables/mailbox-store.ts';
import { isOfNewerVersion } from '../tables/rows.ts';
import type { World } from '../world.ts';
import { COUNTING_MS, readAnswers } from './answers.ts';
import { inMailbox, mailboxCall } from './mailbox.ts';
import type { CalendarMessage } from './notifications.ts';
import { keepSubscribed, stopWatching } from './subscription.ts';

const DAY_MS = 86_400_000;
/** A delta's window is fixed in its link; it is opened wide and anew well before sessions grow out of it. */
const WINDOW_DAYS = 180;
const REOPEN_DAYS = 90;
/** Tries for one notification; after that the timers make up for it. */
const TRIES = 8;
/** Mailboxes that a timer looks into at once: hundreds are done within a minute, each with a call or two. */
const MAILBOXES_AT_ONCE = 16;
/**
 * After so long nothing more is begun and the rest is left to the next run. A function that exceeds `functionTimeout` of
 * host.json takes down its whole process, and while Graph is slow a call takes up to its deadline.
 */
export const TIME_BUDGET_MS = 120_000;
const COMMUNITIES_AT_ONCE = 16;

/**
 * Does what a notification asks for. What Graph cannot do just now is handed on for when it may; what it refuses is
 * dropped: the worker tells of it, and the timers look into every calendar anyway.
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

/** Whatever befell a subscription: renews it or makes it anew, and reads what may have been missed. */
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

/** The safety net under the change notifications: asks every host's calendar what has changed since last time. */
export async function readCalendars(world: World, tenants: readonly string[]): Promise<number> {
  let changed = 0;
  await forEveryMailbox(world, tenants, async (mailbox) => {
    const found = await readOne(world, mailbox);
    changed += found;
  });
  return changed;
}

/** Prolongs every host's subscription before Graph lets it lapse, and ends those of people who host nothing any more. */
export async function renewSubscriptions(world: World, tenants: readonly string[]): Promise<void> {
  const hosts = await hostsIn(world, tenants).catch((failure: unknown) => ({ failure }));
  await forEveryMailbox(world, tenants, ({ tenantId, personId }) =>
    inMailbox(world, tenantId, personId, async (call) => {
      const hostsStill =
        !(hosts instanceof Set) ||
        hosts.has(nameOf(tenantId, personId)) ||
        // Asked again now that nobody else is in the mailbox: a session may have been planned since.
        (await hostsIn(world, [tenantId])).has(nameOf(tenantId, personId));
      if (hostsStill) await keepSubscribed(world, tenantId, personId, call);
      else await stopWatching(world, tenantId, personId, call);
    }),
  );
  // Who hosts nothing cannot be told without every session; that must not keep anybody's subscription from going on.
  if (hosts instanceof Set) return;
  if (!isOfNewerVersion(hosts.failure)) throw hosts.failure;
  world.trace.rowsPassedOver += 1;
}

const nameOf = (tenantId: string, hostId: string) => `${tenantId}|${hostId}`;

/** Everybody who hosts a session on which answers count, in whichever community, also one that they have left. */
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
 * One mailbox that cannot be read, is busy or is being throttled keeps no other waiting: its turn comes again. In another
 * order each time, so that none is always among those for which no time was left.
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
 * Reads the answers on each event and takes it off the list, until the time is up. One that is of another version stays
 * on the list and keeps no other waiting.
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

async function readOne(world: World, mailbox: Mailbox): Promise<number> {
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
  // The link moves on only once everything it told has been read; what is read twice does no harm.
  await world.mailboxes.change(mailbox, {
    deltaLink: changes.link,
    deltaUntil: since ? mailbox.deltaUntil : window.endsAt,
  });
  return sessions.length;
}
