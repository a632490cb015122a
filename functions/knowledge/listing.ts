import type { ListedArtifact } from '../../domain/knowledge/contract.ts';
import { triedOf } from '../../domain/knowledge/evidence.ts';
import { evidencesOf, LISTED, type ListQuery, type Sort } from '../../domain/knowledge/listing.ts';
import { renamedTags, tagKey } from '../../domain/knowledge/tags.ts';
import { TAXONOMY } from '../../domain/knowledge/taxonomy.ts';
import { byCodeUnits } from '../../domain/shared/text.ts';
import { fold, wordsOf } from '../../domain/shared/words.ts';
import type { Shelf } from '../tables/followed-artifacts.ts';

/** An artifact with what lists compare, worked out once. */
interface Entry {
  readonly artifact: ListedArtifact;
  readonly title: string;
  /** The area's place among the areas. */
  readonly area: number;
  readonly tried: number;
  /** By which choices of each filter it is found. */
  readonly is: Readonly<Record<Facet, readonly string[]>>;
}

/** What decides where an entry stands. */
type Placed = Pick<Entry, 'title' | 'area' | 'tried'> & {
  readonly artifact: Pick<ListedArtifact, 'id' | 'evidenceAt' | 'changedAt'>;
};

/** The filters of which each choice tells how many it would find. A new one is a line here and one in the contract. */
const FACETS = {
  taxonomy: ({ taxonomy }: ListedArtifact) => [taxonomy],
  type: ({ type }: ListedArtifact) => [type],
  evidence: (artifact: ListedArtifact) => evidencesOf(artifact),
  tag: ({ tags }: ListedArtifact) => tags.map(tagKey),
};
type Facet = keyof typeof FACETS;
const FACET_NAMES = Object.keys(FACETS) as Facet[];
const byFacet = <T>(of: (name: Facet) => T) =>
  Object.fromEntries(FACET_NAMES.map((name) => [name, of(name)])) as Record<Facet, T>;

/** The most frequent tags are told; all of them stand on a page of their own. */
const TAGS_COUNTED = 12;

const byTitle = (a: Placed, b: Placed) =>
  byCodeUnits(a.title, b.title) || byCodeUnits(a.artifact.id, b.artifact.id);
const latestFirst = (a: string | null, b: string | null) => ((a ?? '') < (b ?? '') ? 1 : a === b ? 0 : -1);

const IN_ORDER: Record<Sort | 'area', (a: Placed, b: Placed) => number> = {
  area: (a, b) => a.area - b.area || byTitle(a, b),
  tried: (a, b) => b.tried - a.tried || byTitle(a, b),
  newest: (a, b) => latestFirst(a.artifact.evidenceAt, b.artifact.evidenceAt) || byTitle(a, b),
  changed: (a, b) => latestFirst(a.artifact.changedAt, b.artifact.changedAt) || byTitle(a, b),
};

const entryOf = (artifact: ListedArtifact): Entry => ({
  artifact,
  title: fold(artifact.title),
  area: TAXONOMY.indexOf(artifact.taxonomy),
  tried: artifact.evidence ? triedOf(artifact.evidence) : 0,
  is: byFacet((name) => FACETS[name](artifact)),
});

/** Entries of artifacts that have not changed are kept from one shelf to the next. */
const entries = new WeakMap<ListedArtifact, Entry>();
const orders = new WeakMap<Shelf, Map<Sort | 'area', readonly Entry[]>>();

function ordered(shelf: Shelf, by: Sort | 'area'): readonly Entry[] {
  let known = orders.get(shelf);
  if (!known) {
    known = new Map();
    orders.set(shelf, known);
  }
  let order = known.get(by);
  if (!order) {
    order = shelf.all.map(entryFor).sort(IN_ORDER[by]);
    known.set(by, order);
  }
  return order;
}

function entryFor(artifact: ListedArtifact): Entry {
  let entry = entries.get(artifact);
  if (!entry) {
    entry = entryOf(artifact);
    entries.set(artifact, entry);
  }
  return entry;
}

