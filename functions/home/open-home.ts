import { roleMay } from '../../domain/community/policy.ts';
import { openHome as contract } from '../../domain/home/contract.ts';
import { mayOpenSession } from '../../domain/sessions/policy.ts';
import { serve } from '../use-case.ts';

const NEWS = 8;
/** Longer than this no session goes on after its end. */
const OVERRUN_MS = 4 * 3_600_000;

export const openHome = serve(contract, async ({ caller }, world) => {
  const now = world.now();
  const mine = await world.communities.belongings(caller.tenantId, caller.id, now);
  const found = await Promise.all(
    mine.map(async ({ place, me }) => {
      const reads = roleMay(me.role, 'readCommunity');
      const [sessions, actions, news] = await Promise.all([
        world.sessions.upcoming(place, now),
        reads ? world.notes.openActions(place, caller.id) : [],
        reads ? world.news.newest(place, NEWS) : [],
      ]);
      const open = sessions.filter((session) => mayOpenSession(me, session) === 'yes');
      return { place, sessions: open, actions, news };
    }),
  );
  const upcoming = found
    .flatMap(({ place, sessions }) => sessions.map((session) => ({ place, session })))
    .sort((a, b) => a.session.startsAt.localeCompare(b.session.startsAt));
  // A session that was begun and never closed stays open, but it is not what comes next for ever.
  const next =
    upcoming.find(({ session }) => Date.parse(session.endsAt) + OVERRUN_MS > now.getTime()) ?? upcoming[0];
  const answers = next ? (await world.invites.answers(next.place, next.session.id)).rsvps : [];
  return {
    now: now.toISOString(),
    me: { id: caller.id, name: caller.name },
    communities: mine.map(({ community, me }) => ({ id: community.id, name: community.name, role: me.role })),
    next: next
      ? {
          session: next.session,
          myAnswer: answers.find((answer) => answer.personId === caller.id)?.response ?? 'none',
        }
      : null,
    turns: upcoming.map(({ session }) => session).filter((session) => session.facilitator.id === caller.id),
    actions: found
      .flatMap(({ actions }) => actions)
      .sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999')),
    news: found
      .flatMap(({ news }) => news)
      .sort((a, b) => b.at.localeCompare(a.at))
      .slice(0, NEWS),
  };
});
