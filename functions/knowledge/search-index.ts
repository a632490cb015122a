import MiniSearch from 'minisearch';
import type { ArtifactType, Taxonomy } from '../../domain/knowledge/artifact.ts';
import type { SearchHit } from '../../domain/knowledge/contract.ts';
import type { NoteKind } from '../../domain/sessions/note.ts';
import type { Place } from '../tables/community-store.ts';
import type { KnowledgeStore } from '../tables/knowledge-store.ts';
import type { NoteStore } from '../tables/note-store.ts';
import type { SessionStore } from '../tables/session-store.ts';
import { untraced } from '../trace.ts';

interface Entry {
  readonly key: string;
  readonly kind: 'artifact' | 'note';
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly taxonomy: Taxonomy;
  readonly sessionId: string;
  readonly type: ArtifactType | NoteKind;
  readonly at: string | null;
}

interface Answer {
  readonly hits: SearchHit[];
  readonly total: number;
}

interface Known {
  readonly index: MiniSearch<Entry>;
  readonly entries: Map<string, Entry>;
  readonly topics: Map<string, { topic: string; taxonomy: Taxonomy }>;
  /** Answers since the index last changed: people type the same beginnings of words over and over. */
  readonly answers: Map<string, Answer>;
  /** When the table was last asked, by our clock, and the newest row it told, by the table's. */
  readAt: number;
  newest: Date | undefined;
  reading: Promise<void> | undefined;
}

/** An answer may be this old; older, it is given at once and brought up to date behind it. */
const FRESH_MS = 3_000;
/** Older than this it is brought up to date first. */
const STALE_MS = 60_000;
const COMMUNITIES_MAX = 50;
const HITS_MAX = 30;
const ANSWERS_MAX = 1_000;
const EXCERPT = 160;

/**
 * Search over what is published and noted in a community, from memory: the first search reads everything, later ones
 * only what has changed, and none waits for the table unless nobody has searched for a minute.
 */
export class SearchIndex {
  readonly #known = new Map<string, Known>();
  readonly #stores: { knowledge: KnowledgeStore; notes: NoteStore; sessions: SessionStore };
  readonly #now: () => Date;

  constructor(
    stores: { knowledge: KnowledgeStore; notes: NoteStore; sessions: SessionStore },
    now: () => Date,
  ) {
    this.#stores = stores;
    this.#now = now;
  }

  async search(place: Place, text: string, taxonomy?: Taxonomy): Promise<Answer> {
    const known = await this.#ready(place);
    const question = `${taxonomy ?? ''} ${text}`;
    const given = known.answers.get(question);
    if (given) return given;
    const answer = answerOf(known, text, taxonomy);
    if (known.answers.size >= ANSWERS_MAX) known.answers.clear();
    known.answers.set(question, answer);
    return answer;
  }

  /** Something was written here, by this process: the next search must know it. */
  changed(place: Place): void {
    const known = this.#known.get(place.partition);
    if (known) known.readAt = 0;
  }

  async #ready(place: Place): Promise<Known> {
    let known = this.#known.get(place.partition);
    if (!known) {
      known = {
        index: emptyIndex(),
        entries: new Map(),
        topics: new Map(),
        answers: new Map(),
        readAt: 0,
        newest: undefined,
        reading: undefined,
      };
      if (this.#known.size >= COMMUNITIES_MAX) {
        const [oldest] = this.#known.keys();
        if (oldest !== undefined) this.#known.delete(oldest);
      }
      this.#known.set(place.partition, known);
    }
    const age = this.#now().getTime() - known.readAt;
    if (age > STALE_MS) await this.#read(place, known);
    else if (age > FRESH_MS) {
      const refreshing = known;
      // The next search tells of a table that does not answer, this one can still be answered.
      untraced(() => void this.#read(place, refreshing).catch(() => undefined));
    }
    return known;
  }

  #read(place: Place, known: Known): Promise<void> {
    known.reading ??= this.#readChanges(place, known).finally(() => {
      known.reading = undefined;
    });
    return known.reading;
  }

  async #readChanges(place: Place, known: Known): Promise<void> {
    const at = this.#now().getTime();
    const [revisions, notes, sessions] = await Promise.all([
      this.#stores.knowledge.publishedSince(place, known.newest),
      this.#stores.notes.changedSince(place, known.newest),
      this.#stores.sessions.topicsSince(place, known.newest),
    ]);
    for (const { artifact, number, ...said } of revisions.found) {
      const key = `artifact ${artifact}`;
      if (Number(known.entries.get(key)?.at ?? 0) > number) continue;
      put(known, { key, kind: 'artifact', id: artifact, sessionId: '', at: String(number), ...said });
    }
    for (const session of sessions.found) known.topics.set(session.id, session);
    for (const removed of notes.removed) drop(known, `note ${removed}`);
    for (const { sessionId, note } of notes.found) {
      const session = known.topics.get(sessionId);
      put(known, {
        key: `note ${note.id}`,
        kind: 'note',
        id: note.id,
        title: session?.topic ?? '',
        text: [note.text, ...note.tags].join(' '),
        taxonomy: session?.taxonomy ?? 'process',
        sessionId,
        type: note.kind,
        at: note.writtenAt,
      });
    }
    const newest = [revisions.newest, notes.newest, sessions.newest]
      .filter((one) => one !== null)
      .sort()
      .at(-1);
    if (newest) known.newest = new Date(newest);
    known.readAt = at;
  }
}

function answerOf(known: Known, text: string, taxonomy: Taxonomy | undefined): Answer {
  const found = known.index.search(text, {
    prefix: true,
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    boost: { title: 3 },
    combineWith: 'AND',
  });
  const entries = found
    .flatMap(({ id }) => known.entries.get(String(id)) ?? [])
    .filter((entry) => !taxonomy || entry.taxonomy === taxonomy);
  const terms = text.toLowerCase().split(/\s+/);
  return { hits: entries.slice(0, HITS_MAX).map((entry) => hitOf(entry, terms)), total: entries.length };
}

function emptyIndex(): MiniSearch<Entry> {
  return new MiniSearch<Entry>({ idField: 'key', fields: ['title', 'text'] });
}

function put(known: Known, entry: Entry): void {
  drop(known, entry.key);
  known.answers.clear();
  known.entries.set(entry.key, entry);
  known.index.add(entry);
}

function drop(known: Known, key: string): void {
  if (!known.entries.delete(key)) return;
  known.index.discard(key);
  known.answers.clear();
}

function hitOf(entry: Entry, terms: readonly string[]): SearchHit {
  const excerpt = excerptOf(entry.text, terms);
  if (entry.kind === 'artifact') {
    const { id, title, taxonomy } = entry;
    return { kind: 'artifact', id, title, type: entry.type as ArtifactType, taxonomy, excerpt };
  }
  const { id, sessionId, title: topic, at } = entry;
  return { kind: 'note', id, sessionId, noteKind: entry.type as NoteKind, topic, excerpt, at };
}

/** The stretch of text around the first word that was asked for. */
function excerptOf(text: string, terms: readonly string[]): string {
  const flat = text.replace(/\s+/g, ' ');
  const lower = flat.toLowerCase();
  const at = Math.max(
    0,
    ...terms
      .map((term) => lower.indexOf(term))
      .filter((index) => index >= 0)
      .slice(0, 1),
  );
  const from = at > 60 ? flat.indexOf(' ', at - 60) + 1 : 0;
  const piece = flat.slice(from, from + EXCERPT);
  return `${from > 0 ? '…' : ''}${piece}${from + EXCERPT < flat.length ? '…' : ''}`;
}
