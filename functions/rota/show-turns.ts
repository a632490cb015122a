import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { rotaMine } from '../../domain/rota/mine.ts';
import { type FeedKindOf, feedKind, keyFor } from '../feed/kinds.ts';
import { marksOf } from '../feed/marks.ts';
import { concurrencyLimiter } from '../outbox/concurrency-limiter.ts';
import { Unsettled } from '../outbox/failures.ts';
import { workKind } from '../outbox/kinds.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import type { Mark } from '../tables/due-store.ts';
import type { FeedEntry } from '../tables/feed-store.ts';
import { ROTA_SHOWN } from '../tables/keys.ts';
import { unlessConflict } from '../tables/retry.ts';
import { NOTHING, type RotaShown, type StoredRota, shownColumns, shownOfRow } from '../tables/rota-rows.ts';
import { newerVersion } from '../tables/rows.ts';
import type { Write } from '../tables/table.ts';
import { readRota } from '../turns/coming-turns.ts';
import { ROTA_CHANGED } from '../turns/work.ts';
import type { World } from '../world.ts';
import { type TurnItem, turnNoticesFor } from './turn-notices.ts';
import { nameOf, shownOf } from './turns-shown.ts';

/** How often somebody looks again while others change what is shown: each of them writes it down twice. */
const LOOKS = 8;
const FEEDS_AT_ONCE = 16;

export const KINDS = ['turn', 'swap-asked', 'turn-offered', 'turn-at-risk'] as const;
type Kind = (typeof KINDS)[number];

interface Shown {
  readonly of: ReadonlyMap<string, { readonly item: TurnItem; readonly since: string }>;
}

const anItem = z.union(Object.values(rotaMine));

/** Throws `newer-version` where this version does not know what is said. */
function itemOf({ says }: RotaShown): TurnItem {
  const { data } = anItem.safeParse(JSON.parse(says));
  if (!data) throw newerVersion();
  return data;
}

const shownTo = (some: readonly RotaShown[]): Shown => ({
  of: new Map(some.map((one) => [one.personId, { item: itemOf(one), since: one.since }])),
});

/**
 * What stands on people's Home because of the rota. The row says it for everybody, because what is proposed is computed
 * from all that coming turns depend on, which a feed that is made anew need not read.
 */
const turnFeed = (kind: Kind): FeedKindOf<Shown> => ({
  kind,
  section: 'standing',
  read: async (world, place, id) => {
    const some = (await shownIn(world, place)).filter((one) => one.kind === kind && one.id === id);
    return some.length > 0 ? shownTo(some) : undefined;
  },
  show: (shown, { id }) => shown.of.get(id)?.item ?? null,
  notices: (shown, recipient) => {
    const mine = shown.of.get(recipient.id);
    return mine ? turnNoticesFor(mine.item, mine.since, recipient) : [];
  },
  all: async (world, place, member) =>
    (await shownIn(world, place)).flatMap((one) =>
      one.kind === kind && one.personId === member.id ? [one.id] : [],
    ),
});

export const TURN_FEEDS = KINDS.map(turnFeed);

async function shownIn({ table }: World, place: Place): Promise<readonly RotaShown[]> {
  const shown = await table.find(place.partition, ROTA_SHOWN, shownOfRow);
  return shown?.filter(({ says }) => says !== NOTHING) ?? [];
}

/**
 * Brings people's Home in line with the coming turns. What is to be shown is written down before and after, so that
 * whoever is interrupted, or is slower than another, leaves nothing on a Home that no later run would find.
 */
