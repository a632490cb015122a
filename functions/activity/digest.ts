import { nextBeginning } from '../../domain/activity/hours.ts';
import { NOTICES } from '../../domain/api.ts';
import { filledIn } from '../../domain/shared/notice.ts';
import { wallTime } from '../../domain/shared/time.ts';
import { after, DAY_MS, type Notice, notice } from '../feed/notice.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import type { Mark, StoredMark } from '../tables/due-store.ts';
import { isOfNewerVersion } from '../tables/rows.ts';
import { nameIn, nameOf, type WaitingNotice } from './notice-store.ts';
import type { Run } from './run.ts';
import { type Sending, tell } from './send.ts';
import { hoursOf, noticesNow, timeFor, zoneOf } from './timing.ts';

/** The notice of the day; no area may have a kind of this name. */
export const DIGEST = '~digest';
/** How many notices one of them gathers. */
const GATHERED_MAX = 45;
/** A notice of the day that was not sent for so long is left. */
const DIGEST_UNTIL_MS = 3 * DAY_MS;
/** How many of the others a preview names. */
const PREVIEWED = 3;

/** The mark of the moment at which somebody gets the notice of a day. Its id is the person and their day. */
export function digestMark(place: Place, personId: string, begins: Date, zone: string): Mark {
  const moment = begins.toISOString();
  const day = wallTime(begins, zone).date;
  const until = after(moment, DIGEST_UNTIL_MS);
  // One mark, whatever community it is about.
  const nowhere = { ...place, communityId: '-' };
  return { place: nowhere, kind: DIGEST, id: `${personId}|${day}`, moment, personId, until };
}

interface Gathered {
  readonly row: WaitingNotice;
  readonly place: Place;
  readonly member: Membership;
  readonly notice: Notice;
  readonly community: string;
}

/** Tells somebody in one notice of what has waited for it and still holds. False if it has to be looked at again. */
export async function tellDigest(run: Run, mark: StoredMark): Promise<boolean> {
  const [personId = ''] = mark.id.split('|');
  const rows = await run.notices(personId).waiting(GATHERED_MAX);
  const holding: Gathered[] = [];
  for (const row of rows) holding.push(...(await stillHolds(run, personId, row)));
  holding.sort((a, b) => a.notice.at.localeCompare(b.notice.at));
  const keys = rows.map(({ key }) => key);
  const [first] = holding;
  if (!first) {
    await run.notices(personId).wasTold(keys);
    return true;
  }
  const time = await timeFor(run, first.place, first.member, mark.until);
  if (!time) return true;
  if (time > run.world.now()) {
    await run.world.due.mark(run.tenantId, [{ ...mark, moment: time.toISOString() }]);
    return true;
  }
  const isAlone = holding.length === 1;
  const told = await tell(run, { ...(isAlone ? alone(first) : together(mark, holding)), gathered: keys });
  if (told === 'again') return false;
  if (told === 'before' && isAlone) await run.notices(personId).wasTold(keys);
  // Whoever has had the notice of this day, and changed their hours since, gets the rest with the next one.
  if ((told === 'before' && !isAlone) || rows.length === GATHERED_MAX) {
    const { place, member } = first;
    const zone = await zoneOf(run, place, member);
    const begins = nextBeginning(hoursOf(run, member), run.world.now(), zone);
    await run.world.due.mark(run.tenantId, [digestMark(place, personId, begins, zone)]);
  }
  return true;
}

/** What is told by itself, because nothing else has waited. */
function alone({ row, member, notice: only, community }: Gathered): Sending {
  const { communityId, kind, id } = row;
  const about = { communityId, kind, id };
  return { person: member, name: nameIn(row.key), about, notice: only, topic: community };
}

function together({ id, moment }: StoredMark, holding: readonly Gathered[]): Sending {
  const [first] = holding as [Gathered, ...Gathered[]];
  const said = holding.map(({ notice: { type, parameters } }) =>
    filledIn(NOTICES[type].template, parameters),
  );
  const communities = [...new Set(holding.map(({ community }) => community))];
  const about = { communityId: '-', kind: DIGEST, id };
  const digest = notice('digest', {
    at: moment,
    until: after(moment, DIGEST_UNTIL_MS),
    occasion: id,
    parameters: { count: String(holding.length), first: said[0] ?? '' },
    preview: said.slice(1, 1 + PREVIEWED).join(' · '),
    path: '/',
  });
  return {
    person: first.member,
    name: nameOf(about, digest),
    about,
    notice: digest,
    topic: communities.join(', '),
  };
}

/** A notice that waits, as it would be told now; nothing if it holds no more or is not wanted any more. */
async function stillHolds(run: Run, personId: string, row: WaitingNotice): Promise<Gathered[]> {
  const { communityId, kind: name, id } = row;
  const kind = run.kinds.get(name);
  const place = run.placeOf(communityId);
  if (!kind) return [];
  try {
    const [thing, [member]] = await Promise.all([run.thing(kind, place, id), run.members(place, [personId])]);
    if (thing === undefined || !member) return [];
    const now = run.world.now().toISOString();
    const about = { communityId, kind: name, id };
    const found = (await noticesNow(run, kind, place, id, thing, member)).find(
      (one) => one.at <= now && nameOf(about, one) === nameIn(row.key),
    );
    if (!found || run.timingFor(personId, found.type) === 'never') return [];
    const community = (await run.community(place))?.name ?? 'Guildhall';
    return [{ row, place, member, notice: found, community }];
  } catch (error) {
    if (!isOfNewerVersion(error)) throw error;
    return [];
  }
}
