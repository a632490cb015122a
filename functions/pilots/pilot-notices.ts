import { nextCheckIn } from '../../domain/pilots/check-in.ts';
import type { Pilot } from '../../domain/pilots/pilot.ts';
import { addDays, momentOf, wallTime } from '../../domain/shared/time.ts';
import type { NewsNotices } from '../feed/news.ts';
import { after, DAY_MS, type Notice, notice, type Recipient } from '../feed/notice.ts';
import type { Place } from '../tables/community-store.ts';
import type { World } from '../world.ts';
import type { Asked } from './pilot-feed.ts';
import { lastCheckIns } from './pilot-store.ts';

/** For how long the people of a pilot that is over are asked to report it. */
const REPORT_ASKED_MS = 14 * DAY_MS;
const REQUEST_NEWS_MS = 7 * DAY_MS;
const TRIED_NEWS_MS = 7 * DAY_MS;

const pathOf = ({ communityId, id }: { readonly communityId: string; readonly id: string }) =>
  `/communities/${communityId}/pilots/${id}`;

export const lastCheckInsOf = (world: World, place: Place, { id }: Pilot) => lastCheckIns(world, place, id);

/** What the people of a pilot are told: when the next check-in is due, and when the pilot is over. */
export function pilotNoticesFor(
  pilot: Pilot,
  { id: me, zone, now }: Recipient,
  last: Readonly<Record<string, string>> = {},
): readonly Notice[] {
  const { title, startsOn, checkInDays, endsAt } = pilot;
  if (pilot.state !== 'begun') return [];
  const path = pathOf(pilot);
  const on = (date: string) => momentOf({ date, time: '00:00' }, zone).toISOString();
  const today = wallTime(now, zone).date;
  // Of check-ins that were missed only the latest is asked for, and the next one is waited for.
  let due = nextCheckIn({ startsOn, checkInDays }, last[me] ?? null);
  while (addDays(due, checkInDays) <= today) due = addDays(due, checkInDays);
  const checkIns = [due, addDays(due, checkInDays)].map((day) =>
    notice('checkInDue', {
      at: on(day),
      until: on(addDays(day, checkInDays)),
      occasion: day,
      parameters: { pilot: title },
      preview: 'On track, wobbling or stuck: a minute is enough',
      path,
    }),
  );
  const over = notice('pilotOver', {
    at: endsAt,
    until: after(endsAt, REPORT_ASKED_MS),
    parameters: { pilot: title },
    preview: 'What came of it helps whoever tries it next, also if it failed',
    path: `${path}/report`,
  });
  return [...checkIns.filter(({ at }) => at < endsAt), over];
}

export function requestNoticesFor({ pilot, name, word, at }: Asked): readonly Notice[] {
  return [
    notice('pilotRequest', {
      at,
      until: after(at, REQUEST_NEWS_MS),
      parameters: { person: name, pilot: pilot.title },
      preview: word,
      path: pathOf(pilot),
    }),
  ];
}

const VERDICTS = { worked: 'it worked', mixed: 'mixed', failed: 'it failed', stopped: 'stopped' } as const;

export const pilotNewsNotices: NewsNotices = {
  tried: ({ at, communityId, pilotId, artifactId, title, verdict }) => [
    notice('playbookTried', {
      at,
      until: after(at, TRIED_NEWS_MS),
      occasion: pilotId,
      parameters: { playbook: title, pilot: VERDICTS[verdict] },
      preview: 'See what came of it, and what would make it better',
      path: `/communities/${communityId}/knowledge/${artifactId}`,
    }),
  ],
};
