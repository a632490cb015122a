import type { Role } from '../../domain/community/community.ts';
import type { Taxonomy } from '../../domain/knowledge/taxonomy.ts';
import {
  type AskedFilter,
  askedIn,
  comparable,
  type FilterName,
  isNamed,
} from '../../domain/shared/asked.ts';
import type { SearchHit } from '../../domain/shared/search.ts';
import type { Findable } from '../tables/find-store.ts';
import { Breather } from './breather.ts';
import type { FindKind } from './kinds.ts';
import { excerptOf } from './search-text.ts';
import type { TextIndex } from './text-index.ts';
import { type Findables, visibleTo } from './visible.ts';

/** Something that can be found, as the index has it: its text as people read it, its taxonomy also where it is inherited. */
export interface Entry extends Findable {
  readonly key: string;
  /** The title of the thing that it belongs to; '' if it belongs to none. */
  readonly topic: string;
  /** The ids of the artifacts that it leads to or has at hand. */
  readonly leadsTo: readonly string[];
}

/** Limits of a search. */
export interface Only {
  readonly taxonomy?: Taxonomy | undefined;
  readonly facet?: string | undefined;
  /** What somebody in this role may find. */
  readonly role?: Role;
}

export interface Answer {
  readonly hits: SearchHit[];
  readonly total: number;
  /** The filters among the words that were understood. */
  readonly filters: Pick<AskedFilter, 'name' | 'value' | 'written'>[];
}

const HITS_MAX = 30;

/** How much better a thing with much evidence ranks than one without any that has the words as well. */
const EVIDENCE_WEIGHT = 0.05;
/** More trials than this count no more. */
const TRIED_MAX = 15;

/** Words decide. Of things that have them about equally, the one with more evidence stands first. */
const weightOf = ({ tried = 0 }: Entry) =>
  1 + (EVIDENCE_WEIGHT * Math.log1p(Math.min(tried, TRIED_MAX))) / Math.log1p(TRIED_MAX);

const isOf = (entry: Entry, { taxonomy, facet }: Only) =>
  (!taxonomy || entry.taxonomy === taxonomy) && (!facet || entry.facet === facet);

/** What `kind:` may say. */
export function namesOf(kinds: ReadonlyMap<string, FindKind>): ReadonlySet<string> {
  const all = [...kinds.values()].flatMap(({ kind, names = [], hit }) => (hit ? [kind, ...names] : []));
  return new Set(all.map(comparable));
}

const TESTS: Record<FilterName, (entry: Entry, value: string, kind: FindKind | undefined) => boolean> = {
  kind: (entry, value, kind) =>
    [entry.kind, entry.facet, kind?.is?.(entry.shows) ?? ''].some((name) => comparable(name) === value),
  by: ({ author, owner }, value) => isNamed(author, value) || isNamed(owner, value),
  tag: ({ tags = [] }, value) => tags.some((one) => comparable(one) === value),
};

/** The hits, best first. */
export async function answerOf(
  index: TextIndex<Entry>,
  findables: Findables,
  written: string,
  only: Only,
): Promise<Answer> {
  const { kinds } = findables;
  const names = namesOf(kinds);
  const { filters, phrases, text } = askedIn(written, (name, value) => name !== 'kind' || names.has(value));
  const passes = (entry: Entry) =>
    filters.every(({ name, value }) => TESTS[name](entry, value, kinds.get(entry.kind)));
  const mayFind = visibleTo(findables, only.role);
  const accepts = (entry: Entry) => isOf(entry, only) && passes(entry) && mayFind(entry);
  // Filters alone find all that passes them, the latest first.
  const { found, scores, stems } =
    filters.length > 0 && comparable(text) === ''
      ? index.all(accepts)
      : index.search(text, accepts, { phrases });
  const best = new Map<string, Ranked[]>();
  for (const [at, entry] of found.entries()) {
    let ofKind = best.get(entry.kind);
    if (!ofKind) {
      ofKind = [];
      best.set(entry.kind, ofKind);
    }
    insert(ofKind, { entry, score: (scores[at] ?? 0) * weightOf(entry) });
  }
  const hits: SearchHit[] = [];
  const breather = new Breather();
  for (const entry of chosen(best, kinds)) {
    // An excerpt of a long text in a script without blanks takes some 20 milliseconds.
    await breather.breathe();
    const excerpt = excerptOf(entry.text, stems);
    const hit = kinds.get(entry.kind)?.hit?.({ ...entry, ids: entry.id.split('|'), excerpt });
    if (hit) hits.push(hit);
  }
  return {
    hits,
    total: found.length,
    filters: filters.map(({ name, value, written: as }) => ({ name, value, written: as })),
  };
}

interface Ranked {
  readonly entry: Entry;
  readonly score: number;
}

function byRank(a: Ranked, b: Ranked): number {
  return (
    b.score - a.score ||
    (b.entry.at ?? '').localeCompare(a.entry.at ?? '') ||
    // Sorted by key, because the order in the index would reveal in which order unattributed notes were written.
    (a.entry.key < b.entry.key ? -1 : 1)
  );
}

/** Keeps the best in order. Most of a common word's matches are compared with the last one only. */
function insert(best: Ranked[], one: Ranked): void {
  const last = best.at(-1);
  if (best.length === HITS_MAX && last && byRank(last, one) <= 0) return;
  let at = best.length;
  for (let before = best[at - 1]; before && byRank(before, one) > 0; before = best[at - 1]) at -= 1;
  best.splice(at, 0, one);
  if (best.length > HITS_MAX) best.pop();
}

/** What is reserved for each kind, and otherwise the best, in their order. */
function chosen(best: ReadonlyMap<string, readonly Ranked[]>, kinds: ReadonlyMap<string, FindKind>): Entry[] {
  const reserved = new Set(
    [...best].flatMap(([kind, ofKind]) => ofKind.slice(0, kinds.get(kind)?.reserved ?? 0)),
  );
  let room = HITS_MAX - reserved.size;
  return [...best.values()]
    .flat()
    .sort(byRank)
    .filter((one) => {
      if (reserved.has(one)) return true;
      room -= 1;
      return room >= 0;
    })
    .map(({ entry }) => entry);
}
