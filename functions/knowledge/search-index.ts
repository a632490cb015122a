import MiniSearch from 'minisearch';
import type { Taxonomy } from '../../domain/knowledge/artifact.ts';
import { type NoteRef, noteName } from '../../domain/sessions/note.ts';
import type { Place } from '../tables/community-store.ts';
import type { KnowledgeStore } from '../tables/knowledge-store.ts';
import type { NoteStore } from '../tables/note-store.ts';
import type { SessionStore } from '../tables/session-store.ts';
import { type Answer, answerOf, type Entry, type Only } from './search-answer.ts';
import { fold, plainText } from './search-text.ts';

type Source = 'revisions' | 'notes' | 'sessions';

interface Known {
  readonly index: MiniSearch<Entry>;
  readonly entries: Map<string, Entry>;
  readonly topics: Map<string, { topic: string; taxonomy: Taxonomy }>;
  /** When the table was last read, by our clock; 0 if never, or if something was written since. */
  readAt: number;
  /** How many writes this process has made in the community. */
  writes: number;
  /** The time of the newest row of each source, by the table's clock. */
  readonly newest: Map<Source, number>;
  reading: Promise<void> | undefined;
}

/** An index older than this is updated after answering. */
const FRESH_MS = 3_000;
/** An index older than this is updated before answering. */
const STALE_MS = 60_000;
/**
 * Rows up to this much older than the newest known one are read again, because some may have been written during the
 * last read.
 */
const OVERLAP_MS = 15_000;
const COMMUNITIES_MAX = 50;

interface Stores {
  readonly knowledge: Pick<KnowledgeStore, 'publishedSince'>;
  readonly notes: Pick<NoteStore, 'changedSince'>;
  readonly sessions: Pick<SessionStore, 'topicsSince'>;
}

/**
 * Searches published artifacts and notes of a community in memory. The first search reads everything, later ones only
 * what has changed. A search waits for the table only if nobody has searched for a minute.
 */
export class SearchIndex {
  readonly #known = new Map<string, Known>();
  readonly #stores: Stores;
  readonly #now: () => Date;

  /** `stores` are for updates after an answer. */
  constructor(stores: Stores, now: () => Date) {
    this.#stores = stores;
    this.#now = now;
  }

  /** `stores` are those of the request, so that reads before the answer are counted for it. */
  async search(stores: Stores, place: Place, text: string, only: Only = {}): Promise<Answer> {
    const known = await this.#ready(stores, place);
    return answerOf(known.index, known.entries, text, only);
  }

  /** This process has written in the community. The next search must find it. */
  changed(place: Place): void {
    const known = this.#known.get(place.partition);
    if (!known) return;
    known.readAt = 0;
    known.writes += 1;
  }

  async #ready(stores: Stores, place: Place): Promise<Known> {
    let known = this.#known.get(place.partition);
    if (!known) {
      known = {
        index: emptyIndex(),
        entries: new Map(),
        topics: new Map(),
        readAt: 0,
        writes: 0,
        newest: new Map(),
        reading: undefined,
      };
    }
    // The least recently searched community is the first entry and is removed.
    this.#known.delete(place.partition);
    this.#known.set(place.partition, known);
    if (this.#known.size > COMMUNITIES_MAX) {
      const [oldest] = this.#known.keys();
      if (oldest !== undefined) this.#known.delete(oldest);
    }
    const age = this.#now().getTime() - known.readAt;
    if (age > STALE_MS) {
      await this.#read(stores, place, known);
      // That read may have begun before the latest write.
      if (known.readAt === 0) await this.#read(stores, place, known);
    } else if (age > FRESH_MS) {
      // A failure is ignored here, because this search can be answered. The next one reports it.
      this.#read(this.#stores, place, known).catch(() => undefined);
    }
    return known;
  }

  #read(stores: Stores, place: Place, known: Known): Promise<void> {
    known.reading ??= this.#readChanges(stores, place, known).finally(() => {
      known.reading = undefined;
    });
    return known.reading;
  }

  async #readChanges(stores: Stores, place: Place, known: Known): Promise<void> {
    const at = this.#now().getTime();
    const { writes } = known;
    const since = (source: Source) => {
      const newest = known.newest.get(source);
      return newest === undefined ? undefined : new Date(newest - OVERLAP_MS);
    };
    const [revisions, notes, sessions] = await Promise.all([
      stores.knowledge.publishedSince(place, since('revisions')),
      stores.notes.changedSince(place, since('notes')),
      stores.sessions.topicsSince(place, since('sessions')),
    ]);
    const moved = new Set<string>();
    for (const { id, topic, taxonomy } of sessions.found) {
      const was = known.topics.get(id);
      if (was?.topic === topic && was.taxonomy === taxonomy) continue;
      known.topics.set(id, { topic, taxonomy });
      moved.add(id);
    }
    if (moved.size > 0) retitle(known, moved);
    for (const { artifact, number, title, type, taxonomy, text } of revisions.found) {
      const key = `artifact ${artifact}`;
      if (Number(known.entries.get(key)?.at ?? 0) >= number) continue;
      put(known, {
        key,
        kind: 'artifact',
        id: artifact,
        authorKey: '',
        title,
        topic: '',
        text: plainText(text),
        taxonomy,
        sessionId: '',
        type,
        at: String(number),
      });
    }
    for (const { sessionId, ...note } of notes.removed) drop(known, noteKeyOf(sessionId, note));
    for (const { sessionId, note } of notes.found) {
      const session = known.topics.get(sessionId);
      put(known, {
        key: noteKeyOf(sessionId, note),
        kind: 'note',
        id: note.id,
        authorKey: note.authorKey,
        title: '',
        topic: session?.topic ?? '',
        text: [note.text, ...note.tags].join(' '),
        taxonomy: session?.taxonomy ?? 'process',
        sessionId,
        type: note.kind,
        at: note.writtenAt,
      });
    }
    for (const [source, { newest }] of Object.entries({ revisions, notes, sessions })) {
      if (newest) known.newest.set(source as Source, Date.parse(newest));
    }
    // Writes since this read began may be missing in it.
    known.readAt = known.writes === writes ? at : 0;
  }
}

const noteKeyOf = (sessionId: string, note: NoteRef) => `note ${sessionId} ${noteName(note)}`;

function emptyIndex(): MiniSearch<Entry> {
  return new MiniSearch<Entry>({ idField: 'key', fields: ['title', 'topic', 'text'], processTerm: fold });
}

/** Notes are indexed with their session's topic, so they are indexed again after it was renamed. */
function retitle(known: Known, sessions: ReadonlySet<string>): void {
  for (const entry of [...known.entries.values()]) {
    const session = known.topics.get(entry.sessionId);
    if (session && sessions.has(entry.sessionId)) put(known, { ...entry, ...session });
  }
}

function put(known: Known, entry: Entry): void {
  const was = known.entries.get(entry.key);
  if (was && isSame(was, entry)) return;
  drop(known, entry.key);
  known.entries.set(entry.key, entry);
  known.index.add(entry);
}

function isSame(a: Entry, b: Entry): boolean {
  return (Object.keys(a) as (keyof Entry)[]).every((name) => a[name] === b[name]);
}

function drop(known: Known, key: string): void {
  if (!known.entries.delete(key)) return;
  known.index.discard(key);
}
