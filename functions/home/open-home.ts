import { roleMay } from '../../domain/community/policy.ts';
import { openHome as contract } from '../../domain/home/contract.ts';
import { ASKS_FOR_MS, asksToClose, mayOpenSession } from '../../domain/sessions/policy.ts';
import { isLeftOpen } from '../../domain/sessions/session.ts';
import { serve } from '../use-case.ts';

const NEWS = 8;

export const openHome = serve(contract, async ({ caller }, world) => {
  const now = world.now();
  const mine = await world.communities.belongings(caller.tenantId, caller.id, now);
  const found = await Promise.all(
    mine.map(async ({ place, me }) => {
      const reads = roleMay(me.role, 'readCommunity');
      const [sessions, actions, news] = await Promise.all([
        world.sessions.upcoming(place, new Date(now.getTime() - ASKS_FOR_MS)),
        reads ? world.notes.openActions(place, caller.id) : [],
        reads ? world.news.newest(place, NEWS) : [],
      ]);
      const open = sessions.filter((session) => mayOpenSession(me, session) === 'yes');
      return {
        place,
        // One that was begun and never closed is not what comes next for ever.
        sessions: open.filter((session) => !isLeftOpen(session, now)),
        toClose: open.filter((session) => asksToClose(me, session, now)),
        actions,
        news,
      };
    }),
  );
  const upcoming = found
    .flatMap(({ place, sessions }) => sessions.map((session) => ({ place, session })))
    .sort((a, b) => a.session.startsAt.localeCompare(b.session.startsAt));
  const [next] = upcoming;
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
    toClose: found.flatMap(({ toClose }) => toClose).sort((a, b) => a.endsAt.localeCompare(b.endsAt)),
    actions: found
      .flatMap(({ actions }) => actions)
      .sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999')),
    news: found
      .flatMap(({ news }) => news)
      .sort((a, b) => b.at.localeCompare(a.at))
      .slice(0, NEWS),
  };
});
