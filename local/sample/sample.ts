import { API } from '../../domain/api.ts';
import { addDays, momentOf, wallTime, weekdayOf } from '../../domain/shared/time.ts';
import type { LocalWorld } from '../world.ts';
import { Cast, idOf } from './cast.ts';
import { FOUNDER } from './community.ts';
import { diary, type Happening } from './diary.ts';
import { livesOf } from './lives.ts';
import { ZONE } from './script.ts';
import { inThePast, type PastClock } from './time-travel.ts';

/** On these days before today people are told, and at these times. */
const TOLD_DAYS = [-3, -2, -1, 0];
const TOLD_AT = ['09:30', '15:30'];

/** When this much passes between two things, whatever the first has set going is over before the second. */
const SOME_TIME_MS = 20 * 60_000;
/** A day after a session nothing more is expected of who was at it, so that it is read once. */
const ATTENDANCE_MS = 25 * 3_600_000;

/**
 * Makes the sample community: twelve people live through its first year, each with their own sign-in, through the API
 * that the pages use and through their own Outlook. Does nothing where it has been made before.
 */
export async function makeSample(world: LocalWorld): Promise<void> {
  const { communities } = await new Cast(world).call(FOUNDER, API.whoAmI);
  if (communities.some(({ id }) => id === idOf('community'))) return;

  // A cast of its own: a sign-in of today is not valid yet where they are going.
  const lives = livesOf(new Cast(world), nextSessionDay(new Date()));
  const happenings = [...diary(lives, new Date()), ...tellings(world, new Date())].sort(
    (a, b) => a.at.getTime() - b.at.getTime(),
  );
  const [first] = happenings;
  if (!first) return;
  const { notifications } = world.microsoft365.faults.settings;
  const losing = notifications.lose;
  try {
    // Everybody answers within hours. Without change notifications the delta tells of all their answers at once.
    notifications.lose = true;
    await inThePast(first.at, (clock) => liveThrough(world, happenings, clock));
  } finally {
    notifications.lose = losing;
  }
  // Weeks have passed at once: what the clockwork would have done meanwhile is done now.
  await world.host.invokeTimer('renewSubscriptions');
  await world.host.invokeTimer('readCalendars');
  // It reads who was in the meetings.
  await world.host.invokeTimer('sweepOutbox');
  await world.host.idle();
}

/** In the morning and the afternoon of the last days people are told, wherever they are at work. */
function tellings(world: LocalWorld, now: Date): Happening[] {
  const today = wallTime(now, ZONE).date;
  const times = TOLD_DAYS.flatMap((day) =>
    TOLD_AT.map((time) => momentOf({ date: addDays(today, day), time }, ZONE)),
  );
  return times
    .filter((at) => at < now)
    .map((at) => ({
      at,
      what: 'people are told what is new',
      happens: () => world.host.invokeTimer('tellPeople'),
    }));
}

async function liveThrough(
  world: LocalWorld,
  happenings: readonly Happening[],
  clock: PastClock,
): Promise<void> {
  const left = new Set<Happening['leaves']>();
  let isHeld = false;
  let heldAt = 0;
  for (const { at, what, happens, leaves } of happenings) {
    try {
      if (left.size > 0 && at.getTime() - clock.now().getTime() > SOME_TIME_MS) {
        if (left.has('work')) await world.host.idle();
        if (left.has('answers')) await world.host.invokeTimer('readCalendars');
        left.clear();
      }
      clock.waitUntil(at);
      // Before the next session: the rota proposes those who have been to one.
      if (isHeld && at.getTime() - heldAt > ATTENDANCE_MS) {
        await world.host.invokeTimer('sweepOutbox');
        await world.host.idle();
        isHeld = false;
      }
      await happens();
      if (leaves === 'attendance') [isHeld, heldAt] = [true, at.getTime()];
      if (leaves) left.add(leaves === 'attendance' ? 'work' : leaves);
    } catch (error) {
      throw new Error(`The sample community could not be made. It stopped where ${what}.`, { cause: error });
    }
  }
  await world.host.idle();
}

/** In three days, or in two or four where that is a better weekday. */
export function nextSessionDay(now: Date): string {
  const today = wallTime(now, ZONE).date;
  const days = [3, 2, 4].map((ahead) => addDays(today, ahead));
  const until = (last: number) => days.find((day) => weekdayOf(day) >= 1 && weekdayOf(day) <= last);
  // Some of us are off on Fridays.
  return until(4) ?? until(5) ?? addDays(today, 3);
}
