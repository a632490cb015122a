import fc from 'fast-check';
import type { Made, Origin } from '../../domain/synthesis/origin.ts';
import { becameRow, originRow } from '../../functions/tables/origin-rows.ts';
import { aDate, anId, aText, itIsReadAsWritten, NOTE, PRIYA, SESSION, THING } from '../tables/codecs.ts';

const made: fc.Arbitrary<Made> = fc.oneof(
  fc.constant({ kind: 'artifact' } as const),
  fc.record({ kind: fc.constant('annotation' as const), artifactId: anId }),
  fc.record({ kind: fc.constant('term' as const), words: fc.stringMatching(/^[a-zäöß]{1,30}$/) }),
);
const authorKey = fc.oneof(anId, fc.stringMatching(/^~[0-9a-f]{64}$/));
const from: fc.Arbitrary<Origin> = fc.oneof(
  fc.record({ kind: fc.constant('note' as const), sessionId: anId, authorKey, noteId: anId, label: aText }),
  fc.record({ kind: fc.constant('period' as const), from: aDate, to: aDate }),
);
const note = {
  kind: 'note',
  sessionId: SESSION,
  authorKey: PRIYA.id,
  noteId: NOTE,
  label: 'Asking first',
} as const;

itIsReadAsWritten('what a thing was made from', originRow, fc.record({ of: made, from }), {
  stored: { of: '{"kind":"artifact"}', from: JSON.stringify(note) },
  value: { of: { kind: 'artifact' }, from: note },
});

itIsReadAsWritten('what a note has become', becameRow, fc.record({ of: made }), {
  stored: { of: JSON.stringify({ kind: 'annotation', artifactId: THING }) },
  value: { of: { kind: 'annotation', artifactId: THING } },
});
