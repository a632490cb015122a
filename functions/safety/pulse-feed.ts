import type * as z from 'zod';
import { isThere } from '../../domain/community/absence.ts';
import { roleMay } from '../../domain/community/policy.ts';
import { answerPulses } from '../../domain/safety/abilities.ts';
import type { safetyMine } from '../../domain/safety/mine.ts';
import { isRemembered, pulseEnds } from '../../domain/safety/pulse.ts';
import type { FeedKindOf, Reader } from '../feed/kinds.ts';
import { PULSE, PULSE_END } from '../feed/pulse.ts';
import { dayIn } from '../tables/community-day.ts';
import type { Place } from '../tables/community-store.ts';
import type { World } from '../world.ts';
import { pulseOf } from './pulse-store.ts';
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

interface AskedOn extends Asked {
  /** The day on which it was closed, in the community. */
  readonly closedOn: string;
}

/** The session, if people are asked about it now. */
export async function askedAbout(world: World, place: Place, sessionId: string): Promise<Asked | undefined> {
  const session = (await world.sessions.head(place, sessionId))?.session;
  if (session?.state !== 'closed' || !session.closedAt) return undefined;
  const { topic, startsAt, endsAt, closedAt } = session;
  if (!isRemembered({ endsAt, closedAt })) return undefined;
  const { communityId } = place;
  return world.now() < pulseEnds(closedAt)
    ? { communityId, sessionId, topic, startsAt, closedAt }
    : undefined;
}

export const withDay = async (world: World, place: Place, asked: Asked): Promise<AskedOn> => ({
  ...asked,
  closedOn: await dayIn(world, place, asked.closedAt),
});

/** Whether somebody is asked: they belonged when the session was closed, and had neither paused nor were away. */
export function isAsked({ closedAt, closedOn }: AskedOn, member: Reader): boolean {
  const { role, joinedAt, pausedUntil = null, away = [] } = member;
  if (joinedAt === undefined || joinedAt > closedAt || !roleMay(role, answerPulses)) return false;
  return isThere({ pausedUntil, away }, closedOn);
}

/**
 * The question about a session. What is shown depends on the session and the member alone, never on who has answered: it
 * comes to everybody and leaves everybody at one time.
 */
export const PULSE_FEED: FeedKindOf<AskedOn> = {
  kind: PULSE,
  section: 'standing',
  read: async (world, place, sessionId) => {
    const asked = await askedAbout(world, place, sessionId);
    // It was closed again after the pulse had ended.
    if (!asked || (await pulseOf(world, place, sessionId))?.secret === '') return undefined;
    return withDay(world, place, asked);
  },
  show: (asked, member): Item | null => {
    if (!isAsked(asked, member)) return null;
    const { communityId, sessionId, topic, closedAt } = asked;
    const until = pulseEnds(closedAt).toISOString();
    return { kind: 'pulse', communityId, due: until.slice(0, 10), sessionId, topic, until };
  },
  notices: pulseNoticesFor,
  // The work that ends each of them waits for as long as people are asked.
  all: async (world, place) =>
    (await world.outbox.waiting(place, PULSE_END.kind)).map(({ subject }) => subject),
};
