import { afterAll, beforeAll } from 'vitest';
import { Refusal } from '../../domain/shared/refusal.ts';
import { removeMember } from '../../functions/community/remove-member.ts';
import { takeOverSession } from '../../functions/sessions/take-over-session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { type Flow, itComesOutRight, planned } from './crash.ts';
import { type Guild, hostEvent, type Process, type Workshop, workshop } from './support.ts';

let shop: Workshop;
beforeAll(async () => {
  shop = await workshop();
});
afterAll(() => shop.stop());

async function makeOrganiser(app: Process, guild: Guild, person: Person): Promise<void> {
  const { communities } = app.world;
  const now = shop.clock.now();
  const member = await communities.membershipNow(guild.place, person.id);
  if (!member) throw new Error('No member');
  await communities.changeRole(guild.place, member, 'organiser', undefined, [], now, crypto.randomUUID());
}

const flows: Flow[] = [
  {
    name: 'asking again for a deleted event',
    events: 2,
    async begin(app, guild) {
      const session = await planned(app, guild);
      const event = hostEvent(shop.microsoft365, guild.first, session.topic);
      await shop.inOutlook(guild.first, 'DELETE', `/events/${event?.id}`);
      await guild.change(app, session, { purpose: 'Nobody knows yet.' });
      await app.settle();
      const intent = guild.intending();
      return () => ({ sessions: [session], act: (now) => intent.retry(now, session) });
    },
  },
  {
    name: 'taking over from a host who has left',
    events: 2,
    host: 1,
    async begin(app, guild) {
      const session = await planned(app, guild);
      const [gone, organiser] = [guild.first, guild.person(1)];
      await makeOrganiser(app, guild, organiser);
      shop.microsoft365.faults.settings.mailboxGone = [gone.id];
      await guild.run(app, removeMember, organiser, { params: { personId: gone.id } });
      await app.settle();
      const intent = guild.intending();
      const call = { params: { sessionId: session.id }, body: { from: gone.id } };
      const act = (now: Process) =>
        intent.run(now, takeOverSession, organiser, call).catch((error: unknown) => {
          if (!(error instanceof Refusal && error.code === 'busy')) throw error;
          // A process that ended has left the mailbox leased for a while.
          shop.clock.advance(130_000);
          return intent.run(now, takeOverSession, organiser, call);
        });
      return () => {
        shop.microsoft365.faults.settings.mailboxGone = [gone.id];
        return { sessions: [session], act };
      };
    },
  },
];

itComesOutRight(flows, () => shop);
