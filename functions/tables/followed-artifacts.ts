import { isDeepStrictEqual } from 'node:util';
import type { Artifact } from '../../domain/knowledge/artifact.ts';
import type { ListedArtifact } from '../../domain/knowledge/contract.ts';
import { renamedTags, type TagNames } from '../../domain/knowledge/tags.ts';
import { latestRow, summaryIn } from './evidence-rows.ts';
import { artifactKey, evidenceKey, KEYS, tagNamesKey } from './keys.ts';
import { artifactOf, isDiscarded, tagNamesRow } from './knowledge-rows.ts';
import type { Place } from './place.ts';
import { newestOf } from './rows.ts';
import type { RangeOptions, Row, Table } from './table.ts';

/** Rows from this long before the newest known one are read again, as some may have been written during that read. */
const OVERLAP_MS = 15_000;
const COMMUNITIES_MAX = 50;

type Evidence = Pick<ListedArtifact, 'evidence' | 'evidenceAt'>;
const NO_EVIDENCE: Evidence = { evidence: null, evidenceAt: null };

interface Changed<T> extends Pick<Row, 'timestamp'> {
  readonly id: string;
  readonly etag: string;
  /** null for what was discarded. */
  readonly value: T | null;
}

/** The artifacts of a community as one process knows them. It is never changed, so that what follows from it can be kept. */
export class Shelf {
  readonly names: TagNames;
  readonly #byId: ReadonlyMap<string, ListedArtifact>;
  readonly all: readonly ListedArtifact[];
  /** The ids of those whose rows still have a tag by an old name. */
  readonly outdated: readonly string[];

  constructor(byId: ReadonlyMap<string, ListedArtifact>, names: TagNames, outdated: readonly string[]) {
    this.#byId = byId;
    this.all = [...byId.values()];
    this.names = names;
    this.outdated = outdated;
  }

  get(artifactId: string): ListedArtifact | undefined {
    return this.#byId.get(artifactId);
  }
}

/** One of the two ranges that a shelf is read from. */
class Followed<T> {
  readonly #of: (row: Row) => Changed<T>;
  readonly #etags = new Map<string, string>();
  readonly values = new Map<string, T>();
  #newest: string | null = null;
  /** From when on rows are read next, in milliseconds. */
  #since = 0;

  constructor(of: (row: Row) => Changed<T>) {
    this.#of = of;
  }

