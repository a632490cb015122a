import type { Note } from '../../domain/sessions/note.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Place } from './community-store.ts';
import { findingNote, findingNoteAgain, findingNoteNoMore } from './findings.ts';
import { captureGateKey, inSession, KEYS, noteKey } from './keys.ts';
import {
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
import type { Table, Write } from './table.ts';

export type { StoredNote } from './note-rows.ts';

/** The notes of sessions. */
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
}
