import { nextBeginning } from '../../domain/activity/hours.ts';
import type { FeedKind } from '../feed/kinds.ts';
import type { Notice } from '../feed/notice.ts';
import { appForLinks } from '../mail/links.ts';
import { concurrencyLimiter } from '../outbox/concurrency-limiter.ts';
import { isStorageDown } from '../outbox/failures.ts';
import type { Membership } from '../tables/community-store.ts';
import type { Mark, StoredMark } from '../tables/due-store.ts';
import { isOfNewerVersion } from '../tables/rows.ts';
import type { World } from '../world.ts';
import { DIGEST, digestMark, tellDigest } from './digest.ts';
import { markOld } from './forget.ts';
import { nameOf } from './notice-store.ts';
import { Run } from './run.ts';
import { NobodyCanBeTold, tell } from './send.ts';
import { NoticeSettingsStore } from './settings-store.ts';
import { hoursOf, noticesNow, timeFor, zoneOf } from './timing.ts';

/** How many marks a run looks at. */
const MARKS_MAX = 500;
/** How many marks that are over are removed at once. */
const REMOVED_AT_ONCE = 16;
/** How many notices a run sends in a tenant: at five a second fewer than come in a minute. */
const NOTICES_MAX = 250;

/** Tells everybody what they have to be told by now. What is not done stays marked for the next run. */
export async function tellPeople(
  world: World,
  tenants: readonly string[],
  kinds: readonly FeedKind[],
): Promise<void> {
  const byName = new Map(kinds.map((kind) => [kind.kind, kind]));
  const runs = await Promise.allSettled(tenants.map((tenantId) => tellTenant(world, tenantId, byName)));
  const failed = runs.find((run) => run.status === 'rejected');
  if (failed) throw failed.reason;
}

async function tellTenant(
  world: World,
  tenantId: string,
  kinds: ReadonlyMap<string, FeedKind>,
): Promise<void> {
  const now = world.now();
  const marks = await world.due.upTo(tenantId, now, MARKS_MAX);
  const waiting = marks.filter(({ until }) => until > now.toISOString());
  const limited = concurrencyLimiter(REMOVED_AT_ONCE);
  const over = marks.filter((mark) => !waiting.includes(mark));
  await Promise.all(over.map((mark) => limited('', () => world.due.remove(tenantId, mark))));
  if (waiting.length === 0) return;
  const settings = await new NoticeSettingsStore(world.table, tenantId).all();
  if (settings.pausedUntil > now.toISOString()) return;
  const app = await appForLinks(world, tenantId);
  const run = new Run(world, tenantId, kinds, settings, app, NOTICES_MAX);
  const failed = await tellOfAll(run, waiting);
  await markOld(world, tenantId, run.people, now);
  if (failed.length > 0) throw failed[0];
}

/** Returns what has failed; it is looked at again by the next run, and keeps nobody else from being told. */
async function tellOfAll(run: Run, waiting: readonly StoredMark[]): Promise<readonly unknown[]> {
  const { world, tenantId } = run;
  const failed: unknown[] = [];
  for (const mark of waiting) {
    if (run.left <= 0) break;
    try {
      if (await tellOf(run, mark)) await world.due.remove(tenantId, mark);
    } catch (error) {
      if (error instanceof NobodyCanBeTold) break;
      if (isStorageDown(error)) throw error;
      // The newer version tells it.
      if (!isOfNewerVersion(error)) failed.push(error);
    }
  }
  return failed;
}

/** Tells everybody whom a mark is about. False if it has to be looked at again. */
async function tellOf(run: Run, mark: StoredMark): Promise<boolean> {
  if (mark.kind === DIGEST) return tellDigest(run, mark);
  const { place, id, personId } = mark;
  const kind = run.kinds.get(mark.kind);
  // A kind of another version is left to that version.
  if (!kind) return false;
  const thing = await run.thing(kind, place, id);
  if (thing === undefined) return true;
  const members = await run.members(place, personId === null ? null : [personId]);
  const later: Mark[] = [];
  let isDone = true;
  for (const member of members) {
    for (const notice of await noticesNow(run, kind, place, id, thing, member)) {
      if (notice.at > run.world.now().toISOString()) {
        later.push({ ...mark, moment: notice.at, until: notice.until });
        continue;
      }
      if (run.left <= 0) return false;
      const told = await tellInTime(run, mark, member, notice);
      if (told === 'again') isDone = false;
      else if (told !== 'done') later.push(told);
    }
  }
  await run.world.due.mark(run.tenantId, later);
  return isDone;
}

/** Tells one person now, or says when: as the mark of that moment. */
async function tellInTime(
  run: Run,
  mark: StoredMark,
  member: Membership,
  notice: Notice,
): Promise<'done' | 'again' | Mark> {
  const { world } = run;
  const { place, kind, id } = mark;
  const timing = run.timingFor(member.id, notice.type);
  if (timing === 'never') return 'done';
  const time = await timeFor(run, place, member, notice.until);
  if (!time) return 'done';
  const about = { communityId: place.communityId, kind, id };
  const zone = await zoneOf(run, place, member);
  // Somebody whose hours are over or who is away gets it when they begin.
  const since = time > world.now() ? new Date(time.getTime() - 1) : time;
  const begins = nextBeginning(hoursOf(run, member), since, zone);
  // What would come too late with the notice of the day is told by itself.
  if (timing === 'daily' && begins.toISOString() < notice.until) {
    const { type, until } = notice;
    await run.notices(member.id).gather(nameOf(about, notice), { ...about, type, until }, world.now());
    return digestMark(place, member.id, begins, zone);
  }
  if (time > world.now())
    return { place, kind, id, moment: time.toISOString(), personId: member.id, until: notice.until };
  const topic = (await run.community(place))?.name ?? 'Guildhall';
  const sending = { person: member, name: nameOf(about, notice), about, notice, topic };
  return (await tell(run, sending)) === 'again' ? 'again' : 'done';
}