export async function showTurns(
  world: World,
  place: Place,
  only: ReadonlySet<string> | null = null,
): Promise<void> {
  const touched = new Map<string, RotaShown>();
  let stands: { readonly etag: string; readonly says: string } | undefined;
  for (let look = 0; look < LOOKS; look += 1) {
    const rota = await readRota(world, place);
    if (!rota) return;
    const wanted = shownOf(rota, place.communityId, world.now());
    const says = JSON.stringify(wanted);
    // Nobody has written anything else since.
    if (stands?.etag === rota.shownEtag && stands.says === says) return;
    const before = new Map(rota.shown.map((one) => [nameOf(one), one]));
    const isWanted = new Set(wanted.map(nameOf));
    const gone = [...new Map([...before, ...touched]).values()].filter((one) => !isWanted.has(nameOf(one)));
    const put = wanted.filter((one) => {
      const known = before.get(nameOf(one));
      return touched.has(nameOf(one)) || !known || known.isUnderWay || known.says !== one.says;
    });
    if (put.length + gone.length === 0) return;
    if (only) return showAtOnce(world, place, rota, put, gone, only);
    for (const one of [...put, ...gone]) touched.set(nameOf(one), one);
    const isPut = new Set(put);
    const underWay = [...wanted.filter((one) => !isPut.has(one)), ...put.map(begun), ...gone.map(going)];
    let etag = await writeShown(world, place, rota, underWay);
    if (etag === undefined) continue;
    await world.due.mark(place.tenantId, marksFor(world, place, put, rota.people));
    await shown(world, place, put, gone, null);
    etag = await writeShown(world, place, { shownEtag: etag }, wanted);
    stands = etag === undefined ? undefined : { etag, says };
  }
  throw new Unsettled();
}

/**
 * Shows these people what they have done. It is written down first, so that the work finds it if somebody else has
 * changed the turns by then; if that fails, the work shows it.
 */
async function showAtOnce(
  world: World,
  place: Place,
  rota: StoredRota,
  put: readonly RotaShown[],
  gone: readonly RotaShown[],
  only: ReadonlySet<string>,
): Promise<void> {
  const isOurs = ({ personId }: RotaShown) => only.has(personId);
  const mine = [...put.filter(isOurs).map(begun), ...gone.filter(isOurs).map(going)];
  if (mine.length === 0) return;
  const isMine = new Set(mine.map(nameOf));
  const others = rota.shown.filter((one) => !isMine.has(nameOf(one)));
  if ((await writeShown(world, place, rota, [...others, ...mine])) !== undefined)
    await shown(world, place, put, gone, only);
}

const begun = (one: RotaShown): RotaShown => ({ ...one, isUnderWay: true });
const going = (one: RotaShown): RotaShown => ({ ...one, says: NOTHING, isUnderWay: true });

/** The new version; undefined if somebody else has written it meanwhile. */
async function writeShown(
  world: World,
  place: Place,
  { shownEtag }: Pick<StoredRota, 'shownEtag'>,
  shown: readonly RotaShown[],
): Promise<string | undefined> {
  const row = shownColumns(shown);
  const write: Write = shownEtag
    ? { do: 'replace', key: ROTA_SHOWN, row, etag: shownEtag }
    : { do: 'create', key: ROTA_SHOWN, row };
  let etag: string | undefined;
  await unlessConflict(async () => {
    [etag] = await world.write(place, randomUUID(), [write]);
  });
  return etag;
}

/** When these people are to be told of what they are shown. */
const marksFor = (
  world: World,
  place: Place,
  some: readonly RotaShown[],
  people: readonly Membership[],
): Mark[] =>
  some.flatMap((one) => {
    const kind = TURN_FEEDS.find((feed) => feed.kind === one.kind);
    const member = people.find(({ id }) => id === one.personId);
    if (!kind || !member) return [];
    return marksOf(world, place, feedKind(kind), one.id, shownTo([one]), [member], [one.personId]);
  });

async function shown(
  world: World,
  place: Place,
  put: readonly RotaShown[],
  gone: readonly RotaShown[],
  only: ReadonlySet<string> | null,
): Promise<void> {
  const limited = concurrencyLimiter(FEEDS_AT_ONCE);
  const isMeant = ({ personId }: RotaShown) => only === null || only.has(personId);
  const key = ({ kind, id }: RotaShown) => keyFor({ kind, section: 'standing' }, place, id);
  const entries = new Map<string, FeedEntry[]>();
  for (const one of put.filter(isMeant)) {
    const entry = { ...key(one), item: JSON.parse(one.says) };
    entries.set(one.personId, [...(entries.get(one.personId) ?? []), entry]);
  }
  await Promise.all([
    ...[...entries].map(([personId, some]) =>
      limited('', () => world.feed.put(place.tenantId, personId, some)),
    ),
    ...gone
      .filter(isMeant)
      .map((one) => limited('', () => world.feed.remove(place.tenantId, one.personId, key(one)))),
  ]);
}

export const rotaChangedKind = workKind({
  ...ROTA_CHANGED,
  run: (world, place) => showTurns(world, place),
  tries: 30,
  whenGivenUp: 'retry-daily',
});
