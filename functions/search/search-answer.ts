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
import { type Above, visibleTo } from './visible.ts';

/** Something that can be found, as the index has it: its text as people read it, its taxonomy also where it is inherited. */
export interface Entry extends Findable {
  readonly key: string;
  readonly of: FindKind;
  /** What it lies within, if anything. */
  readonly above: Above | null;
  /** The title of the thing that it belongs to; '' if it belongs to none. */
  readonly topic: string;
  /** The ids of the artifacts that it leads to or has at hand. */
  readonly leadsTo: readonly string[];
}

/** What is searched. */
export interface Searched {
  readonly index: TextIndex<Entry>;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly kinds: ReadonlyMap<string, FindKind>;
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
  tried === 0 ? 1 : 1 + (EVIDENCE_WEIGHT * Math.log1p(Math.min(tried, TRIED_MAX))) / Math.log1p(TRIED_MAX);

const isOf = (entry: Entry, { taxonomy, facet }: Only) =>
  (!taxonomy || entry.taxonomy === taxonomy) && (!facet || entry.facet === facet);

/** What `kind:` may say. */
export function namesOf(kinds: ReadonlyMap<string, FindKind>): ReadonlySet<string> {
  const all = [...kinds.values()].flatMap(({ kind, names = [], hit }) => (hit ? [kind, ...names] : []));
  return new Set(all.map(comparable));
}

const TESTS: Record<FilterName, (entry: Entry, value: string) => boolean> = {
  kind: (entry, value) =>
    [entry.kind, entry.facet, entry.of.is?.(entry.shows) ?? ''].some((name) => comparable(name) === value),
  by: ({ author, owner }, value) => isNamed(author, value) || isNamed(owner, value),
  tag: ({ tags = [] }, value) => tags.some((one) => comparable(one) === value),
};

/** The hits, best first. */
export async function answerOf(
  { index, entries, kinds }: Searched,
  written: string,
  only: Only,
): Promise<Answer> {
  const names = namesOf(kinds);
  const { filters, phrases, text } = askedIn(written, (name, value) => name !== 'kind' || names.has(value));
  const passes = (entry: Entry) => filters.every(({ name, value }) => TESTS[name](entry, value));
  const mayFind = visibleTo(entries, only.role);
  const isNarrowed = filters.length > 0 || only.taxonomy !== undefined || only.facet !== undefined;
  const accepts = isNarrowed
    ? (entry: Entry) => isOf(entry, only) && passes(entry) && mayFind(entry)
    : mayFind;
  // Filters alone find all that passes them, the latest first.
  const { found, scores, stems } =
    filters.length > 0 && comparable(text) === ''
      ? index.all(accepts)
      : index.search(text, accepts, { phrases });
  const best = new Map<FindKind, Ranked[]>();
  let of: FindKind | undefined;
  let ofKind: Ranked[] = [];
  for (let at = 0; at < found.length; at += 1) {
    const entry = found[at] as Entry;
    if (entry.of !== of) {
      of = entry.of;
      ofKind = best.get(of) ?? [];
      best.set(of, ofKind);
    }
    const score = (scores[at] ?? 0) * weightOf(entry);
    // Most of a common word's matches are compared with the last one only.
    const last = ofKind.length === HITS_MAX ? ofKind[HITS_MAX - 1] : undefined;
    if (!last || score >= last.score) insert(ofKind, { entry, score });
  }
  const hits: SearchHit[] = [];
  const breather = new Breather();
  for (const entry of chosen(best)) {
    // An excerpt of a long text in a script without blanks takes some 20 milliseconds.
    await breather.breathe();
    const excerpt = excerptOf(entry.text, stems);
    const hit = entry.of.hit?.({ ...entry, ids: entry.id.split('|'), excerpt });
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

const compared = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function byRank(a: Ranked, b: Ranked): number {
  return (
    b.score - a.score ||
    compared(b.entry.at ?? '', a.entry.at ?? '') ||
    // Sorted by key, because the order in the index would reveal in which order unattributed notes were written.
    (a.entry.key < b.entry.key ? -1 : 1)
  );
}

/** Keeps the best in order. */
function insert(best: Ranked[], one: Ranked): void {
  const last = best.at(-1);
  if (best.length === HITS_MAX && last && byRank(last, one) <= 0) return;
  let at = best.length;
  for (let before = best[at - 1]; before && byRank(before, one) > 0; before = best[at - 1]) at -= 1;
  best.splice(at, 0, one);
  if (best.length > HITS_MAX) best.pop();
}

/** What is reserved for each kind, and otherwise the best, in their order. */
function chosen(best: ReadonlyMap<FindKind, readonly Ranked[]>): Entry[] {
  const reserved = new Set([...best].flatMap(([kind, ofKind]) => ofKind.slice(0, kind.reserved)));
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
