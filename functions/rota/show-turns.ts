import { randomUUID } from 'node:crypto';
import type { MineItem } from '../../domain/shared/mine.ts';
import { type FeedKindOf, keyFor } from '../feed/kinds.ts';
import { concurrencyLimiter } from '../outbox/concurrency-limiter.ts';
import { Unsettled } from '../outbox/failures.ts';
import { workKind } from '../outbox/kinds.ts';
import type { Place } from '../tables/community-store.ts';
import type { FeedEntry } from '../tables/feed-store.ts';
import { ROTA_SHOWN } from '../tables/keys.ts';
import { unlessConflict } from '../tables/retry.ts';
import { type RotaShown, rotaShownRow, type StoredRota } from '../tables/rota-rows.ts';
import type { Write } from '../tables/table.ts';
import { readRota } from '../turns/coming-turns.ts';
import { ROTA_CHANGED } from '../turns/work.ts';
import type { World } from '../world.ts';
import { shownOf } from './turns-shown.ts';

const LOOKS = 4;
const FEEDS_AT_ONCE = 16;

export const KINDS = ['turn', 'swap-asked', 'turn-offered', 'turn-at-risk'] as const;
type Kind = (typeof KINDS)[number];

interface Shown {
  readonly of: ReadonlyMap<string, MineItem>;
}

/**
 * What stands on people's Home because of the rota. The row says it for everybody, because what is proposed is computed
 * from all that coming turns depend on, which a feed that is made anew need not read.
 */
const turnFeed = (kind: Kind): FeedKindOf<Shown> => ({
  kind,
  section: 'standing',
  read: async (world, place, id) => {
    const some = (await shownIn(world, place)).filter((one) => one.kind === kind && one.id === id);
    return some.length > 0
      ? { of: new Map(some.map(({ personId, says }) => [personId, JSON.parse(says)])) }
      : undefined;
  },
  show: (shown, { id }) => shown.of.get(id) ?? null,
  all: async (world, place, member) =>
    (await shownIn(world, place)).flatMap((one) =>
      one.kind === kind && one.personId === member.id ? [one.id] : [],
    ),
});

export const TURN_FEEDS = KINDS.map(turnFeed);

async function shownIn({ table }: World, place: Place): Promise<readonly RotaShown[]> {
  return (await table.find(place.partition, ROTA_SHOWN, rotaShownRow.read))?.shown ?? [];
}

const nameOf = ({ kind, id, personId }: RotaShown) => `${kind} ${id} ${personId}`;

/**
 * Brings people's Home in line with the coming turns. What is to be shown is written down before and after, so that
 * whoever is interrupted, or is slower than another, leaves nothing on a Home that no later run would find.
 */
export async function showTurns(
  world: World,
  place: Place,
  only: ReadonlySet<string> | null = null,
  isAgain = false,
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
    const put = wanted.filter(
      (one) => isAgain || touched.has(nameOf(one)) || before.get(nameOf(one))?.says !== one.says,
    );
    if (put.length + gone.length === 0) return;
    // Shows me at once what I have done. The work shows it to everybody, and writes down what is shown.
    if (only) return shown(world, place, put, gone, only);
    for (const one of [...put, ...gone]) touched.set(nameOf(one), one);
    let etag = await writeShown(world, place, rota, [...wanted, ...gone]);
    if (etag === undefined) continue;
    await shown(world, place, put, gone, null);
    if (gone.length > 0) etag = await writeShown(world, place, { shownEtag: etag }, wanted);
    stands = etag === undefined ? undefined : { etag, says };
  }
  throw new Unsettled();
}

/** The new version; undefined if somebody else has written it meanwhile. */
async function writeShown(
  world: World,
  place: Place,
  { shownEtag }: Pick<StoredRota, 'shownEtag'>,
  shown: readonly RotaShown[],
): Promise<string | undefined> {
  const row = rotaShownRow.columns({ shown: [...shown] });
  const write: Write = shownEtag
    ? { do: 'replace', key: ROTA_SHOWN, row, etag: shownEtag }
    : { do: 'create', key: ROTA_SHOWN, row };
  let etag: string | undefined;
  await unlessConflict(async () => {
    [etag] = await world.write(place, randomUUID(), [write]);
  });
  return etag;
}

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
  run: (world, place, { attempts }) => showTurns(world, place, null, attempts > 0),
  tries: 30,
  whenGivenUp: 'retry-daily',
});
