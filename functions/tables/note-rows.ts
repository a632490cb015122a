import { createHash } from 'node:crypto';
import * as z from 'zod';
import {
  type Note,
  type NoteRef,
  note,
  noteKind,
  type OpenAction,
  openAction,
} from '../../domain/sessions/note.ts';
import { json, orNull } from './rows.ts';
import type { Row } from './table.ts';

const noteRow = z.object({
  rowKey: z.string(),
  kind: noteKind,
  text: z.string(),
  authorId: orNull,
  authorName: z.string(),
  agendaItemId: orNull,
  tags: json(z.array(z.string())),
  ownerId: orNull,
  ownerName: z.string(),
  due: orNull,
  done: z.boolean(),
  writtenAt: orNull,
  edited: z.boolean(),
  editedById: orNull.prefault(''),
  editedByName: z.string().default(''),
  etag: z.string(),
  /** The operation that wrote it last. */
  op: z.string(),
});

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
  const { rowKey, authorId, authorName, ownerId, ownerName, etag, op, ...more } = noteRow.parse(row);
  const { editedById, editedByName, ...kept } = more;
  const ids = refOf(rowKey);
  return note.parse({
    ...kept,
    ...ids,
    etag: versionOf(ids.authorKey, etag, op),
    author: authorId === null ? null : { id: authorId, name: authorName },
    owner: ownerId === null ? null : { id: ownerId, name: ownerName },
    editedBy: editedById === null ? null : { id: editedById, name: editedByName },
  });
}

export type NoteContent = Omit<Note, 'id' | 'authorKey' | 'etag'>;

export function columnsOf(content: NoteContent) {
  return {
    kind: content.kind,
    text: content.text,
    authorId: content.author?.id ?? '',
    authorName: content.author?.name ?? '',
    agendaItemId: content.agendaItemId ?? '',
    tags: JSON.stringify(content.tags),
    ownerId: content.owner?.id ?? '',
    ownerName: content.owner?.name ?? '',
    due: content.due ?? '',
    done: content.done,
    writtenAt: content.writtenAt ?? '',
    edited: content.edited,
    editedById: content.editedBy?.id ?? '',
    editedByName: content.editedBy?.name ?? '',
  };
}

const actionRow = z.object({
  rowKey: z.string(),
  text: z.string(),
  ownerName: z.string(),
  due: orNull,
  topic: z.string(),
});

export function actionOf(communityId: string, row: Row): OpenAction {
  const { rowKey, ownerName, ...kept } = actionRow.parse(row);
  const [, ownerId = '-', sessionId = '', authorKey = '', noteId = ''] = rowKey.split('|');
  return openAction.parse({
    ...kept,
    sessionId,
    authorKey,
    noteId,
    communityId,
    owner: ownerId === '-' ? null : { id: ownerId, name: ownerName },
  });
}
