import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Artifact } from '../../domain/knowledge/artifact.ts';
import { NAMES_MAX, renamedTags, type TagNames } from '../../domain/knowledge/tags.ts';
import type { Place } from './community-store.ts';
import { findingTags } from './findings.ts';
import { artifactKey, draftKey, findKey, tagNamesKey } from './keys.ts';
import {
  artifactHead,
  artifactOf,
  draftRow,
  isDiscarded,
  retaggedRow,
  savedDraftOf,
  tagNamesRow,
} from './knowledge-rows.ts';
import type { Row, Table, Write } from './table.ts';

/** What the tags of artifacts are called, and what that changes in them. */
export class TagStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** What tags were renamed to; `etag` is null while none was. */
  async names(place: Place): Promise<{ names: TagNames; etag: string | null }> {
    return (await this.#table.find(place.partition, tagNamesKey, tagNamesRow.readWithEtag)) ?? NO_NAMES;
  }

  /** Tags by what they are called now. */
  async now(place: Place, tags: readonly string[]): Promise<string[]> {
    return tags.length === 0 ? [] : renamedTags(tags, (await this.names(place)).names);
  }

  async rename(
    place: Place,
    names: TagNames,
    etag: string | null,
    also: readonly Write[],
    operation: string,
  ): Promise<void> {
    const row = tagNamesRow.columns({ names });
    const write: Write =
      etag === null
        ? { do: 'create', key: tagNamesKey, row }
        : { do: 'replace', key: tagNamesKey, row, etag };
    await this.#table.write(place.partition, operation, [write, ...also]);
  }

  /**
   * The version in which an artifact is to be changed by somebody who has read it in this one. It is another one where
   * nothing but the names of its tags has changed since.
   */
  async versionOf(place: Place, artifact: Artifact, etag: string): Promise<string> {
    if (etag === artifact.etag) return etag;
    const row = await this.#table.get(place.partition, artifactKey(artifact.id), RETAGGED);
    return row && retaggedFrom(row).has(etag) ? row.etag : etag;
  }

  /** Writes the tags of an artifact, of its draft and of its row for search by what they are called now. */
  async renameOn(place: Place, artifactId: string, names: TagNames): Promise<void> {
    const [head, saved, found] = await Promise.all([
      this.#table.get(place.partition, artifactKey(artifactId)),
      this.#table.get(place.partition, draftKey(artifactId)),
      this.#table.get(place.partition, findKey('artifact', artifactId), []),
    ]);
    if (!head || isDiscarded(head)) return;
    const writes: Write[] = [];
    const before = artifactOf(head);
    const tags = renamedTags(before.tags, names);
    const draft = saved && !saved.discarded ? savedDraftOf(saved).draft.tags : [];
    const drafted = renamedTags(draft, names);
    if (saved && !isDeepStrictEqual(draft, drafted)) {
      const row = draftRow.changed({ tags: drafted });
      writes.push({ do: 'merge', key: draftKey(artifactId), row, etag: saved.etag });
    }
    const operation = randomUUID();
    if (!isDeepStrictEqual(before.tags, tags)) {
      const retagged = { retaggedBy: operation, retaggedFrom: retaggedSince(head) };
      const row = { ...artifactHead.changed({ tags }), ...retaggedRow.columns(retagged) };
      writes.push({ do: 'merge', key: artifactKey(artifactId), row, etag: head.etag });
      if (found && before.revision > 0) writes.push(findingTags(artifactId, tags));
    }
    if (writes.length > 0) await this.#table.write(place.partition, operation, writes);
  }
}

const RETAGGED = ['op', ...retaggedRow.names];

/** The versions of a head since which only the names of its tags have changed. */
function retaggedFrom(row: Row): ReadonlySet<string> {
  const { op } = row;
  if (op === undefined || op !== row.retaggedBy) return new Set();
  return retaggedRow.read(row).retaggedFrom;
}

/**
 * The same after this version. One that is more renamings old than names are kept counts no more: what whoever has it
 * open calls the tags may be forgotten.
 */
const retaggedSince = (head: Row): ReadonlySet<string> =>
  new Set([...retaggedFrom(head), head.etag].slice(-NAMES_MAX));

const NO_NAMES = { names: new Map<string, string>(), etag: null };
