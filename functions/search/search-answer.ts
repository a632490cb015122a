import type { Role } from '../../domain/community/community.ts';
import type { Taxonomy } from '../../domain/knowledge/taxonomy.ts';
import {
  type AskedFilter,
  askedIn,
  comparable,
  type FilterName,
  isNamed,
} from '../../domain/shared/asked.ts';
import { queryOf } from '../../domain/shared/query.ts';
import type { SearchHit } from '../../domain/shared/search.ts';
import { byCodeUnits } from '../../domain/shared/text.ts';
import type { Findable } from '../tables/find-store.ts';
import { Best, type Ranked } from './best.ts';
import { Breather } from './breather.ts';
import type { FindKind } from './kinds.ts';
import type { Sought } from './matches.ts';
import { excerptsOf } from './search-text.ts';
import type { Synonyms, Wider } from './synonyms.ts';
import type { TextIndex } from './text-index.ts';
import { bitOf } from './visible.ts';

/** Something that can be found, as the index has it: its text as people read it, its taxonomy also where it is inherited. */
export interface Entry extends Findable {
  readonly key: string;
  readonly of: FindKind;
  /** The place of its kind among all kinds. */
  readonly group: number;
  /** The title of the thing that it belongs to; '' if it belongs to none. */
  readonly topic: string;
  /** The ids of the artifacts that it leads to or has at hand. */
  readonly leadsTo: readonly string[];
}

/** What is searched. */
export interface Searched {
  readonly index: TextIndex<Entry>;
  readonly synonyms: Synonyms;
  readonly kinds: ReadonlyMap<string, FindKind>;
  /** As `kindNames` gives them. */
  readonly names: ReadonlyMap<string, string>;
}

/** Limits of a search. */
export interface Only {
  readonly taxonomy?: Taxonomy | undefined;
  readonly facet?: string | undefined;
  /** What somebody in this role may find. */
  readonly role?: Role;
  /** Whether other words for the same are left out. */
  readonly typedOnly?: boolean;
}

export interface Answer {
  readonly hits: SearchHit[];
  readonly total: number;
  /** The filters among the words that were understood. */
  readonly filters: Pick<AskedFilter, 'name' | 'value' | 'written'>[];
  /** What `kind:` said that is none; it was looked for as words. */
  readonly unknownKinds: string[];
  /** Other words for the same by which more was found; what has the words that were asked for stands first. */
  readonly also: string[];
}

const HITS_MAX = 30;
/** So many of them are left to what only other words find. */
const WIDER_HITS = 8;
/** No further words for the same are looked for after this long, so that a search does not hold the process. */
const WIDER_MS = 30;

/** How much better a thing with much evidence ranks than one without any that has the words as well. */
const EVIDENCE_WEIGHT = 0.05;
/** More trials than this count no more. */
const TRIED_MAX = 15;

/** Words decide. Of things that have them about equally, the one with more evidence stands first. */
export const weightOf = ({ tried = 0 }: Entry) =>
  tried === 0 ? 1 : 1 + (EVIDENCE_WEIGHT * Math.log1p(Math.min(tried, TRIED_MAX))) / Math.log1p(TRIED_MAX);

const isOf = (entry: Entry, { taxonomy, facet }: Only) =>
  (!taxonomy || entry.taxonomy === taxonomy) && (!facet || entry.facet === facet);

/** What `kind:` may say, with the name that it stands for. */
export function kindNames(kinds: ReadonlyMap<string, FindKind>): ReadonlyMap<string, string> {
  const found = [...kinds.values()].filter(({ hit }) => hit);
  const all = found.flatMap(({ kind, names = [] }) => [kind, ...names].map((name) => [name, name] as const));
  const short = found.flatMap(({ shortNames = {} }) => Object.entries(shortNames));
  return new Map([...short, ...all].map(([name, stands]) => [comparable(name), comparable(stands)]));
}

/** The tests of a search remember their answers: many things have the same author, the same kind, the same tags. */
function remembered(test: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) {
      answer = test(text);
      known.set(text, answer);
    }
    return answer;
  };
}

const TESTS: Record<FilterName, (value: string) => (entry: Entry) => boolean> = {
  kind: (value) => {
    const is = remembered((name) => comparable(name) === value);
    return ({ kind, facet, of, shows }) => is(kind) || is(facet) || (of.is !== undefined && is(of.is(shows)));
  },
  by: (value) => {
    const is = remembered((name) => isNamed(name, value));
    return ({ author, owner }) => is(author) || is(owner);
  },
  tag: (value) => {
    const is = remembered((tag) => comparable(tag) === value);
    return ({ tags = [] }) => tags.some(is);
  },
};

