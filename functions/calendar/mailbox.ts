import type * as z from 'zod';
import { type CallGraph, DEADLINE_MS, type GraphCall, GraphFailure } from '../graph/graph.ts';
import { concurrencyLimiter } from '../outbox/concurrency-limiter.ts';
import type { World } from '../world.ts';
import { MailboxBusy, MailLimitReached } from './failures.ts';

/** The lease of a crashed worker expires after this time. A running worker renews it. */
const LEASE_MS = 120_000;
/** A lease must last at least this much longer before a call that changes something. No call takes so long. */
const LEFT_MS = 2 * DEADLINE_MS;
/** The pause where Graph is throttling and gives no Retry-After. */
const PAUSE_MS = 3_000;
/**
 * Outlook bears four calls at once in one mailbox. Four functions reach into it, and Flex Consumption runs each of them
 * on instances of its own, which know nothing of one another.
 */
const limited = concurrencyLimiter(1);

/**
 * Graph as the app, for one person's mailbox. Observes the pause that Graph asked for, also if it told another process.
 */
export async function mailboxCall(world: World, tenantId: string, personId: string): Promise<CallGraph> {
  const mailbox = await world.mailboxes.find(tenantId, personId);
  if (mailbox) world.mailboxes.adoptPause(mailbox);
  return throttled(world, tenantId, personId, async () => {});
}

/** How many mails Exchange sends from one mailbox in a minute. A mail to many people is one. */
const MAILS_A_MINUTE = 30;
const MINUTE_MS = 60_000;

/** Whether a call sends a message, or changes an event and so may be a mail to those invited. */
const mayMail = ({ method, path }: GraphCall) =>
  method !== 'GET' && /^\/users\/[^/]+\/(events(\/|$)|messages\/[^/]+\/send$)/.test(path);

/** `hold` is called before every call that changes something. */
function throttled(
  world: World,
  tenantId: string,
  personId: string,
  hold: (asked: GraphCall) => Promise<void>,
): CallGraph {
  const call = world.graph.asApp(tenantId);
  return <T>(asked: GraphCall, answer: z.ZodType<T>): Promise<T> =>
    limited(`${tenantId}|${personId}`, async () => {
      if (asked.method !== 'GET') await hold(asked);
      refusePaused(world, tenantId, personId);
      try {
        return await call(asked, answer);
      } catch (error) {
        if (error instanceof GraphFailure) error.mailbox = personId;
        if (error instanceof GraphFailure && [429, 503, 504].includes(error.status)) {
          const spread = PAUSE_MS * (0.75 + Math.random() * 0.5);
          const until = error.retryAt ?? new Date(world.now().getTime() + spread);
          // The pause is kept in memory even if it cannot be stored.
          await world.mailboxes.pause(tenantId, personId, until).catch(() => {});
        }
        throw error;
      }
    });
}

function refusePaused(world: World, tenantId: string, personId: string): void {
  const until = world.mailboxes.pausedUntil(tenantId, personId, world.now());
  if (until) throw new GraphFailure(429, 'MailboxPaused', 'this mailbox asked for a pause', until);
}

/** The mails of the last minute with one more. Throws `MailLimitReached` if there may be no more. */
function oneMore(mails: readonly number[], now: number): number[] {
  const lately = mails.filter((at) => at > now - MINUTE_MS && at <= now);
  const [first = now] = lately;
  if (lately.length >= MAILS_A_MINUTE) throw new MailLimitReached(first + MINUTE_MS - now);
  return [...lately, now];
}

/** Works in a mailbox while holding its lease. Throws `MailboxBusy` if another worker holds it. */
export async function inMailbox<T>(
  world: World,
  tenantId: string,
  personId: string,
  work: (call: CallGraph) => Promise<T>,
): Promise<T> {
  const mailbox = await world.mailboxes.find(tenantId, personId);
  if (mailbox) world.mailboxes.adoptPause(mailbox);
  refusePaused(world, tenantId, personId);
  const until = () => new Date(world.now().getTime() + LEASE_MS);
  let lease = await world.mailboxes.lease(tenantId, personId, world.now(), until());
  const hold = async (asked?: GraphCall) => {
    if (lease && lease.until.getTime() - world.now().getTime() < LEFT_MS) {
      lease = await world.mailboxes.prolong(lease, until());
    }
    if (!lease) throw new MailboxBusy();
    if (asked && mayMail(asked)) lease = { ...lease, mails: oneMore(lease.mails, world.now().getTime()) };
  };
  await hold();
  try {
    return await work(throttled(world, tenantId, personId, hold));
  } finally {
    // A lease that cannot be returned expires. The result of the work is more important than this failure.
    if (lease) await world.mailboxes.prolong(lease, new Date(0)).catch(() => {});
  }
}
