import { afterAll } from 'vitest';
import type { Session } from '../../domain/sessions/session.ts';
import type { SessionDraft } from '../../domain/sessions/session-draft.ts';
import { type Guild, hostEvent, workshop } from './support.ts';

/** A workshop for the tests of one file, with four people to invite, and what has reached their calendars and mailboxes. */
export async function calendars(options: Parameters<typeof workshop>[0] = {}) {
  const shop = await workshop(options);
  afterAll(() => shop.stop());
  const app = shop.process();
  const [priya, ana, ben, chidi] = [shop.who(0), shop.who(1), shop.who(2), shop.who(3)];
  let topics = 0;
  let told = 0;

  /** Who has been mailed what since this was last asked. */
  function mailed(): string[] {
    const all = shop.microsoft365.mails().filter((mail) => mail.kind !== 'response');
    const fresh = all.slice(told);
    told = all.length;
    return fresh.map((mail) => `${mail.kind} ${mail.to.name}`).sort();
  }

  return {
    ...{ shop, app, priya, ana, ben, chidi, mailed },
    /** A session of Priya's that everyone has been invited to. */
    async planned(guild: Guild, change: Partial<SessionDraft> = {}): Promise<Session> {
      topics += 1;
      const session = await guild.plan(app, { topic: `Topic ${topics}.`, ...change });
      await app.settle();
      mailed();
      shop.microsoft365.requests.clear();
      return session;
    },
    /** How often it stands in the calendar of each of the first five people. */
    copies: (topic: string) =>
      [0, 1, 2, 3, 4].map(
        (index) =>
          shop.microsoft365
            .calendar(shop.who(index).id)
            .filter((event) => event.subject.startsWith(topic) && !event.isCancelled).length,
      ),
    event: (session: Session) => {
      const found = hostEvent(shop.microsoft365, priya, session.topic);
      if (!found) throw new Error('There is no such event');
      return found;
    },
    /** What was written to the host's calendar. */
    changes: () =>
      shop.microsoft365.requests
        .matching({ path: `/v1.0/users/${priya.id}/events` })
        .filter(({ method }) => method === 'PATCH' || method === 'POST'),
  };
}
