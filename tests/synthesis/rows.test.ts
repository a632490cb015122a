import fc from 'fast-check';
import { becameRow, originRow } from '../../functions/synthesis/origin-rows.ts';
import { aDate, anId, itIsReadAsWritten, NOTE, PRIYA, SESSION, THING } from '../tables/codecs.ts';

const aLabel = fc.stringMatching(/^[a-zäöß]{1,30}$/);
const whatIsMade = fc.oneof(
  fc.record({ kind: fc.constant('artifact' as const) }),
  fc.record({ kind: fc.constant('annotation' as const), artifactId: anId }),
  fc.record({ kind: fc.constant('term' as const), words: aLabel }),
);
const anOrigin = fc.oneof(
  fc.record({
    kind: fc.constant('note' as const),
    sessionId: anId,
    authorKey: anId,
    noteId: anId,
    label: aLabel,
  }),
  fc.record({ kind: fc.constant('period' as const), from: aDate, to: aDate }),
);
const from = {
  kind: 'note' as const,
  sessionId: SESSION,
  authorKey: PRIYA.id,
  noteId: NOTE,
  label: 'Feedback',
};
const of = { kind: 'annotation' as const, artifactId: THING };

itIsReadAsWritten('an origin', originRow, fc.record({ of: whatIsMade, from: anOrigin }), {
  stored: { of: JSON.stringify(of), from: JSON.stringify(from) },
  value: { of, from },
});

itIsReadAsWritten('what a note has become', becameRow, fc.record({ of: whatIsMade }), {
  stored: { of: JSON.stringify({ kind: 'artifact' }) },
  value: { of: { kind: 'artifact' } },
});
