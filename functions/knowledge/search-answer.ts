import type MiniSearch from 'minisearch';
import type { SearchOptions } from 'minisearch';
import type { ArtifactType, Taxonomy } from '../../domain/knowledge/artifact.ts';
import type { SearchHit, SearchKind } from '../../domain/knowledge/contract.ts';
import type { NoteKind } from '../../domain/sessions/note.ts';
import { excerptOf } from './search-text.ts';

/** One searchable thing. */
export interface Entry {
  readonly key: string;
  readonly kind: 'artifact' | 'note';
  readonly id: string;
  /** The author key of a note; '' for an artifact. */
  readonly authorKey: string;
  /** An artifact's title; '' for a note. */
  readonly title: string;
  /** The topic of a note's session; '' for an artifact. */
  readonly topic: string;
  readonly text: string;
  readonly taxonomy: Taxonomy;
  readonly sessionId: string;
  readonly type: ArtifactType | NoteKind;
  readonly at: string | null;
}

/** Limits of a search. */
export interface Only {
  readonly taxonomy?: Taxonomy | undefined;
  readonly kind?: SearchKind | undefined;
}

export interface Answer {
  readonly hits: SearchHit[];
  readonly total: number;
}

const HITS_MAX = 30;
/** Up to this many hits are artifacts, even if notes rank higher. */
const ARTIFACTS_MIN = 10;

const isOf = (entry: Entry, { taxonomy, kind }: Only) =>
  (!taxonomy || entry.taxonomy === taxonomy) &&
  (!kind || kind === (entry.kind === 'note' ? entry.type : 'artifact'));

/** The hits, best first. */
export function answerOf(
  index: MiniSearch<Entry>,
  entries: ReadonlyMap<string, Entry>,
  text: string,
  only: Only,
): Answer {
  const options: SearchOptions = {
    prefix: true,
    boost: { title: 3, topic: 0.5 },
    // Prefixes count nearly as much as whole words, because people search while they type.
    weights: { prefix: 0.7, fuzzy: 0.2 },
    combineWith: 'AND',
    filter: ({ id }) => {
      const entry = entries.get(String(id));
      return entry !== undefined && isOf(entry, only);
    },
  };
  let found = index.search(text, options);
  // Typing errors are tolerated if nothing is found without.
  if (found.length === 0) {
    found = index.search(text, { ...options, fuzzy: (term) => (term.length > 4 ? 0.2 : false) });
  }
  const ranked = found.flatMap(({ id, score, terms }) => {
    const entry = entries.get(String(id));
    return entry ? [{ entry, score, terms }] : [];
  });
  ranked.sort(
    (a, b) =>
      b.score - a.score ||
      (b.entry.at ?? '').localeCompare(a.entry.at ?? '') ||
      // Sorted by key, because the order in the index would reveal in which order unattributed notes were written.
      (a.entry.key < b.entry.key ? -1 : 1),
  );
  const artifacts = ranked.filter(({ entry }) => entry.kind === 'artifact');
  const notes = ranked.length - artifacts.length;
  const room = Math.max(ARTIFACTS_MIN, HITS_MAX - notes);
  const kept = new Set(artifacts.slice(0, room));
  const shown = ranked
    .filter((one) => one.entry.kind === 'note' || kept.has(one))
    .filter(notesUpTo(HITS_MAX - kept.size));
  return {
    hits: shown.map(({ entry, terms }) => hitOf(entry, new Set(terms))),
    total: ranked.length,
  };
}

function notesUpTo(most: number): (one: { entry: Entry }) => boolean {
  let notes = 0;
  return ({ entry }) => {
    if (entry.kind === 'artifact') return true;
    notes += 1;
    return notes <= most;
  };
}

function hitOf(entry: Entry, words: ReadonlySet<string>): SearchHit {
  const excerpt = excerptOf(entry.text, words);
  if (entry.kind === 'artifact') {
    const { id, title, taxonomy } = entry;
    return { kind: 'artifact', id, title, type: entry.type as ArtifactType, taxonomy, excerpt };
  }
  const { id, authorKey, sessionId, topic, at } = entry;
  return { kind: 'note', id, authorKey, sessionId, noteKind: entry.type as NoteKind, topic, excerpt, at };
}
