import type { Community, CommunityDraft, Role } from '../../domain/community/community.ts';
import {
  columnsOf,
  communityOf,
  endOf,
  joining,
  type Membership,
  membershipOf,
  type Newcomer,
  type NewMember,
  newcomersAmong,
} from './community-rows.ts';
import {
  belongsKey,
  COMMUNITIES,
  COMMUNITY,
  communityIn,
  communityPartition,
  KEYS,
  memberKey,
  peoplePartition,
  roleTermKey,
} from './keys.ts';
import type { MembershipCache } from './membership-cache.ts';
import { readIfKnown, unlessNewer } from './rows.ts';
import { type Row, type Table, TRANSACTION_MAX, type Write, WriteConflict, wroteAll } from './table.ts';

export type { Membership, NewMember } from './community-rows.ts';

/** A community and its partition in the table. The tenant always comes from the caller's token. */
export interface Place {
  readonly tenantId: string;
  readonly communityId: string;
  readonly partition: string;
}

export function placeOf(tenantId: string, communityId: string): Place {
  return { tenantId, communityId, partition: communityPartition(tenantId, communityId) };
}

const MEMBER = { key: KEYS.member, of: membershipOf };
const idIn = ({ rowKey = '' }: Row) => rowKey.slice(memberKey('').length);

/** Tries while others add the same people. */
const TRIES = 4;

/** Communities, their members, and the look-up from a person to their communities. */
export class CommunityStore {
  readonly #table: Table;
  readonly #cache: MembershipCache;

  constructor(table: Table, cache: MembershipCache) {
    this.#table = table;
    this.#cache = cache;
  }