  /** Reads what has changed. Gives whether anything has. */
  async read(table: Table, place: Place, from: string, to: string, key: RegExp): Promise<boolean> {
    const asked = table.now().getTime();
    const since = this.#newest === null ? null : new Date(this.#since);
    const options: RangeOptions = since ? { where: (odata) => odata`Timestamp ge ${since}` } : {};
    const rows = await table.range(place.partition, from, to, { key, of: this.#of }, options);
    const newest = newestOf(rows);
    if (newest && (this.#newest === null || newest > this.#newest)) this.#newest = newest;
    // Of many rows that were written at once, such as by an import, none is read again once no more of them can come.
    const last = this.#newest === null ? 0 : Date.parse(this.#newest);
    this.#since = Math.max(last - OVERLAP_MS, Math.min(last, asked - OVERLAP_MS));
    let changed = false;
    for (const { id, etag, value } of rows) {
      if (this.#etags.get(id) === etag) continue;
      changed = true;
      this.#etags.set(id, etag);
      if (value === null) this.values.delete(id);
      else this.values.set(id, value);
    }
    return changed;
  }
}

/** An artifact as lists show it, and what that was made from. */
interface Listed {
  readonly head: Artifact;
  readonly evidence: Evidence;
  readonly names: TagNames;
  readonly artifact: ListedArtifact;
}

interface Known {
  readonly heads: Followed<Artifact | TagNames>;
  readonly evidence: Followed<Evidence>;
  shelf: Shelf;
  readonly listed: Map<string, Listed>;
  /** How many readings have begun, and the latest that has ended well. */
  begun: number;
  done: number;
  reading: Promise<void> | undefined;
}

/**
 * The artifacts of the communities that this process was asked for. Their rows are read once and after that, for each
 * list, only those that were written since, by the table's clock: two storage calls, however many artifacts there are.
 * Every answer is as new as the table (see docs/decisions/0043-lists-of-artifacts.md).
 */
export class FollowedArtifacts {
  readonly #known = new Map<string, Known>();

  async of(table: Table, place: Place): Promise<Shelf> {
    const known = this.#knownOf(place.partition);
    // A reading that is under way may miss what was written before this was asked, so the next one is waited for, which
    // all share who ask meanwhile.
    const { begun } = known;
    while (known.done <= begun) {
      known.reading ??= this.#read(table, place, known).finally(() => {
        known.reading = undefined;
      });
      const own = known.begun > begun;
      await known.reading.catch((error: unknown) => {
        if (own) throw error;
      });
    }
    return known.shelf;
  }

  #knownOf(partition: string): Known {
    const known = this.#known.get(partition) ?? {
      heads: new Followed(headOf),
      evidence: new Followed(evidenceOf),
      shelf: new Shelf(new Map(), new Map(), []),
      listed: new Map(),
      begun: 0,
      done: 0,
      reading: undefined,
    };
    // The community that was asked for least recently stands first and is forgotten.
    this.#known.delete(partition);
    this.#known.set(partition, known);
    if (this.#known.size > COMMUNITIES_MAX) {
      const [oldest] = this.#known.keys();
      if (oldest !== undefined) this.#known.delete(oldest);
    }
    return known;
  }

  async #read(table: Table, place: Place, known: Known): Promise<void> {
    known.begun += 1;
    const number = known.begun;
    // A half that was read is not read again, so it counts also where the other one failed.
    const halves = await Promise.allSettled([
      known.heads.read(table, place, artifactKey(''), `${tagNamesKey}~`, KEYS.artifactOrTagNames),
      known.evidence.read(table, place, evidenceKey(''), evidenceKey('~'), KEYS.evidence),
    ]);
    if (halves.some((half) => half.status === 'fulfilled' && half.value)) known.shelf = shelfOf(known);
    const failed = halves.find((half) => half.status === 'rejected');
    if (failed) throw failed.reason;
    known.done = number;
  }
}

function headOf(row: Row): Changed<Artifact | TagNames> {
  const { rowKey = '', etag, timestamp } = row;
  const id = rowKey.slice(artifactKey('').length);
  const read = () => (rowKey === tagNamesKey ? tagNamesRow.read(row).names : artifactOf(row));
  return { id, etag, timestamp, value: isDiscarded(row) ? null : read() };
}

function evidenceOf(row: Row): Changed<Evidence> {
  const { rowKey = '', etag, timestamp } = row;
  const value = { evidence: summaryIn(row), evidenceAt: latestRow.read(row).latestAt };
  return { id: rowKey.slice(evidenceKey('').length), etag, timestamp, value };
}

/** What has not changed stays the same object, for whoever has worked out something from it. */
function shelfOf({ heads, evidence, listed }: Known): Shelf {
  const names = (heads.values.get(tagNamesKey.slice(artifactKey('').length)) ?? NO_NAMES) as TagNames;
  const shelf = new Map<string, ListedArtifact>();
  const outdated: string[] = [];
  for (const [id, head] of heads.values) {
    if (!isArtifact(head)) continue;
    const known = evidence.values.get(id) ?? NO_EVIDENCE;
    let one = listed.get(id);
    if (!one || one.head !== head || one.evidence !== known || one.names !== names) {
      // Work writes the new names into all rows after a while; they hold at once.
      const artifact = { ...head, ...known, tags: renamedTags(head.tags, names) };
      one = { head, evidence: known, names, artifact };
      listed.set(id, one);
    }
    if (!isDeepStrictEqual(head.tags, one.artifact.tags)) outdated.push(id);
    shelf.set(id, one.artifact);
  }
  for (const id of listed.keys()) if (!shelf.has(id)) listed.delete(id);
  return new Shelf(shelf, names, outdated);
}

const NO_NAMES: TagNames = new Map();

const isArtifact = (head: Artifact | TagNames): head is Artifact => 'tags' in head;
