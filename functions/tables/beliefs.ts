import type { Community } from '../../domain/community/community.ts';
import type { Membership } from './community-rows.ts';

/** How long something may be believed without asking the table again. */
const BELIEVED_MS = 30_000;
const BELIEVED_MAX = 5_000;

class Belief<T> {
  readonly #known = new Map<string, { what: T; until: number }>();

  of(key: string, now: Date): T | undefined {
    const known = this.#known.get(key);
    return known && known.until > now.getTime() ? known.what : undefined;
  }

  believe(key: string, what: T, now: Date): void {
    if (this.#known.size >= BELIEVED_MAX) this.#known.clear();
    this.#known.set(key, { what, until: now.getTime() + BELIEVED_MS });
  }

  forget(key: string): void {
    this.#known.delete(key);
  }
}

/** What this process need not ask the table again for half a minute. */
export class Beliefs {
  readonly memberships = new Belief<Membership>();
  readonly settings = new Belief<Community['settings']>();
}
