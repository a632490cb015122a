import { madeOnce } from '../../domain/shared/made-once.ts';
import type { Place } from '../tables/community-store.ts';
import type { Findable, FindChange, FindStore } from '../tables/find-store.ts';
import { findKey } from '../tables/keys.ts';
import type { Trace } from '../trace.ts';
import { Breather } from './breather.ts';
import type { FindKind } from './kinds.ts';
import { type RelatedTo, relatedTo } from './related.ts';
import { type Answer, answerOf, type Entry, kindNames, type Only, weightOf } from './search-answer.ts';
import { answerSaying, type Saying } from './search-saying.ts';
import { Synonyms } from './synonyms.ts';
import { type Fields, TextIndex } from './text-index.ts';
import { Visible } from './visible.ts';

interface Known {
  index: TextIndex<Entry>;
  readonly entries: Map<string, Entry>;
  readonly visible: Visible;
  readonly synonyms: Synonyms;
  /** When the table was last read, by our clock; 0 if never, or if something was written since. */
  readAt: number;
  /** How many writes this process has made in the community. */
  writes: number;
  /** The time of the newest row, by the table's clock. */
  newest: number | undefined;
  reading: Promise<void> | undefined;
}

interface Kinds {
  readonly kinds: ReadonlyMap<string, FindKind>;
  readonly names: ReadonlyMap<string, string>;
  /** Where each stands among them. */
  readonly groups: ReadonlyMap<FindKind, number>;
}

