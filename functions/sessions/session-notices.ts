import type { OpenAction } from '../../domain/sessions/note.ts';
import { isOpen, type MySession } from '../../domain/sessions/session.ts';
import { beginning } from '../../domain/shared/text.ts';
import { addDays, momentOf } from '../../domain/shared/time.ts';
import type { NewsNotices } from '../feed/news.ts';
import { after, DAY_MS, type Notice, notice, type Recipient } from '../feed/notice.ts';
import { sayDate, sayDay, sayDayAndTime } from '../mail/moments.ts';
import type { Place } from '../tables/community-store.ts';
import type { World } from '../world.ts';

/** For how long somebody is told of a summary that they have not been told of. */
const SUMMARY_NEWS_MS = 7 * DAY_MS;
/** A reminder of a turn a week ahead is of no use any more when the session itself is near. */
const TURN_NEAR_MS = 2 * DAY_MS;
/** How many characters of an action a notice has. */
const ACTION_MAX = 90;
const OVERDUE_DAYS = 7;

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
    const until = after(startsAt, -TURN_NEAR_MS);
    const parameters = { topic, day: sayDay(startsAt, zone) };
    const preview = 'Look at its agenda, or hand it over in time';
    told.push(notice('turnInAWeek', { at: after(startsAt, -7 * DAY_MS), until, parameters, preview, path }));
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

/** An action is due on its owner's own day. */
export function actionNoticesFor(action: OpenAction, { zone }: Recipient): readonly Notice[] {
  const { due, communityId, sessionId, text, topic } = action;
  if (!due) return [];
  const on = (date: string) => momentOf({ date, time: '00:00' }, zone).toISOString();
  const said = {
    parameters: { day: sayDate(due), action: beginning(text, ACTION_MAX) },
    preview: `From “${topic}”`,
    path: `/communities/${communityId}/sessions/${sessionId}`,
    // The day, because the moment depends on the zone.
    occasion: due,
  };
  const next = on(addDays(due, 1));
  return [
    notice('actionDue', { ...said, at: on(due), until: next }),
    notice('actionOverdue', { ...said, at: next, until: on(addDays(due, 1 + OVERDUE_DAYS)) }),
  ];
}

const counted = (count: number, what: string): string =>
  count === 0 ? '' : `${count} ${what}${count === 1 ? '' : 's'}`;

export const sessionNewsNotices: NewsNotices = {
  closed: ({ at, by, communityId, sessionId, topic, decisions, actions }) => [
    notice('summaryReady', {
      at,
      until: after(at, SUMMARY_NEWS_MS),
      occasion: sessionId,
      parameters: { topic },
      preview: [`${by.name} closed it`, counted(decisions, 'decision'), counted(actions, 'action')]
        .filter(Boolean)
        .join(' · '),
      path: `/communities/${communityId}/sessions/${sessionId}`,
    }),
  ],
};
