import { isOpen, type MySession } from '../../domain/sessions/session.ts';
import { after, DAY_MS, type Notice, notice, type Recipient } from '../feed/notice.ts';
import { sayDay, sayDayAndTime } from '../mail/moments.ts';
import type { Place } from '../tables/community-store.ts';
import type { World } from '../world.ts';

/** A reminder of a turn a week ahead is of no use any more when the session itself is near. */
const TURN_NEAR_MS = 2 * DAY_MS;

/** A turn is told of a week ahead once, whether its session is planned by then or later. */
export const turnAhead = (turnId: string, startsAt: string) => {
  const at = after(startsAt, -7 * DAY_MS);
  return { at, until: after(startsAt, -TURN_NEAR_MS), once: `turn-ahead|${turnId}|${at}` };
};

/** What people are told of a session that is to come. Those who declined it are told of their own turn only. */
export function sessionNoticesFor(
  session: MySession,
  { id: me, zone }: Recipient,
  declined?: ReadonlySet<string>,
): readonly Notice[] {
  const { id, communityId, topic, startsAt, facilitator, handedOver } = session;
  if (!isOpen(session.state)) return [];
  const path = `/communities/${communityId}/sessions/${id}`;
  const isMine = facilitator.id === me;
  const moment = sayDayAndTime(startsAt, zone);
  const told: Notice[] = [];
  if (isMine) {
    const parameters = { topic, day: sayDay(startsAt, zone) };
    const preview = 'Look at its agenda, or hand it over in time';
    told.push(notice('turnInAWeek', { ...turnAhead(id, startsAt), parameters, preview, path }));
  }
  if (isMine && handedOver && handedOver.by.id !== me) {
    const parameters = { person: handedOver.by.name, topic };
    told.push(
      notice('handedOver', { at: handedOver.at, until: startsAt, parameters, preview: moment, path }),
    );
  }
  if (isMine || !declined?.has(me))
    told.push(
      notice('sessionTomorrow', {
        at: after(startsAt, -DAY_MS),
        until: startsAt,
        parameters: { topic, moment },
        preview: isMine ? 'You facilitate' : `${facilitator.name} facilitates. What do you bring?`,
        path,
      }),
    );
  return told;
}

export async function whoDeclined(
  world: World,
  place: Place,
  { id }: MySession,
): Promise<ReadonlySet<string>> {
  const answers = await world.invites.readableAnswers(place, id);
  return new Set(
    answers
      .filter(({ response, earlier }) => response === 'declined' && !earlier)
      .map(({ personId }) => personId),
  );
}