function kindsFrom(list: readonly FindKind[]): Kinds {
  const kinds = new Map(list.map((kind) => [kind.kind, kind]));
  if (kinds.size < list.length) throw new Error('Two kinds of things to find have the same name');
  return { kinds, names: kindNames(kinds), groups: new Map(list.map((kind, at) => [kind, at])) };
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
/** How much a word counts in a title, and in the title of what a thing belongs to. */
const TITLE_WEIGHT = 3;
const TOPIC_WEIGHT = 0.5;
const TAG_WEIGHT = 1.5;
/** How much a word counts in the name of who wrote or owns a thing. */
const NAME_WEIGHT = 0.5;

interface Stores {
  readonly find: Pick<FindStore, 'changedSince'>;
  readonly trace: Pick<Trace, 'rowsPassedOver'>;
}

/**
 * Searches a community in memory. The first search reads everything that can be found, later ones only what has
 * changed. A search waits for the table only if nobody has searched for a minute.
 */
export class SearchIndex {
  readonly #known = new Map<string, Known>();
  readonly #kinds: () => Promise<Kinds>;
  readonly #stores: Stores;
  readonly #now: () => Date;

  /** `kinds` are asked for at the first search; `stores` are for updates after an answer. */
  constructor(kinds: () => Promise<readonly FindKind[]>, stores: Stores, now: () => Date) {
    this.#kinds = madeOnce(async () => kindsFrom(await kinds()));
    this.#stores = stores;
    this.#now = now;
  }

  /** `stores` are those of the request, so that reads before the answer are counted for it. */
  async search(stores: Stores, place: Place, text: string, only: Only = {}): Promise<Answer> {
    const known = await this.#ready(stores, place);
    const { kinds, names } = await this.#kinds();
    return answerOf({ ...known, kinds, names }, text, only);
  }

  /** Everything that says one of these forms, as `accepts` decides, the newest first. */
  async saying(stores: Stores, place: Place, forms: readonly string[], saying: Saying): Promise<Answer> {
    const known = await this.#ready(stores, place);
    return answerSaying(known, forms, saying);
  }

  /** What has to do with a thing, see relatedTo. Nothing for one that is not to be found. */
  async related(stores: Stores, place: Place, kind: string, id: string): Promise<RelatedTo[]> {
    const { index, entries } = await this.#ready(stores, place);
    const entry = entries.get(findKey(kind, id));
    return entry ? relatedTo(entry, entries.values(), index) : [];
  }

  /** This process has written something that is found in this community. The next search must find it. */
  changed(partition: string): void {
    const known = this.#known.get(partition);
    if (!known) return;
    known.readAt = 0;
    known.writes += 1;
  }

  async #ready(stores: Stores, place: Place): Promise<Known> {
    let known = this.#known.get(place.partition);
    if (!known) {
      const entries = new Map<string, Entry>();
      const opened: Known = {
        index: new TextIndex(),
        entries,
        visible: new Visible(entries, (key, bits) => opened.index.mark(key, bits)),
        synonyms: new Synonyms(),
        readAt: 0,
        writes: 0,
        newest: undefined,
        reading: undefined,
      };
      known = opened;
    }
    // The least recently searched community is the first entry and is removed.
    this.#known.delete(place.partition);
    this.#known.set(place.partition, known);
    if (this.#known.size > COMMUNITIES_MAX) {
      const [oldest] = this.#known.keys();
      if (oldest !== undefined) this.#known.delete(oldest);
    }
    const age = this.#now().getTime() - known.readAt;
    // Less than 0 after this process's clock was set back.
    if (age > STALE_MS || age < 0) {
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
    const { kinds, groups } = await this.#kinds();
    const at = this.#now().getTime();
    const { writes } = known;
    const since = known.newest === undefined ? undefined : new Date(known.newest - OVERLAP_MS);
    const { newest, changes } = await stores.find.changedSince(place, [...kinds.keys()], since);
    const retitled = new Set<string>();
    // What other things belong to comes first, so that those are indexed once.
    const depth = depthsIn(known, changes);
    changes.sort((a, b) => depth(a.thing) - depth(b.thing));
    const breather = new Breather();
    for (const { key, thing } of changes) {
      await breather.breathe();
      const was = known.entries.get(key);
      const kind = thing && kinds.get(thing.kind);
      if (!thing) drop(known, key);
      else if (!kind?.knows(thing.shows)) stores.trace.rowsPassedOver += 1;
      else {
        const entry = {
          ...thing,
          key,
          of: kind,
          group: groups.get(kind) ?? 0,
          ...headingOf(known, thing),
          text: kind.plain?.(thing.text) ?? thing.text,
          leadsTo: kind.leadsTo?.(thing.text) ?? thing.artifacts ?? [],
        };
        put(known, entry);
        if (was?.title !== entry.title || was.taxonomy !== entry.taxonomy) retitled.add(key);
      }
    }
    // Things are indexed with the title of what they belong to, so they are indexed again after it was changed.
    for (const entry of [...known.entries.values()]) {
      if (!entry.within || !retitled.has(entry.within)) continue;
      await breather.breathe();
      put(known, { ...entry, ...headingOf(known, entry) });
      // What lies within it is behind it.
      retitled.add(entry.key);
    }
    if (known.index.isWorn) known.index = await indexOf(known, breather);
    if (newest) known.newest = Date.parse(newest);
    // Writes since this read began may be missing in it.
    known.readAt = known.writes === writes ? at : 0;
  }
}

/** How deep a thing lies within others: a note in its session, words of recognition in their note. */
function depthsIn(known: Known, changes: readonly FindChange[]): (thing: Findable | null) => number {
  const changed = new Map(changes.map(({ key, thing }) => [key, thing]));
  const depth = (thing: Pick<Findable, 'within'> | null | undefined): number =>
    thing?.within == null ? 0 : 1 + depth(changed.get(thing.within) ?? known.entries.get(thing.within));
  return depth;
}

/** What a thing is found under. */
function headingOf(
  known: Known,
  { within, taxonomy }: Pick<Findable, 'within' | 'taxonomy'>,
): Pick<Entry, 'topic' | 'taxonomy'> {
  const above = within === null ? undefined : known.entries.get(within);
  return { topic: above?.title || above?.topic || '', taxonomy: above?.taxonomy ?? taxonomy };
}

function put(known: Known, entry: Entry): void {
  const was = known.entries.get(entry.key);
  if (was && isSame(was, entry)) return;
  known.entries.set(entry.key, entry);
  known.index.put(entry, fieldsOf(entry), standingOf(entry));
  known.visible.changed(entry.key, was);
  known.synonyms.put(entry);
}

async function indexOf({ entries, visible }: Known, breather: Breather): Promise<TextIndex<Entry>> {
  const index = new TextIndex<Entry>();
  for (const entry of [...entries.values()]) {
    await breather.breathe();
    index.put(entry, fieldsOf(entry), standingOf(entry));
    index.mark(entry.key, visible.of(entry.key));
  }
  return index;
}

const standingOf = (entry: Entry) => ({ group: entry.group, weight: weightOf(entry) });

type Texts = Pick<Entry, 'title' | 'topic' | 'text' | 'author' | 'owner'> & Pick<Entry, 'tags'>;

export const fieldsOf = ({ title, topic, text, author, owner, tags = [] }: Texts): Fields => [
  [title, TITLE_WEIGHT],
  [topic, TOPIC_WEIGHT],
  [text, 1],
  ...tags.map((tag) => [tag, TAG_WEIGHT] as const),
  [author === owner ? author : `${author} ${owner}`, NAME_WEIGHT],
];

const COMPARED_BY_PARTS = new Set<keyof Entry>(['shows', 'tags', 'artifacts', 'leadsTo']);

function isSame(a: Entry, b: Entry): boolean {
  return (Object.keys(a) as (keyof Entry)[]).every(
    (name) =>
      a[name] === b[name] ||
      (COMPARED_BY_PARTS.has(name) && JSON.stringify(a[name]) === JSON.stringify(b[name])),
  );
}

function drop(known: Known, key: string): void {
  const was = known.entries.get(key);
  if (!was) return;
  known.entries.delete(key);
  known.index.remove(key);
  known.synonyms.remove(key);
  known.visible.changed(key, was);
}
