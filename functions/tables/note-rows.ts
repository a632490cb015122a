import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type Note, type NoteRef, note, noteRef } from '../../domain/sessions/note.ts';
import { type OpenAction, openAction } from '../../domain/sessions/open-actions.ts';
import { isOpen, type Session } from '../../domain/sessions/session.ts';
import { beginning } from '../../domain/shared/text.ts';
import { captureGateKey, openActionKey } from './keys.ts';
import { ifMissing, json, orNull, person, rowCodec, type Value } from './row-codec.ts';
import type { Row, Write } from './table.ts';

const { id, authorKey, etag, ...content } = note.shape;

export const noteContent = rowCodec({
  ...content,
  author: orNull(person),
  agendaItemId: orNull(content.agendaItemId),
  tags: json(content.tags),
  owner: orNull(person),
  due: orNull(content.due),
  writtenAt: orNull(content.writtenAt),
  editedBy: ifMissing('', orNull(person)),
});
export type NoteContent = Value<typeof noteContent>;

/** The operation that wrote the row last. */
const opColumn = z.object({ op: z.string() });

/** A removed note. Its row stays without content, so that other pages learn of the removal. */
export const TOMBSTONE = { kind: 'removed' };

/**
 * The leader who wrote a note last; '' if its author did. Stored beside the operation, because another person may know
 * the operation's id.
 */
export const ledColumns = (leader: string | null) => ({ opBy: leader ?? '' });

export const wroteIt = (row: Row, operation: string, leader: string | null) =>
  row.op === operation && (row.opBy ?? '') === (leader ?? '');

export function isTombstone(row: Row): boolean {
  return row.kind === TOMBSTONE.kind;
}

/** in-session|SESSION|note|AUTHOR|NOTE */
export function refOf(rowKey = ''): NoteRef {
  const [authorKey = '', id = ''] = rowKey.split('|').slice(-2);
  return { authorKey, id };
}

export const isUnattributed = (authorKey: string) => authorKey.startsWith('~');

/**
 * The version of a note in answers. The row's version is its time of writing, which could reveal the author of an
 * unattributed note. These have a hash of the operation that wrote them last.
 */
export function versionOf(authorKey: string, etag: string, op: string): string {
  return isUnattributed(authorKey) ? createHash('sha256').update(op).digest('hex') : etag;
}

export function noteOf(row: Row): Note {
  const ref = noteRef.parse(refOf(row.rowKey));
  const { op } = opColumn.parse(row);
  return { ...noteContent.read(row), ...ref, etag: versionOf(ref.authorKey, row.etag, op) };
}

export interface StoredNote {
  readonly note: Note | undefined;
  readonly rowEtag: string;
  readonly byAuthor: boolean;
  readonly made: string | undefined;
}

/** undefined for a removed note. */
export const noteIfThere = (row: Row) => (isTombstone(row) ? undefined : noteOf(row));

const { text, topic, due } = openAction.shape;

/** The owner's id, the session and the note are in the key. */
export const openActionRow = rowCodec({ text, ownerName: z.string(), due: orNull(due), topic });

export function actionOf(communityId: string, row: Row): OpenAction {
  const { ownerName, ...kept } = openActionRow.read(row);
  const [, ownerId = '-', sessionId, authorKey, noteId] = (row.rowKey ?? '').split('|');
  const owner = ownerId === '-' ? null : { id: ownerId, name: ownerName };
  return openAction.parse({ ...kept, sessionId, authorKey, noteId, communityId, owner });
}

export const openKeyOf = (
  sessionId: string,
  { owner, authorKey, id }: Pick<Note, 'owner' | 'authorKey' | 'id'>,
) => openActionKey(owner?.id ?? null, sessionId, authorKey, id);

/** The most characters of an action's text in lists. The whole text is on its session's page. */
const ACTION_TEXT = 500;

/** The write that puts an action on its owner's list. */
export function opening(
  sessionId: string,
  topic: string,
  note: Omit<Note, 'etag'>,
): Extract<Write, { do: 'put' }> {
  const { text, owner, due } = note;
  return {
    do: 'put',
    key: openKeyOf(sessionId, note),
    row: openActionRow.columns({
      topic,
      text: beginning(text, ACTION_TEXT),
      ownerName: owner?.name ?? '',
      due,
    }),
  };
}

/**
 * Makes a change fail if the session was closed after it was read, because its lists and its summary would not have the
 * change.
 */
export const unlessClosed = (sessionId: string, { state }: Pick<Session, 'state'>): Write[] =>
  isOpen(state) ? [{ do: 'touch', key: captureGateKey(sessionId, false) }] : [];

/** Makes an author's change fail once the session is closed. Its leader may still change the note. */
export const whileOpenFor = (leader: string | null, sessionId: string, authorKey: string): Write[] =>
  leader === null ? [{ do: 'touch', key: captureGateKey(sessionId, isUnattributed(authorKey)) }] : [];
