import type { OpenAction } from '../../domain/sessions/open-actions.ts';
import { beginning } from '../../domain/shared/text.ts';
import { addDays, momentOf } from '../../domain/shared/time.ts';
import type { NewsNotices } from '../feed/news.ts';
import { after, DAY_MS, type Notice, notice, type Recipient } from '../feed/notice.ts';
import { sayDate } from '../mail/moments.ts';

/** For how long somebody is told of a summary that they have not been told of. */
const SUMMARY_NEWS_MS = 7 * DAY_MS;
/** How many characters of an action a notice has. */
const ACTION_MAX = 90;
const OVERDUE_DAYS = 7;

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
