import type { Note, OpenAction } from '../../domain/sessions/note.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Place } from './community-store.ts';
import { findingNote, findingNoteAgain, findingNoteNoMore } from './findings.ts';
import { captureGateKey, inSession, KEYS, noteKey } from './keys.ts';
import {
  actionOf,
  ledColumns,
  type NoteContent,
  noteContent,
  noteIfThere,
  opening,
  openKeyOf,
  type StoredNote,
  TOMBSTONE,
  unlessClosed,
  versionOf,
  whileOpenFor,
  wroteIt,
} from './note-rows.ts';
import { readAll } from './rows.ts';
import { inTransactions, type Row, type Table, type Write, WriteConflict } from './table.ts';

/** How often a session's actions are listed again that change while they are listed. */
const LISTINGS = 5;

export type { StoredNote } from './note-rows.ts';

/** Notes, and the list of open actions. */
export class NoteStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * Writes a new note and touches the session's capture gate in one transaction, so that no note is added after the
   * session was closed. Throws WriteConflict `exists` if the author has used this id before, and `missing` if the gate
   * is gone. Returns the version; undefined if an earlier try of the same operation wrote the note.
   */
  async capture(
    place: Place,
    sessionId: string,
    noteId: string,
    authorKey: string,
    note: NoteContent,
    operation: string,
    also: readonly Write[] = [],
  ): Promise<string | undefined> {
    const [etag = '', gate] = await this.#table.write(place.partition, operation, [
      { do: 'create', key: noteKey(sessionId, authorKey, noteId), row: noteContent.columns(note) },
      { do: 'touch', key: captureGateKey(sessionId, note.author === null) },
      findingNote(sessionId, { ...note, id: noteId, authorKey }),
      ...also,
    ]);
    return gate ? versionOf(authorKey, etag, operation) : undefined;
  }

  /**
   * As `capture`, for a session that is closed and has no capture gate any more. The caller has checked that this is
   * allowed. An action is put on its owner's list here, because lists are made when a session is closed.
   */
  async captureAfterwards(
    place: Place,
    sessionId: string,
    session: Pick<Session, 'topic'>,
    noteId: string,
    authorKey: string,
    note: NoteContent,
    also: readonly Write[],
    operation: string,
  ): Promise<Note> {
    const added = { ...note, id: noteId, authorKey };
    const [etag = ''] = await this.#table.write(place.partition, operation, [
      { do: 'create', key: noteKey(sessionId, authorKey, noteId), row: noteContent.columns(note) },
      ...(note.kind === 'action' ? [opening(sessionId, session.topic, added)] : []),
      findingNote(sessionId, added),
      ...also,
    ]);
    return { ...added, etag: versionOf(authorKey, etag, operation) };
  }

  async get(place: Place, sessionId: string, authorKey: string, noteId: string): Promise<Note | undefined> {
    return (await this.stored(place, sessionId, authorKey, noteId)).note;
  }

  /**
   * As `get`, with the row's version, whether this operation wrote it last as its author's, and the version that this
   * operation made as a leader's, also by removing the note.
   */
  async stored(
    place: Place,
    sessionId: string,
    authorKey: string,
    noteId: string,
    by?: { operation: string; leader: string },
  ): Promise<StoredNote> {
    const row = await this.#table.get(place.partition, noteKey(sessionId, authorKey, noteId));
    return {
      note: row && readAll(noteIfThere, row),
      rowEtag: row?.etag ?? '',
      byAuthor: row !== undefined && by !== undefined && wroteIt(row, by.operation, null),
      made:
        row && by && wroteIt(row, by.operation, by.leader)
          ? versionOf(authorKey, row.etag, by.operation)
          : undefined,
    };
  }

  /** The notes of a session without the removed ones. */
  async all(place: Place, sessionId: string): Promise<Note[]> {
    const rows = await this.#table.range(
      place.partition,
      inSession(sessionId, 'note|'),
      inSession(sessionId, 'note|~~'),
      { key: KEYS.note, of: noteIfThere },
    );
    return rows.filter((one) => one !== undefined);
  }

  /**
   * Changes what an author may change; author and time stay. `leader` is set if it is changed by the session's leader.
   * An author's change touches the capture gate, so that it fails once the session is closed. `rowEtag` is the version
   * of the table's row.
   */
  async edit(
    place: Place,
    sessionId: string,
    noteId: string,
    authorKey: string,
    change: Omit<NoteContent, 'author' | 'done' | 'writtenAt' | 'edited'>,
    options: { rowEtag: string; leader: string | null; also?: readonly Write[] },
    operation: string,
  ): Promise<string> {
    const row = { ...noteContent.changed({ ...change, edited: true }), ...ledColumns(options.leader) };
    const key = noteKey(sessionId, authorKey, noteId);
    const [etag = ''] = await this.#table.write(place.partition, operation, [
      { do: 'merge', key, row, etag: options.rowEtag },
      ...whileOpenFor(options.leader, sessionId, authorKey),
      findingNoteAgain(sessionId, authorKey, noteId, change),
      ...(options.also ?? []),
    ]);
    return versionOf(authorKey, etag, operation);
  }

  /**
   * Throws WriteConflict `missing` if there is no such note, or if the capture gate is gone. With `rowEtag`, only if
   * the row still is the version from which `also` was made.
   */
  async remove(
    place: Place,
    sessionId: string,
    noteId: string,
    authorKey: string,
    options: { leader: string | null; rowEtag?: string; also?: readonly Write[] },
    operation: string,
  ): Promise<void> {
    const { leader, rowEtag } = options;
    const gone = { key: noteKey(sessionId, authorKey, noteId), row: { ...TOMBSTONE, ...ledColumns(leader) } };
    await this.#table.write(place.partition, operation, [
      rowEtag === undefined ? { do: 'overwrite', ...gone } : { do: 'replace', ...gone, etag: rowEtag },
      ...whileOpenFor(leader, sessionId, authorKey),
      findingNoteNoMore(sessionId, authorKey, noteId),
      ...(options.also ?? []),
    ]);
  }

  /**
   * Puts a session's open actions on their owners' lists, and takes off what else is `listed` of it, such as an action
   * that got another owner while the session was reopened. May be repeated. Throws WriteConflict if they keep changing
   * meanwhile.
   */
  async openAll(
    place: Place,
    sessionId: string,
    topic: string,
    operation: string,
    there: readonly OpenAction[] = [],
  ): Promise<void> {
    const open = async () =>
      (await this.all(place, sessionId))
        .filter((note) => note.kind === 'action' && !note.done)
        .map((note) => opening(sessionId, topic, note));
    const keys = there.map((action) => openKeyOf(sessionId, { ...action, id: action.noteId }));
    let listed: { key: string }[] = keys.map((key) => ({ key }));
    for (let attempt = 1; attempt <= LISTINGS; attempt += 1) {
      const writes = await open();
      if (JSON.stringify(writes) === JSON.stringify(listed)) return;
      // Meanwhile an action may have been finished, removed, or given to another owner.
      const still = new Set(writes.map((write) => write.key));
      const gone = listed.flatMap(({ key }): Write[] => (still.has(key) ? [] : [{ do: 'clear', key }]));
      const changes = [...writes, ...gone];
      for (const some of inTransactions(changes)) await this.#table.write(place.partition, operation, some);
      listed = writes;
    }
    throw new WriteConflict('changed');
  }

  /** Takes actions off their owners' lists, because their session is open again. */
  async closeAll(place: Place, operation: string, actions: readonly OpenAction[]): Promise<void> {
    const writes = actions.map((action): Write => {
      return { do: 'clear', key: openKeyOf(action.sessionId, { ...action, id: action.noteId }) };
    });
    for (const some of inTransactions(writes)) await this.#table.write(place.partition, operation, some);
  }

  /**
   * Takes an action off its owner's list if `openAll` has put it there after the action was finished, removed or given
   * to somebody else. To be called after such a change of an action that was not listed.
   */
  async unlist(place: Place, sessionId: string, before: Note): Promise<void> {
    const key = openKeyOf(sessionId, before);
    const row = await this.#table.get(place.partition, key, ['due']);
    if (!row) return;
    const now = await this.get(place, sessionId, before.authorKey, before.id);
    if (now?.kind === 'action' && !now.done && openKeyOf(sessionId, now) === key) return;
    await this.#table.removeIf(place.partition, key, row.etag);
  }

  /** Marks an action done or not done, and updates its owner's list. */
  async finish(
    place: Place,
    sessionId: string,
    session: Pick<Session, 'topic' | 'state'>,
    note: Note,
    rowEtag: string,
    done: boolean,
    listed: boolean,
    also: readonly Write[],
    operation: string,
  ): Promise<string> {
    const key = openKeyOf(sessionId, note);
    const row = { ...noteContent.changed({ done }), ...ledColumns(null) };
    const [etag = ''] = await this.#table.write(place.partition, operation, [
      { do: 'merge', key: noteKey(sessionId, note.authorKey, note.id), row, etag: rowEtag },
      ...(listed && done ? [{ do: 'remove', key } as const] : []),
      // Lists are made when a session is closed, because owners may change until then.
      ...(done || session.state !== 'closed' ? [] : [opening(sessionId, session.topic, note)]),
      ...unlessClosed(sessionId, session),
      ...also,
    ]);
    return versionOf(note.authorKey, etag, operation);
  }

  /**
   * The writes that update owners' lists together with a leader's change of a note. `isListing`: the action before the
   * change is not listed yet, and `unlist` has to be called after the change.
   */
  async relisting(
    place: Place,
    sessionId: string,
    session: Pick<Session, 'topic' | 'state'>,
    before: Note,
    after: Note | null,
  ): Promise<{ writes: Write[]; isListing: boolean }> {
    if (session.state !== 'closed') return { writes: unlessClosed(sessionId, session), isListing: false };
    const from = openKeyOf(sessionId, before);
    const opens = after !== null && after.kind === 'action' && !after.done;
    const opened = opens ? opening(sessionId, session.topic, after) : undefined;
    const leaves = before.kind === 'action' && from !== opened?.key;
    const listed = leaves && (await this.isListed(place, sessionId, before));
    return {
      writes: [...(listed ? [{ do: 'remove', key: from } as const] : []), ...(opened ? [opened] : [])],
      isListing: leaves && !listed && !before.done,
    };
  }

  async isListed(place: Place, sessionId: string, note: Note): Promise<boolean> {
    const key = openKeyOf(sessionId, note);
    return (await this.#table.get(place.partition, key, ['due'])) !== undefined;
  }

  /** An action on its owner's list; undefined if it is done, removed or not listed yet. */
  async openAction(
    place: Place,
    sessionId: string,
    authorKey: string,
    noteId: string,
  ): Promise<OpenAction | undefined> {
    const note = await this.get(place, sessionId, authorKey, noteId);
    if (note?.kind !== 'action' || note.done) return undefined;
    const key = openKeyOf(sessionId, note);
    return this.#table.find(place.partition, key, (row) => actionOf(place.communityId, row));
  }

  /** The open actions of a community; soonest due first, undated last. */
  async openActions(place: Place): Promise<OpenAction[]> {
    const rows = await this.#table.range(place.partition, 'open-action|', 'open-action|~', {
      key: KEYS.openAction,
      of: (row) => actionOf(place.communityId, row),
    });
    return rows.sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'));
  }

  /** Which actions are open of one person, also of those that this version cannot read. */
  async openActionsOf(
    place: Place,
    ownerId: string,
  ): Promise<Pick<OpenAction, 'sessionId' | 'authorKey' | 'noteId'>[]> {
    const prefix = `open-action|${ownerId}|`;
    const of = ({ rowKey = '' }: Row) => {
      const [, , sessionId = '', authorKey = '', noteId = ''] = rowKey.split('|');
      return { sessionId, authorKey, noteId };
    };
    const kind = { key: KEYS.openAction, of };
    return this.#table.range(place.partition, prefix, `${prefix}~`, kind, { select: [] });
  }
}
