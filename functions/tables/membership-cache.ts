import type { Community } from '../../domain/community/community.ts';
import type { Membership } from './community-rows.ts';

/** How long an entry is used without reading the table again. */
const CACHED_MS = 30_000;
const ENTRIES_MAX = 5_000;

class ExpiringCache<T> {
  readonly #entries = new Map<string, { value: T; until: number }>();

  get(key: string, now: Date): T | undefined {
    const entry = this.#entries.get(key);
    return entry && entry.until > now.getTime() ? entry.value : undefined;
  }

  set(key: string, value: T, now: Date): void {
    if (this.#entries.size >= ENTRIES_MAX) this.#entries.clear();
    this.#entries.set(key, { value, until: now.getTime() + CACHED_MS });
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}

/** So many look-ups of one community's members in 30 seconds are a meeting, for which all of them are read at once. */
const CROWD = 12;

/** Counts look-ups of members, and tells for which communities all members should be read. */
class Crowds {
  readonly #crowds = new Map<string, { from: number; lookUps: number; readAt: number }>();

  /** To be called before a look-up in the table. Gives true at most once in 30 seconds. */
  isOne(partition: string, now: Date): boolean {
    const at = now.getTime();
    let crowd = this.#crowds.get(partition);
    if (!crowd || at - crowd.from >= 2 * CACHED_MS) {
      if (this.#crowds.size >= ENTRIES_MAX) this.#crowds.clear();
      crowd = { from: at, lookUps: 0, readAt: Number.NEGATIVE_INFINITY };
      this.#crowds.set(partition, crowd);
    }
    crowd.lookUps += 1;
    if (crowd.lookUps < CROWD || at - crowd.readAt < CACHED_MS) return false;
    // The next time, when what was read has expired, the first of them reads all again.
    crowd.from = at;
    crowd.readAt = at;
    return true;
  }
}

/** Reads memberships from the table. */
interface Reading {
  readonly one: () => Promise<Membership | undefined>;
  /** All active ones of the community. */
  readonly all: () => Promise<readonly Membership[]>;
}

/** Memberships and communities that this process has read in the last 30 seconds. */
export class MembershipCache {
  readonly communities = new ExpiringCache<Community>();
  readonly #memberships = new ExpiringCache<Membership>();
  readonly #crowds = new Crowds();
  /** Members that are being read, by partition. */
  readonly #reading = new Map<string, Promise<unknown>>();

  /** A person's membership, present or past, from the cache or read now. */
  async membership(
    partition: string,
    personId: string,
    now: Date,
    read: Reading,
  ): Promise<Membership | undefined> {
    const key = `${partition}|${personId}`;
    const known = () => this.#memberships.get(key, now);
    const cached = known() ?? (await this.#whileAllAreRead(partition, now, read, known));
    if (cached) return cached;
    const membership = await read.one();
    // Only active memberships are cached, so that somebody who was just added is let in at once.
    if (membership?.leftAt === null) this.#memberships.set(key, membership, now);
    return membership;
  }

  /** Where many are looked up, reads all memberships into the cache at once, and answers from there. */
  async #whileAllAreRead(
    partition: string,
    now: Date,
    read: Reading,
    known: () => Membership | undefined,
  ): Promise<Membership | undefined> {
    if (!this.#reading.has(partition) && this.#crowds.isOne(partition, now)) {
      const all: Promise<void> = read.all().then((members) => {
        // Somebody who was changed meanwhile is looked up again.
        if (this.#reading.get(partition) !== all) return;
        for (const member of members) this.#memberships.set(`${partition}|${member.id}`, member, now);
      });
      this.#reading.set(partition, all);
      all
        .catch(() => {})
        .finally(() => {
          if (this.#reading.get(partition) === all) this.#reading.delete(partition);
        });
    }
    await this.#reading.get(partition);
    return known();
  }

  /** Has a person's membership read again, and what is being read of all not taken over. */
  forget(partition: string, personId: string): void {
    this.#reading.delete(partition);
    this.#memberships.delete(`${partition}|${personId}`);
  }
}