/** The hits, best first. */
export async function answerOf(
  { index, kinds, names, synonyms }: Searched,
  written: string,
  only: Only,
): Promise<Answer> {
  const unknown: string[] = [];
  const { filters, phrases, text } = askedIn(written, (name, value) => {
    const understood = name !== 'kind' || names.has(value);
    if (!understood) unknown.push(value);
    return understood;
  });
  const tests = filters.map(({ name, value }) =>
    TESTS[name](name === 'kind' ? (names.get(value) ?? value) : value),
  );
  const isNarrowed = tests.length > 0 || only.taxonomy !== undefined || only.facet !== undefined;
  const accepts = isNarrowed
    ? (entry: Entry) => isOf(entry, only) && tests.every((passes) => passes(entry))
    : undefined;
  const sought = { bits: bitOf(only.role), accepts, phrases };
  // Filters alone find all that passes them, the latest first.
  const { best, wider, total, stems, also } =
    filters.length > 0 && comparable(text) === ''
      ? rankedAll(index, sought, kinds.size)
      : ranked(index, text, sought, only.typedOnly ? [] : synonyms.widen({ text, phrases }), kinds.size);
  const own = chosen(best, [...kinds.values()], HITS_MAX - Math.min(WIDER_HITS, wider.size));
  // With what is reserved for each kind, those that were asked for may be more than all hits are otherwise.
  const room = Math.max(WIDER_HITS, HITS_MAX - own.length);
  const others = chosen(wider, [...kinds.values()], room).slice(0, room);
  const hits: SearchHit[] = [];
  const breather = new Breather();
  const excerpts = excerptsOf(stems);
  for (const entry of [...own, ...others]) {
    // An excerpt of a long text in a script without blanks takes some 20 milliseconds.
    await breather.breathe();
    const excerpt = excerpts(entry.text);
    const hit = entry.of.hit?.({ ...entry, ids: entry.id.split('|'), excerpt });
    if (hit) hits.push(hit);
  }
  return {
    hits,
    total,
    filters: filters.map(({ name, value, written: as }) => ({ name, value, written: as })),
    unknownKinds: unknown,
    also,
  };
}

/** The best of what was found by what was asked, and of what only other words find. */
interface Rankings {
  readonly best: Best<Entry>;
  readonly wider: Best<Entry>;
  readonly total: number;
  readonly stems: ReadonlySet<string>;
  readonly also: string[];
}

/** Things of a kind are a group. */
const newBest = (kinds: number) => new Best<Entry>(HITS_MAX, kinds, byRank);

function rankedAll(index: TextIndex<Entry>, sought: Sought<Entry>, kinds: number): Rankings {
  const best = newBest(kinds);
  const total = index.rankAll(sought, best);
  return { best, wider: newBest(kinds), total, stems: new Set(), also: [] };
}

function ranked(
  index: TextIndex<Entry>,
  text: string,
  sought: Sought<Entry>,
  widened: readonly Wider[],
  kinds: number,
): Rankings {
  const [best, wider] = [newBest(kinds), newBest(kinds)];
  if (widened.length === 0) return { best, wider, ...index.rank(text, sought, best), also: [] };
  const taken = index.noneTaken();
  const asked = index.rank(text, { ...sought, only: 'look-up', taken }, best);
  const until = performance.now() + WIDER_MS;
  const stems = new Set(asked.stems);
  const also = new Set<string>();
  let { total } = asked;
  for (const { text: other, phrases, said } of widened) {
    if (performance.now() > until) break;
    const found = index.rank(other, { ...sought, phrases, only: 'all-words', taken }, wider);
    if (found.total === 0) continue;
    total += found.total;
    for (const stem of found.stems) stems.add(stem);
    for (const word of said) also.add(word);
  }
  // Some of the words are better than nothing; of a question some were enough before.
  if (total === 0 && queryOf(text).isLookUp)
    return { best, wider, ...index.rank(text, sought, best), also: [] };
  return { best, wider, total, stems, also: [...also] };
}

function byRank(a: Ranked<Entry>, b: Ranked<Entry>): number {
  return (
    b.score - a.score ||
    byCodeUnits(b.thing.at ?? '', a.thing.at ?? '') ||
    // Sorted by key, because the order in the index would reveal in which order unattributed notes were written.
    (a.thing.key < b.thing.key ? -1 : 1)
  );
}

/** What is reserved for each kind, and otherwise the best, in their order. */
function chosen(best: Best<Entry>, kinds: readonly FindKind[], most: number): Entry[] {
  const all = [...best];
  const reserved = new Set(all.flatMap(([at, ofKind]) => ofKind.slice(0, kinds[at]?.reserved ?? 0)));
  let room = most - reserved.size;
  return all
    .flatMap(([, ofKind]) => ofKind)
    .sort(byRank)
    .filter((one) => {
      if (reserved.has(one)) return true;
      room -= 1;
      return room >= 0;
    })
    .map(({ thing }) => thing);
}
