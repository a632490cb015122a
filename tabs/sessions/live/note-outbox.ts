import * as z from 'zod/mini';
import { type Note, type NoteDraft, noteKind } from '../../../domain/sessions/note.ts';
import type { RefusalCode } from '../../../domain/shared/refusal.ts';
import { ApiProblem } from '../../api/problem.ts';
import { keepsTrying, PACES, pauseAfter, retryOf } from '../../api/retry.ts';
import type { BrowserStore } from '../../drafts/browser-store.ts';
import { prefixOf, recordsOf } from '../../drafts/records.ts';

/** A note that the server has not acknowledged yet. */
export interface Waiting {
  readonly id: string;
  readonly communityId: string;
  readonly sessionId: string;
  readonly draft: NoteDraft;
  /** For a note without a name. */
  readonly secret: string | null;
  /** The version of what its author had prepared, which is used up with it; null for other notes. */
  readonly prepared: string | null;
  /** When it was written, by this browser's clock; used for the order of sending only. */
  readonly at: number;
  /**
   * Before this moment, by this browser's clock, a note without a name that could not go out at once is not sent; null
   * for one that may go at any time.
   */
  readonly notBefore: number | null;
  /** Why the server will not take it as it is; null while it may still go out by itself. */
  readonly refused: RefusalCode | null;
}

// Accepts also what the server would refuse, because an entry that this schema does not accept would be lost.
const waiting = z.object({
  id: z.string(),
  communityId: z.string(),
  sessionId: z.string(),
  draft: z.object({
    kind: noteKind,
    text: z.string(),
    agendaItemId: z.nullable(z.string()),
    tags: z.array(z.string()),
    ownerId: z.nullable(z.string()),
    due: z.nullable(z.string()),
  }),
  secret: z.nullable(z.string()),
  at: z.number(),
  // Earlier versions of this page stored none.
  prepared: z.catch(z.nullable(z.string()), null),
  notBefore: z.catch(z.nullable(z.number()), null),
  // Another version of this page may have stored a code that this one has no words for.
  refused: z.catch(z.nullable(z.string() as unknown as z.ZodMiniType<RefusalCode>), 'unexpected'),
});

/** `away`: nobody answers, or the server or the host is busy. `sign-in`: the token is not accepted, not even a new one. */
export type Hindrance = 'away' | 'sign-in';

/**
 * A note without a name that was kept while nobody answered waits a random time up to this after the server answers
 * again. Sent together with named ones it would be known whose it is.
 */
const APART_MS = 60_000;

export interface OutboxParts {
  readonly store: BrowserStore;
  readonly person: string;
  /** The idempotent PUT; that it went through is the acknowledgement. null where this page cannot read the answer. */
  readonly send: (entry: Waiting) => Promise<Note | null>;
  /** Runs one at a time across the tabs of this browser. */
  readonly exclusively: (run: () => Promise<void>) => Promise<void>;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Whether the page is looked at: then somebody sees their note waiting. */
  readonly visible: () => boolean;
  readonly random: () => number;
  readonly now: () => number;
  /** Before the entry goes: where this is the last the page does, it is sent, and told, once more. */
  readonly onSent: (note: Note | null, entry: Waiting) => void;
}

export interface Outbox {
  /** In the order they were written; the same array until something changes. They may be sent in another order. */
  entries(): readonly Waiting[];
  hindrance(): Hindrance | null;
  add(entry: Omit<Waiting, 'at' | 'notBefore' | 'refused'>): void;
  /** Queues a refused note again, as it is now written, under a new id. */
  again(id: string, as: Pick<Waiting, 'id' | 'draft' | 'secret' | 'prepared'>): void;
  discard(id: string): void;
  /** Tries now, because the network is back, the page is visible or the person has signed in. */
  nudge(): void;
  /** The server has answered another call: tries now, unless it asked for the pause itself. */
  answered(): void;
  /** Another tab has written or sent a note: reads the queue again. */
  reread(): void;
  listen(listener: () => void): () => void;
}

/**
 * Notes on their way: each is kept in the browser from the moment it was written until the server has acknowledged it,
 * and goes out by itself, also after a reload. One without a name that could not go at once goes apart from the others.
 * An answer that is lost does no harm, because the PUT may be repeated.
 */
