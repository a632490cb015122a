import type * as z from 'zod';
import { isThere } from '../../domain/community/absence.ts';
import { roleMay } from '../../domain/community/policy.ts';
import { answerPulses } from '../../domain/safety/abilities.ts';
import type { safetyMine } from '../../domain/safety/mine.ts';
import { pulseEnds } from '../../domain/safety/pulse.ts';
import type { FeedKindOf } from '../feed/kinds.ts';
import { PULSE, PULSE_END } from '../feed/pulse.ts';
import type { Place } from '../tables/community-store.ts';
import type { World } from '../world.ts';
import { pulseNoticesFor } from './safety-notices.ts';

type Item = z.output<typeof safetyMine.pulse>;

/** A closed session about which people are asked. */
export interface Asked {
  readonly communityId: string;
  readonly sessionId: string;
  readonly topic: string;
  readonly startsAt: string;
  readonly closedAt: string;
}

/** The session, if people are asked about it now. */
export async function askedAbout(world: World, place: Place, sessionId: string): Promise<Asked | undefined> {
  const session = (await world.sessions.head(place, sessionId))?.session;
  if (session?.state !== 'closed' || !session.closedAt) return undefined;
  const { topic, startsAt, closedAt } = session;
  const { communityId } = place;
  return world.now() < pulseEnds(closedAt)
    ? { communityId, sessionId, topic, startsAt, closedAt }
    : undefined;
}

/**
 * The question about a session. What is shown depends on the session and the member alone, never on who has answered: it
 * comes to everybody and leaves everybody at one time.
 */
export const PULSE_FEED: FeedKindOf<Asked> = {
  kind: PULSE,
  section: 'standing',
  read: askedAbout,
  show: ({ communityId, sessionId, topic, closedAt }, member): Item | null => {
    const { role, joinedAt, pausedUntil = null, away = [] } = member;
    const belonged = joinedAt !== undefined && joinedAt <= closedAt;
    if (!belonged || !roleMay(role, answerPulses)) return null;
    if (!isThere({ pausedUntil, away }, closedAt.slice(0, 10))) return null;
    const until = pulseEnds(closedAt).toISOString();
    return { kind: 'pulse', communityId, due: until.slice(0, 10), sessionId, topic, until };
  },
  notices: pulseNoticesFor,
  // The work that ends each of them waits for as long as people are asked.
  all: async (world, place) =>
    (await world.outbox.waiting(place, PULSE_END.kind)).map(({ subject }) => subject),
};
