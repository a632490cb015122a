import type { Community, CommunityDraft, Role, SettledDraft } from '../../domain/community/community.ts';
import { CommunityIndex } from './community-index.ts';
import {
  communityOf,
  communityRow,
  endOf,
  joining,
  staying as letStay,
  type Membership,
  memberRow,
  membershipAt,
  membershipOf,
  type Newcomer,
  type NewMember,
  newcomersAmong,
  roleChange,
  termEnding,
} from './community-rows.ts';
import { findingCharter, findingMember, findingMemberNoMore } from './findings.ts';
import { COMMUNITY, KEYS, memberKey } from './keys.ts';
import type { MembershipCache } from './membership-cache.ts';
import type { Place } from './place.ts';
import { unlessConflict } from './retry.ts';
import { readIfKnown, unlessNewer } from './rows.ts';
import {
  inTransactions,
  type Row,
  type Table,
  TRANSACTION_MAX,
  type Write,
  WriteConflict,
  wroteAll,
} from './table.ts';

export type { Membership, NewMember } from './community-rows.ts';
export { type Place, placeOf } from './place.ts';

const MEMBER = { key: KEYS.member, of: membershipOf };
const idIn = ({ rowKey = '' }: Row) => rowKey.slice(memberKey('').length);

/** Tries while others add the same people. */
const TRIES = 4;

/** What somebody's calendar tells of them. */
interface Learned extends Pick<Membership, 'zone' | 'hours'> {
  readonly member: Membership;
}

/** Communities, their members, and the look-up from a person to their communities. */
export class CommunityStore {
  readonly #table: Table;
  readonly #cache: MembershipCache;
  readonly #index: CommunityIndex;

  constructor(table: Table, cache: MembershipCache) {
    this.#table = table;
    this.#cache = cache;
    this.#index = new CommunityIndex(table);
  }

  /**
   * Writes the community and its first organiser. Repeating the same operation changes nothing and returns false.
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
    await this.#index.register(place, operation);
    await this.#index.addPeople(place, [founder.id], operation);
    const versions = await this.#table.write(place.partition, operation, [
      {
        do: 'create',
        key: COMMUNITY,
        row: communityRow.columns({
          ...draft,
          settings: { onboarding: true, ...draft.settings },
          startedAt: now.toISOString(),
          startedBy: founder,
          charter: 0,
        }),
      },
      joining({ person: founder }, now, operation),
      findingMember(founder),
      findingCharter(place.communityId, draft, 0, now.toISOString()),
      ...work,
    ]);
    // Another person may have started it at the same moment with the same operation.
    const isNew = wroteAll(versions);
    if (!isNew) await theirs();
    this.#cache.forget(place.partition, founder.id);
    return isNew;
  }

  async open(place: Place): Promise<Community | undefined> {
    return this.#table.find(place.partition, COMMUNITY, (row) => communityOf(place.communityId, row));
  }

  async revise(
    place: Place,
    draft: SettledDraft,
    etag: string,
    work: readonly Write[],
    operation: string,
  ): Promise<void> {
    await this.#table.write(place.partition, operation, [
      { do: 'merge', key: COMMUNITY, row: communityRow.changed(draft), etag },
      ...work,
    ]);
    this.#cache.communities.delete(place.partition);
  }

  /** A community's settings; cached for at most 30 seconds, as memberships are. */
  async settingsOf(place: Place, now: Date): Promise<Community['settings']> {
    return (await this.lately(place, now))?.settings ?? { unattributedNotes: false, onboarding: true };
  }

  /** A community as it was read in the last 30 seconds, for what may be that old. */
  async lately(place: Place, now: Date): Promise<Community | undefined> {
    const cached = this.#cache.communities.get(place.partition, now);
    if (cached) return cached;
    const community = await this.open(place);
    if (community) this.#cache.communities.set(place.partition, community, now);
    return community;
  }