export function makeOutbox(parts: OutboxParts): Outbox {
  const { random } = parts;
  const records = recordsOf(parts.store, prefixOf('note', parts.person), waiting);
  const listeners = new Set<() => void>();
  let entries: readonly Waiting[] = read();
  let hindrance: Hindrance | null = null;
  let pumping = false;
  let failures = 0;
  let nap = new AbortController();
  /** Whether the server asked for the pause. */
  let asked = false;
  let last = 0;
  /** Whether the pause is only for notes that go apart. */
  let resting = false;
  /** Whether the moments of notes that go apart were given since the server last failed to answer. */
  let apart = false;
  // Notes without a name whose moment has passed while no page was open would go out together with the rest; one that
  // is further away was given before the clock was set back.
  keepApart(
    ({ notBefore }) => notBefore === null || notBefore <= parts.now() || notBefore > parts.now() + APART_MS,
  );

  function read(): readonly Waiting[] {
    return records
      .all()
      .map(([, entry]) => entry)
      .sort((a, b) => a.at - b.at);
  }

  function changed(): void {
    entries = read();
    for (const listener of listeners) listener();
  }

  function later(): number {
    return parts.now() + random() * APART_MS;
  }

  /** The moment of a note that is queued now: behind others that could not go out it would go out with them. */
  function momentOf({ secret }: Pick<Waiting, 'secret'>): number | null {
    return secret !== null && hindrance !== null ? later() : null;
  }

  /** Gives new moments to notes without a name, each its own. */
  function keepApart(which: (entry: Waiting) => boolean): void {
    for (const entry of read())
      if (entry.secret !== null && entry.refused === null && which(entry))
        write({ ...entry, notBefore: later() });
    entries = read();
  }

  /** The server answers again: those that were kept meanwhile go at random from now on, whenever that was. */
  function recovered(): void {
    if (apart) return;
    apart = true;
    keepApart(({ notBefore }) => notBefore !== null);
  }

  /** A note may go that another pause would hold. */
  function wake(): void {
    if (resting) nap.abort();
    void pump();
  }

  function write(entry: Waiting): void {
    records.set(entry.id, entry);
  }

  function hinder(by: Hindrance | null): void {
    if (hindrance === by) return;
    hindrance = by;
    for (const listener of listeners) listener();
  }

  /** Sends the first note of the queue that may go; returns how long to wait before the next. */
  async function sendFirst(): Promise<number> {
    resting = false;
    // Read inside the lock: another tab may have sent it meanwhile.
    const waits = read().filter(({ refused }) => refused === null);
    const entry = waits.find(({ notBefore }) => notBefore === null || notBefore <= parts.now());
    if (!entry) {
      resting = waits.length > 0;
      return resting ? Math.min(...waits.map(({ notBefore }) => notBefore ?? 0)) - parts.now() : 0;
    }
    try {
      const note = await parts.send(entry);
      parts.onSent(note, entry);
      records.removeSaved(entry.id);
      recovered();
      failures = 0;
      hinder(null);
      return 0;
    } catch (problem) {
      const given = problem instanceof ApiProblem ? problem : null;
      if (given && !keepsTrying(given)) {
        write({ ...entry, refused: given.code });
        return 0;
      }
      apart = false;
      keepApart(({ notBefore, id }) => notBefore === null || id === entry.id);
      failures += 1;
      hinder(retryOf(problem) === 'after-sign-in' ? 'sign-in' : 'away');
      asked = given !== null && given.retryAfter !== null;
      return pauseAfter(problem, failures, parts.visible() ? PACES.noteSeen : PACES.note, random);
    }
  }

  async function pump(): Promise<void> {
    if (pumping) return;
    pumping = true;
    try {
      while (entries.some(({ refused }) => refused === null)) {
        let pause = 0;
        await parts.exclusively(async () => {
          pause = await sendFirst();
        });
        changed();
        if (pause > 0) {
          nap = new AbortController();
          await parts.wait(pause, nap.signal).catch(() => undefined);
        }
      }
      hinder(null);
    } finally {
      pumping = false;
    }
  }

  return {
    entries: () => entries,
    hindrance: () => hindrance,
    add(entry) {
      // Two notes of one millisecond keep their order.
      last = Math.max(parts.now(), last + 1);
      write({ ...entry, at: last, notBefore: momentOf(entry), refused: null });
      changed();
      wake();
    },
    again(id, as) {
      const entry = entries.find((one) => one.id === id);
      if (!entry) return;
      write({ ...entry, ...as, notBefore: momentOf(as), refused: null });
      if (as.id !== id) records.remove(id);
      changed();
      wake();
    },
    discard(id) {
      records.remove(id);
      changed();
    },
    nudge() {
      failures = 0;
      nap.abort();
      void pump();
    },
    answered() {
      if (hindrance === null || asked) return;
      recovered();
      if (entries.every(({ refused, notBefore }) => refused !== null || notBefore !== null)) hinder(null);
      nap.abort();
    },
    reread() {
      changed();
      wake();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * Sends a refused note once more, also one that was discarded, as it is written now. It gets a new id, because the old
 * one may be taken.
 */
export function sendAgain(
  outbox: Outbox,
  entry: Waiting,
  as: Pick<Waiting, 'draft' | 'secret'> = entry,
): void {
  const { communityId, sessionId } = entry;
  const id = crypto.randomUUID();
  // What its author had prepared was sent or changed elsewhere, so this is a note of its own.
  const prepared = entry.refused === 'preparation-changed' ? null : entry.prepared;
  const again = { id, draft: as.draft, secret: as.secret, prepared };
  if (outbox.entries().some((one) => one.id === entry.id)) outbox.again(entry.id, again);
  else outbox.add({ communityId, sessionId, ...again });
}
