import { OPEN_NOW_MS } from '../../domain/sessions/presence.ts';

/**
 * How often an instance writes down who has a session open there, for the other instances: half of what a facilitator
 * has to be away for, so that nobody who stays is taken for away between two rows.
 */
const WRITTEN_EVERY_MS = 30_000;
/** A session that was opened just now is not written yet, so that opening it costs no write. */
const WRITTEN_AFTER_MS = 5_000;
/** The most people in a row; their ids have to fit into one column. */
const PEOPLE_MAX = 800;

/** Who had the session open in another instance, as that instance wrote, and how long ago that was. */
export interface OpenElsewhere {
  readonly people: ReadonlySet<string>;
  readonly ageMs: number;
}

/** Who has a session open in this process. Moments are those of a clock that nobody can set. */
export class OpenPanels {
  readonly #heard = new Map<string, number>();
  readonly #began: number;
  #facilitator: { readonly id: string | null; readonly since: number };
  #written = Number.NEGATIVE_INFINITY;

  constructor(now: number) {
    this.#began = now;
    this.#facilitator = { id: null, since: now };
  }

  /** Somebody's panel has asked what is new. */
  hear(personId: string, now: number): void {
    this.#heard.set(personId, now);
  }

  /** Who facilitates; null unless the session is live. Whoever begins to has time to open the panel. */
  ledBy(facilitatorId: string | null, now: number): void {
    if (this.#facilitator.id !== facilitatorId) this.#facilitator = { id: facilitatorId, since: now };
  }

  openHere(now: number): string[] {
    return [...this.#heard].flatMap(([id, at]) => (now - at <= OPEN_NOW_MS ? [id] : []));
  }

  /** Who has it open, in this process or in another. */
  open(now: number, elsewhere: readonly OpenElsewhere[]): ReadonlySet<string> {
    const there = elsewhere.filter(({ ageMs }) => ageMs <= WRITTEN_EVERY_MS + OPEN_NOW_MS / 2);
    return new Set([...this.openHere(now), ...there.flatMap(({ people }) => [...people])]);
  }

  /** For how long at least the facilitator of a live session has not had it open; 0 where nobody facilitates. */
  facilitatorAwayMs(now: number, elsewhere: readonly OpenElsewhere[]): number {
    const { id, since } = this.#facilitator;
    if (id === null) return 0;
    const ages = elsewhere.flatMap(({ people, ageMs }) => (people.has(id) ? [ageMs] : []));
    return Math.max(
      0,
      Math.min(now - since, now - (this.#heard.get(id) ?? Number.NEGATIVE_INFINITY), ...ages),
    );
  }

  /** The people to be written down now; undefined if it is not time yet. Whoever gets them writes them. */
  toWrite(now: number): readonly string[] | undefined {
    if (now - this.#began < WRITTEN_AFTER_MS || now - this.#written < WRITTEN_EVERY_MS) return undefined;
    const people = this.openHere(now);
    if (people.length === 0) return undefined;
    this.#written = now;
    return people.slice(0, PEOPLE_MAX);
  }
}
