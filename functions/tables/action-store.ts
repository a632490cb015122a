import type { Note } from '../../domain/sessions/note.ts';
import type { OpenAction } from '../../domain/sessions/open-actions.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Place } from './community-store.ts';
import { KEYS } from './keys.ts';
import { actionOf, opening, openKeyOf, unlessClosed } from './note-rows.ts';
import type { NoteStore } from './note-store.ts';
import { inTransactions, type Row, type Table, type Write, WriteConflict } from './table.ts';

/** How often a session's actions are listed again that change while they are listed. */
const LISTINGS = 5;

/** The lists of open actions, by owner. They are made of the notes of closed sessions. */
export class ActionStore {
  readonly #table: Table;
  readonly #notes: NoteStore;

  constructor(table: Table, notes: NoteStore) {
    this.#table = table;
    this.#notes = notes;
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
      (await this.#notes.all(place, sessionId))
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
    const now = await this.#notes.get(place, sessionId, before.authorKey, before.id);
    if (now?.kind === 'action' && !now.done && openKeyOf(sessionId, now) === key) return;
    await this.#table.removeIf(place.partition, key, row.etag);
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
    const note = await this.#notes.get(place, sessionId, authorKey, noteId);
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
