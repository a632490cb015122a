import type MiniSearch from 'minisearch';
import type { SearchOptions } from 'minisearch';
import type { Taxonomy } from '../../domain/knowledge/artifact.ts';
import type { SearchHit } from '../../domain/shared/search.ts';
import type { FindKind } from './kinds.ts';
import { excerptOf } from './search-text.ts';

/** Something that can be found, as the index has it. */
export interface Entry {
  readonly key: string;
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  /** The title of the thing that it belongs to; '' if it belongs to none. */
  readonly topic: string;
  readonly text: string;
  readonly within: string | null;
  readonly taxonomy: Taxonomy;
  readonly facet: string;
  readonly at: string | null;
  readonly shows: unknown;
}

/** Limits of a search. */
export interface Only {
  readonly taxonomy?: Taxonomy | undefined;
  readonly facet?: string | undefined;
}

export interface Answer {
  readonly hits: SearchHit[];
  readonly total: number;
}

const HITS_MAX = 30;

const isOf = (entry: Entry, { taxonomy, facet }: Only) =>
  (!taxonomy || entry.taxonomy === taxonomy) && (!facet || entry.facet === facet);

/** The hits, best first. */
export function answerOf(
  index: MiniSearch<Entry>,
  entries: ReadonlyMap<string, Entry>,
  kinds: ReadonlyMap<string, FindKind>,
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
  const shown = ranked.filter(
    withinRoom(
      ranked.map(({ entry }) => entry),
      kinds,
    ),
  );
  return {
    hits: shown.flatMap(({ entry, terms }) => {
      const excerpt = excerptOf(entry.text, new Set(terms));
      return kinds.get(entry.kind)?.hit({ ...entry, ids: entry.id.split('|'), excerpt }) ?? [];
    }),
    total: ranked.length,
  };
}

/** Which of the ranked entries are shown: what is reserved for their kinds, and otherwise the best. */
function withinRoom(
  ranked: readonly Entry[],
  kinds: ReadonlyMap<string, FindKind>,
): (one: { entry: Entry }) => boolean {
  const reserved = new Set<Entry>();
  for (const { kind, reserved: most } of kinds.values())
    for (const entry of ranked.filter((one) => one.kind === kind).slice(0, most)) reserved.add(entry);
  let room = HITS_MAX - reserved.size;
  return ({ entry }) => {
    if (reserved.has(entry)) return true;
    room -= 1;
    return room >= 0;
  };
}
