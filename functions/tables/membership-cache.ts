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

/** Memberships and communities' settings that this process has read in the last 30 seconds. */
export class MembershipCache {
  readonly memberships = new ExpiringCache<Membership>();
  readonly crowds = new Crowds();
  /** Members that are being read, by partition. */
  readonly reading = new Map<string, Promise<unknown>>();
  readonly settings = new ExpiringCache<Community['settings']>();
}