  /** A person's membership, present or past; cached for at most 30 seconds. */
  async membership(place: Place, personId: string, now: Date): Promise<Membership | undefined> {
    const found = await this.#cache.membership(place.partition, personId, now, {
      one: () => this.membershipNow(place, personId),
      all: () => this.members(place),
    });
    return found && membershipAt(found, now);
  }

  /** Has these memberships read again, which were written without this store. */
  forget(place: Place, people: readonly string[]): void {
    for (const id of people) this.#cache.forget(place.partition, id);
  }

  /** A person's membership, read without the cache. */
  async membershipNow(place: Place, personId: string): Promise<Membership | undefined> {
    return this.#table.find(place.partition, memberKey(personId), membershipOf);
  }

  /** All active members. With `every` it refuses if this version cannot read one of them. */
  async members(place: Place, options: { every?: boolean } = {}): Promise<Membership[]> {
    const found = await this.memberships(place, options);
    return found.filter(({ leftAt }) => leftAt === null).sort((a, b) => a.name.localeCompare(b.name));
  }

  /** All memberships, present and past. */
  async memberships(place: Place, { every = false } = {}): Promise<Membership[]> {
    return this.#table.range(place.partition, memberKey(''), memberKey('~'), MEMBER, { every });
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
    await this.#index.addPeople(place, ids, operation);
    let waiting = await this.#newcomers(place, people);
    let also = work;
    let came = 0;
    for (let attempt = 1; waiting.length + also.length > 0; ) {
      const some = waiting.slice(0, Math.floor((TRANSACTION_MAX - also.length) / 2));
      try {
        const writes = some.flatMap((one) => [joining(one, now, operation), findingMember(one.person)]);
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
    for (const id of ids) this.#cache.forget(place.partition, id);
    return came;
  }

  /**
   * `staying`: an organiser whose row must not have changed, because another organiser loses the role. If they have it
   * for a term, they keep it without an end.
   */
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
    const also = [...termEnding(member, at), findingMember({ ...member, role: to }), ...work];
    await this.#changeMember(place, member, roleChange(member, to, at), staying, operation, also);
  }

  /** Stores zones and working hours from people's calendars. Rows that were changed meanwhile are skipped. */
  async learnZones(place: Place, learned: readonly Learned[], operation: string): Promise<void> {
    for (const some of inTransactions(learned)) {
      const writes = some.map(({ member, zone, hours }): Write => {
        const row = memberRow.changed({ zone, hours });
        return { do: 'merge', key: memberKey(member.id), row, etag: member.etag };
      });
      await unlessConflict(() => this.#table.write(place.partition, operation, writes));
      for (const { member } of some) this.#cache.forget(place.partition, member.id);
    }
  }

  /** Whether a member takes turns, their pause, and when they are away. */
  async setTurns(
    place: Place,
    member: Membership,
    turns: Pick<Membership, 'facilitates' | 'pausedUntil' | 'away' | 'pausedFrom' | 'facilitatesSince'>,
    also: readonly Write[],
    operation: string,
  ): Promise<void> {
    await this.#changeMember(place, member, turns, undefined, operation, also);
  }

  /** Forgets who added a member, who has read their welcome. */
  async welcomed(place: Place, member: Membership, operation: string): Promise<void> {
    await this.#changeMember(place, member, { addedBy: null }, undefined, operation, []);
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
    const also = [...termEnding(member, leftAt), findingMemberNoMore(member.id), ...work];
    // Of a role that was held for a term it is the last word.
    const { role, roleSince } = member;
    await this.#changeMember(
      place,
      member,
      { ...roleChange(member, role, roleSince), leftAt },
      staying,
      operation,
      also,
    );
  }

  async #changeMember(
    place: Place,
    member: Membership,
    change: Parameters<typeof memberRow.changed>[0],
    staying: Membership | undefined,
    operation: string,
    also: readonly Write[],
  ): Promise<void> {
    try {
      await this.#table.write(place.partition, operation, [
        { do: 'merge', key: memberKey(member.id), row: memberRow.changed(change), etag: member.etag },
        ...(staying ? [letStay(staying)] : []),
        ...also,
      ]);
    } finally {
      // Also after a refusal, because the cached membership was outdated.
      this.#cache.forget(place.partition, member.id);
      if (staying) this.#cache.forget(place.partition, staying.id);
    }
  }

  /** The communities to which a person belongs now, by name. */
  async belongings(tenantId: string, personId: string, now: Date) {
    const found = await Promise.all(
      (await this.#index.ofPerson(tenantId, personId)).map(async (place) => {
        const known = Promise.all([this.open(place), this.membership(place, personId, now)]);
        const [community, me] = (await unlessNewer(this.#table.trace, known)) ?? [];
        return community && me && me.leftAt === null ? [{ place, community, me }] : [];
      }),
    );
    return found.flat().sort((a, b) => a.community.name.localeCompare(b.community.name));
  }

  /** Every community there is, for the timers. */
  async all(): Promise<Place[]> {
    return this.#index.all();
  }
}
