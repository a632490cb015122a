import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOTE_KINDS } from '../../domain/sessions/note.ts';
import { noteContent, noteOf, openActionRow } from '../../functions/tables/note-rows.ts';
import {
  ANA,
  AT,
  aDate,
  anId,
  anInstant,
  anyOf,
  aPerson,
  aText,
  itIsReadAsWritten,
  NOTE,
  orNull,
  PRIYA,
  rowOf,
  SESSION,
  THING,
} from './codecs.ts';

const stored = {
  kind: 'action',
  text: 'Try it',
  authorId: PRIYA.id,
  authorName: 'Priya',
  agendaItemId: THING,
  tags: '["a","b"]',
  ownerId: '',
  ownerName: '',
  due: '2026-12-24',
  done: false,
  writtenAt: AT,
  edited: true,
  editedById: ANA.id,
  editedByName: 'Ana',
};

itIsReadAsWritten(
  'a note',
  noteContent,
  fc.record({
    kind: anyOf(NOTE_KINDS),
    text: aText,
    author: orNull(aPerson),
    agendaItemId: orNull(anId),
    tags: fc.array(aText),
    owner: orNull(aPerson),
    due: orNull(aDate),
    done: fc.boolean(),
    writtenAt: orNull(anInstant),
    edited: fc.boolean(),
    editedBy: orNull(aPerson),
  }),
  {
    stored,
    value: {
      kind: 'action',
      text: 'Try it',
      author: PRIYA,
      agendaItemId: THING,
      tags: ['a', 'b'],
      owner: null,
      due: '2026-12-24',
      done: false,
      writtenAt: AT,
      edited: true,
      editedBy: ANA,
    },
    later: ['editedById', 'editedByName'],
    without: { editedBy: null },
  },
);

itIsReadAsWritten(
  'an open action',
  openActionRow,
  fc.record({ topic: aText, text: aText, ownerName: aText, due: orNull(aDate) }),
  {
    stored: { topic: 'Topic', text: 'Try it', ownerName: 'Ana', due: '' },
    value: { topic: 'Topic', text: 'Try it', ownerName: 'Ana', due: null },
  },
);

test('a note has its author and id from its key, and is of an unknown shape where these are none', () => {
  const row = { ...rowOf({ ...stored, op: 'op' }), rowKey: `in-session|${SESSION}|note|${PRIYA.id}|${NOTE}` };
  expect(noteOf(row)).toMatchObject({ id: NOTE, authorKey: PRIYA.id, etag: 'version' });
  expect(() => noteOf({ ...row, rowKey: `in-session|${SESSION}|note|${PRIYA.id}|1` })).toThrow('UUID');
});
