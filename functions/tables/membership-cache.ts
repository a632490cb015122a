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

/** Memberships and communities' settings that this process has read in the last 30 seconds. */
export class MembershipCache {
  readonly memberships = new ExpiringCache<Membership>();
  readonly settings = new ExpiringCache<Community['settings']>();
}