/** A page of the list, and what the choices of the filters would find. Drafts are told to those who may write. */
export function listing(shelf: Shelf, query: ListQuery, writes: boolean) {
  const by = query.sort ?? 'area';
  const asked = askedOf(query, shelf);
  const words = [...wordsOf(query.words ?? '')].map(({ word }) => word);
  const ids = query.ids && new Set(query.ids);
  const counts = byFacet(() => new Map<string, number>());
  const found: Entry[] = [];
  /** What some choice of the tag would find. */
  const tagged: Entry[] = [];
  let published = 0;
  let drafts = 0;
  let anyTried = false;
  for (const entry of ordered(shelf, by)) {
    const { state, id } = entry.artifact;
    if (state === 'published') published += 1;
    else if (writes) drafts += 1;
    else continue;
    anyTried ||= entry.tried > 0;
    if (query.state && state !== query.state) continue;
    if (ids && !ids.has(id)) continue;
    if (!words.every((word) => entry.title.includes(word))) continue;
    const failing = FACET_NAMES.filter((name) => {
      const choice = asked[name];
      return choice !== undefined && !entry.is[name].includes(choice);
    });
    if (failing.length === 0) found.push(entry);
    if (failing.every((name) => name === 'tag')) tagged.push(entry);
    // What fails at one filter only would be found with another choice of it.
    if (failing.length < 2) {
      for (const name of failing.length === 0 ? FACET_NAMES : failing) {
        const of = counts[name];
        for (const choice of ['', ...entry.is[name]]) of.set(choice, (of.get(choice) ?? 0) + 1);
      }
    }
  }
  const from = placeAfter(found, query, shelf, IN_ORDER[by]);
  const page = found.slice(from, from + LISTED);
  return {
    artifacts: page.map(({ artifact }) => artifact),
    next: from + LISTED < found.length ? (page.at(-1)?.artifact.id ?? null) : null,
    total: found.length,
    published,
    drafts,
    anyTried,
    counts: {
      ...byFacet((name): Record<string, number> => Object.fromEntries(counts[name])),
      tag: tagCounts(counts.tag, tagged, asked.tag),
    },
  };
}

function askedOf(query: ListQuery, { names }: Shelf): Record<Facet, string | undefined> {
  const { tag } = query;
  // An address may have a tag by its old name.
  const [now] = tag === undefined ? [] : renamedTags([tag], names);
  return { ...byFacet((name): string | undefined => query[name]), tag: now && tagKey(now) };
}

/** Where the page after this artifact begins, also if the filter does not let it pass any more or it is gone. */
function placeAfter(
  found: readonly Entry[],
  { after, was }: ListQuery,
  shelf: Shelf,
  inOrder: (a: Placed, b: Placed) => number,
): number {
  if (after === undefined) return 0;
  const now = was ? undefined : shelf.get(after);
  const last = was ? placedAs(after, was) : now && entryFor(now);
  if (!last) return 0;
  const at = found.findIndex((one) => inOrder(one, last) > 0);
  return at < 0 ? found.length : at;
}

const placedAs = (id: string, was: NonNullable<ListQuery['was']>): Placed => ({
  title: fold(was.title),
  area: TAXONOMY.indexOf(was.taxonomy),
  tried: was.tried,
  artifact: { id, evidenceAt: was.evidenceAt || null, changedAt: was.changedAt },
});

/** The most frequent tags, by how they are written, and the one that was asked for. */
function tagCounts(
  counts: ReadonlyMap<string, number>,
  tagged: readonly Entry[],
  asked: string | undefined,
): Record<string, number> {
  const written = new Map<string, string>();
  for (const { artifact, is } of tagged)
    for (const [at, key] of is.tag.entries())
      if (!written.has(key)) written.set(key, artifact.tags[at] ?? key);
  const told = [...counts]
    .filter(([key]) => key !== '')
    .sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))
    .filter(([key], at) => at < TAGS_COUNTED || key === asked);
  return Object.fromEntries([
    ['', counts.get('') ?? 0],
    ...told.map(([key, count]) => [written.get(key) ?? key, count] as const),
  ]);
}

/** All tags of what somebody may read, with how many artifacts have each; the most frequent first. */
export function tagsOn(shelf: Shelf, writes: boolean): { tag: string; count: number }[] {
  const counts = new Map<string, { tag: string; count: number }>();
  for (const { state, tags } of shelf.all) {
    if (state === 'draft' && !writes) continue;
    for (const tag of tags) {
      const key = tagKey(tag);
      const known = counts.get(key);
      counts.set(key, { tag: known?.tag ?? tag, count: (known?.count ?? 0) + 1 });
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (fold(a.tag) < fold(b.tag) ? -1 : 1));
}
