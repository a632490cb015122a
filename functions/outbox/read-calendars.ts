import { changedEvents } from '../graph/calendar.ts';
import { GraphFailure } from '../graph/graph.ts';
import type { Mailbox } from '../tables/mailbox-store.ts';
import type { World } from '../world.ts';
import { readAnswers } from './notifications.ts';
import { keepSubscribed } from './subscription.ts';

const DAY_MS = 86_400_000;
/** A delta's window is fixed in its link; it is opened wide and anew well before sessions grow out of it. */
const WINDOW_DAYS = 180;
const REOPEN_DAYS = 90;

/** The safety net under the change notifications: asks every host's calendar what has changed since last time. */
export async function readCalendars(world: World, tenants: readonly string[]): Promise<number> {
  let changed = 0;
  for (const tenantId of tenants) {
    for (const mailbox of await world.mailboxes.all(tenantId)) {
      try {
        changed += await readOne(world, mailbox);
      } catch (error) {
        // One mailbox that cannot be read, or is being throttled, keeps nobody else's answers back.
        if (!(error instanceof GraphFailure)) throw error;
      }
    }
  }
  return changed;
}

async function readOne(world: World, mailbox: Mailbox): Promise<number> {
  const { tenantId, personId } = mailbox;
  const now = world.now().getTime();
  if (mailbox.notBefore && Date.parse(mailbox.notBefore) > now) return 0;
  const call = world.graph.asApp(tenantId);
  const usable = mailbox.deltaLink.startsWith(`${world.graphBaseUrl}/`);
  const grown = !usable || Date.parse(mailbox.deltaUntil) - now < REOPEN_DAYS * DAY_MS;
  const window = {
    startsAt: new Date(now - DAY_MS).toISOString(),
    endsAt: new Date(now + WINDOW_DAYS * DAY_MS).toISOString(),
  };
  const since = grown ? undefined : await changedEvents(call, personId, { link: mailbox.deltaLink });
  const changes = since ?? (await changedEvents(call, personId, window));
  if (!changes) return 0;
  for (const eventId of new Set(changes.ids))
    await readAnswers(world, { tenantId, hostId: personId, eventId });
  // The link moves on only once everything it told has been read; what is read twice does no harm.
  await world.mailboxes.change(mailbox, {
    deltaLink: changes.link,
    deltaUntil: since ? mailbox.deltaUntil : window.endsAt,
  });
  return changes.ids.length;
}

/** Prolongs every host's subscription before Graph lets it lapse. */
export async function renewSubscriptions(world: World, tenants: readonly string[]): Promise<void> {
  for (const tenantId of tenants) {
    const call = world.graph.asApp(tenantId);
    for (const mailbox of await world.mailboxes.all(tenantId)) {
      await keepSubscribed(world, tenantId, mailbox.personId, call);
    }
  }
}
