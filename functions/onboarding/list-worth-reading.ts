import { listWorthReading as contract } from '../../domain/onboarding/contract.ts';
import { notesOffered, SESSIONS_READ } from '../../domain/onboarding/onboarding.ts';
import { unlessNewer } from '../tables/rows.ts';
import { serve } from '../use-case.ts';

/** Among so many lines of news the sessions are looked for that were closed last. */
const NEWS_READ = 100;

/**
 * News tells which sessions were closed and what they were about, and their summaries tell the rest: four calls, whatever
 * was held before.
 */
export const listWorthReading = serve(contract, async ({ place }, world) => {
  const news = await world.news.newest(place, NEWS_READ);
  const closed = news.flatMap((one) => (one.kind === 'closed' ? [one] : [])).slice(0, SESSIONS_READ);
  const sessions = await Promise.all(
    closed.map(async ({ sessionId, topic, at }) => {
      // It may have been reopened meanwhile.
      const summary = await unlessNewer(world.trace, world.sessions.summary(place, sessionId));
      return summary ? [{ sessionId, topic, at, decided: summary.decided, learned: summary.learned }] : [];
    }),
  );
  return { notes: notesOffered(sessions.flat()) };
});