  /**
   * Writes the community and its first organiser. Repeating the same operation changes nothing. Returns whether it was
   * written now.
   */
  async start(
    place: Place,
    draft: CommunityDraft,
    founder: NewMember,
    work: readonly Write[],
    now: Date,
    operation: string,
  ): Promise<boolean> {
    // Checked first, so that a refused request writes nothing.
    const theirs = async () => {
      const there = await this.#table.get(place.partition, COMMUNITY, ['op', 'startedById']);
      if (there && (there.op !== operation || there.startedById !== founder.id))
        throw new WriteConflict('exists');
      return there !== undefined;
    };
    if (await theirs()) return false;
    // The registry and the look-up are written first. If the rest fails, they lead to nothing and are passed over.
    await this.#table.write(COMMUNITIES, operation, [
      { do: 'put', key: place.partition, row: { tenantId: place.tenantId, communityId: place.communityId } },
    ]);
    await this.#index(place, [founder.id], operation);
    const versions = await this.#table.write(place.partition, operation, [
      {
        do: 'create',
        key: COMMUNITY,
        row: {
          ...columnsOf(draft),
          startedAt: now.toISOString(),
          startedById: founder.id,
          startedByName: founder.name,
        },
      },
      joining({ person: founder }, now, operation),
      ...work,
    ]);
    const wrote = wroteAll(versions);
    // Another person may have started it at the same moment with the same operation.
    if (!wrote) await theirs();
    this.#forget(place, founder.id);
    return wrote;
  }

  async open(place: Place): Promise<Community | undefined> {
    return this.#table.find(place.partition, COMMUNITY, (row) => communityOf(place.communityId, row));
  }

  async revise(
    place: Place,
    draft: CommunityDraft,
    etag: string,
    work: readonly Write[],
    operation: string,
  ): Promise<void> {
    await this.#table.write(place.partition, operation, [
      { do: 'merge', key: COMMUNITY, row: columnsOf(draft), etag },
      ...work,
    ]);
    this.#cache.settings.delete(place.partition);
  }

  /** A community's settings; cached for at most 30 seconds, as memberships are. */
  async settingsOf(place: Place, now: Date): Promise<Community['settings']> {
    const cached = this.#cache.settings.get(place.partition, now);
    if (cached) return cached;
    const settings = (await this.open(place))?.settings ?? { unattributedNotes: false };
    this.#cache.settings.set(place.partition, settings, now);
    return settings;
  }

  /** A person's membership, present or past; cached for at most 30 seconds. */
  async membership(place: Place, personId: string, now: Date): Promise<Membership | undefined> {
    const key = `${place.partition}|${personId}`;
    const cached = this.#cache.memberships.get(key, now);
    if (cached) return cached;
    const membership = await this.membershipNow(place, personId);
    // Only active memberships are cached, so that somebody who was just added is let in at once.
    if (membership?.leftAt === null) this.#cache.memberships.set(key, membership, now);
    return membership;
  }

  /** A person's membership, read without the cache. */
  async membershipNow(place: Place, personId: string): Promise<Membership | undefined> {
    return this.#table.find(place.partition, memberKey(personId), membershipOf);
  }

  /** All active members. With `every` it refuses if this version cannot read one of them. */
  async members(place: Place, { every = false } = {}): Promise<Membership[]> {
    const [from, to] = [memberKey(''), memberKey('~')];
    const found = await this.#table.range(place.partition, from, to, MEMBER, { every });
    return found.filter(({ leftAt }) => leftAt === null).sort((a, b) => a.name.localeCompare(b.name));
  }

  /** Those of the people who are not active members. */
  async #newcomers(place: Place, people: readonly NewMember[]): Promise<Newcomer[]> {
    const [first] = people;
    if (first && people.length === 1) {
      const known = await this.#table.find(place.partition, memberKey(first.id), membershipOf);
      return newcomersAmong(people, known ? [known] : []);
    }
    const rows = await this.#table.range(place.partition, memberKey(''), memberKey('~'), {
      key: KEYS.member,
      of: (row) => ({ id: idIn(row), known: readIfKnown(MEMBER, row)?.value }),
    });
    // People whose row this version cannot read are left as they are.
    const unread = new Set(rows.filter(({ known }) => !known).map(({ id }) => id));
    return newcomersAmong(
      people.filter(({ id }) => !unread.has(id)),
      rows.flatMap(({ known }) => known ?? []),
    );
  }

  /**
   * The write for a role's term that has ended. The present term is in the member's row, so that there is only one even
   * if several people add the member at the same moment.
   */
  #termEnding({ id, role: held, roleSince }: Membership, at: string): Write {
    return { do: 'put', key: roleTermKey(id, roleSince), row: { role: held, from: roleSince, to: at } };
  }

  /**
   * Adds people, who may be former members; active members are not changed. Returns how many were added. `work` is
   * written in the first transaction. People who do not fit follow in further transactions, which the work repeats
   * after a crash.
   */
  async add(
    place: Place,
    people: readonly NewMember[],
    work: readonly Write[],
    now: Date,
    operation: string,
  ): Promise<number> {
    const ids = people.map(({ id }) => id);
    await this.#index(place, ids, operation);
    let waiting = await this.#newcomers(place, people);
    let also = work;
    let came = 0;
    for (let attempt = 1; waiting.length + also.length > 0; ) {
      const some = waiting.slice(0, TRANSACTION_MAX - also.length);
      try {
        const writes = some.map((one) => joining(one, now, operation));
        await this.#table.write(place.partition, operation, [...writes, ...also]);
        waiting = waiting.slice(some.length);
        came += some.length;
        also = [];
      } catch (error) {
        if (!(error instanceof WriteConflict) || attempt === TRIES) throw error;
        attempt += 1;
        waiting = await this.#newcomers(
          place,
          waiting.map(({ person }) => person),
        );
      }
    }
    for (const id of ids) this.#forget(place, id);
    return came;
  }

  /** `staying`: an organiser whose row must not have changed, because another organiser loses the role. */
  async changeRole(
    place: Place,
    member: Membership,
    to: Role,
    staying: Membership | undefined,
    work: readonly Write[],
    now: Date,
    operation: string,
  ): Promise<void> {
    const at = endOf(member, now);
    await this.#changeMember(place, member, { role: to, roleSince: at }, staying, operation, [
      this.#termEnding(member, at),
      ...work,
    ]);
  }

  /** Stores zones from people's calendars. Rows that were changed meanwhile are skipped. */
  async learnZones(
    place: Place,
    learned: readonly { readonly member: Membership; readonly zone: string }[],
    operation: string,
  ): Promise<void> {
    for (let from = 0; from < learned.length; from += TRANSACTION_MAX) {
      const some = learned.slice(from, from + TRANSACTION_MAX);
      try {
        await this.#table.write(
          place.partition,
          operation,
          some.map(({ member, zone: name }) => ({
            do: 'merge',
            key: memberKey(member.id),
            row: { zone: name },
            etag: member.etag,
          })),
        );
      } catch (error) {
        if (!(error instanceof WriteConflict)) throw error;
      }
      for (const { member } of some) this.#forget(place, member.id);
    }
  }

  /** `staying` as for `changeRole`. */
  async remove(
    place: Place,
    member: Membership,
    staying: Membership | undefined,
    work: readonly Write[],
    now: Date,
    operation: string,
  ): Promise<void> {
    const leftAt = endOf(member, now);
    await this.#changeMember(place, member, { leftAt }, staying, operation, [
      this.#termEnding(member, leftAt),
      ...work,
    ]);
  }

  async #changeMember(
    place: Place,
    member: Membership,
    row: Record<string, string>,
    staying: Membership | undefined,
    operation: string,
    also: readonly Write[],
  ): Promise<void> {
    try {
      await this.#table.write(place.partition, operation, [
        { do: 'merge', key: memberKey(member.id), row, etag: member.etag },
        ...(staying
          ? [{ do: 'merge', key: memberKey(staying.id), row: {}, etag: staying.etag } as const]
          : []),
        ...also,
      ]);
    } finally {
      // Also after a refusal, because the cached membership was outdated.
      this.#forget(place, member.id);
      if (staying) this.#forget(place, staying.id);
    }
  }

  /**
   * The communities to which a person belongs or has belonged. The look-up is a hint, and each membership has to be
   * read. It does not have who has left, because it is in another partition than the membership.
   */
  async communitiesOf(tenantId: string, personId: string): Promise<Place[]> {
    return this.#table.range(
      peoplePartition(tenantId),
      `${personId}|`,
      `${personId}|~`,
      { key: KEYS.belongs, of: ({ rowKey = '' }) => placeOf(tenantId, rowKey.slice(`${personId}|`.length)) },
      { select: [] },
    );
  }

  /** The communities to which a person belongs now, by name. */
  async belongings(tenantId: string, personId: string, now: Date) {
    const found = await Promise.all(
      (await this.communitiesOf(tenantId, personId)).map(async (place) => {
        const known = Promise.all([this.open(place), this.membership(place, personId, now)]);
        const [community, me] = (await unlessNewer(this.#table.trace, known)) ?? [];
        return community && me && me.leftAt === null ? [{ place, community, me }] : [];
      }),
    );
    return found.flat().sort((a, b) => a.community.name.localeCompare(b.community.name));
  }

  /** Every community there is, for the timers. */
  async all(): Promise<Place[]> {
    const of = ({ rowKey = '' }: Row) => {
      const { tenantId, communityId } = communityIn(rowKey);
      return placeOf(tenantId, communityId);
    };
    return this.#table.range(COMMUNITIES, '', '~', { key: KEYS.community, of });
  }

  async #index(place: Place, personIds: readonly string[], operation: string): Promise<void> {
    for (let from = 0; from < personIds.length; from += TRANSACTION_MAX) {
      await this.#table.write(
        peoplePartition(place.tenantId),
        operation,
        personIds.slice(from, from + TRANSACTION_MAX).map((personId) => ({
          do: 'put',
          key: belongsKey(personId, place.communityId),
          row: { communityId: place.communityId },
        })),
      );
    }
  }

  #forget(place: Place, personId: string): void {
    this.#cache.memberships.delete(`${place.partition}|${personId}`);
  }
}
