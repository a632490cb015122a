import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TAXONOMY } from '../../domain/knowledge/taxonomy.ts';
import { TOPIC_STATES } from '../../domain/sessions/topic.ts';
import { openTopicKey, pastTopicKey } from '../../functions/tables/keys.ts';
import { topicRow, topicVotesRow } from '../../functions/tables/topic-rows.ts';
import {
  ANA,
  AT,
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
  someWords,
  THING,
} from './codecs.ts';

const label = fc.stringMatching(/^[a-z]{1,40}$/);
const anOrigin = fc.oneof(
  fc.record({
    kind: fc.constant('note' as const),
    sessionId: anId,
    authorKey: anId,
    noteId: anId,
    label,
  }),
  fc.record({ kind: fc.constant('pilot' as const), pilotId: anId, label }),
  fc.record({ kind: fc.constant('annotation' as const), artifactId: anId, annotationId: anId, label }),
);

itIsReadAsWritten(
  'a topic',
  topicRow,
  fc.record({
    title: aText,
    why: aText,
    taxonomy: orNull(anyOf(TAXONOMY)),
    by: aPerson,
    at: anInstant,
    from: orNull(anOrigin),
    state: anyOf(TOPIC_STATES),
    votes: fc.nat(),
    planned: orNull(fc.record({ by: aPerson, at: anInstant, votes: fc.nat() })),
    closed: orNull(fc.record({ by: aPerson, at: anInstant, word: aText })),
    sessionIds: fc.array(anId),
    revision: fc.nat(),
    changeOp: aText,
    addOp: aText,
  }),
  {
    stored: {
      title: 'When nobody answers',
      why: 'It comes up',
      taxonomy: '',
      byId: ANA.id,
      byName: 'Ana',
      at: AT,
      from: JSON.stringify({
        kind: 'note',
        sessionId: SESSION,
        authorKey: ANA.id,
        noteId: NOTE,
        label: 'Openers',
      }),
      state: 'planned',
      votes: 5,
      planned: JSON.stringify({ by: PRIYA, at: AT, votes: 6 }),
      closed: 'null',
      sessionIds: `["${SESSION}"]`,
      revision: 3,
      changeOp: `op ${PRIYA.id}`,
      addOp: `op ${ANA.id}`,
    },
    value: {
      title: 'When nobody answers',
      why: 'It comes up',
      taxonomy: null,
      by: ANA,
      at: AT,
      from: { kind: 'note', sessionId: SESSION, authorKey: ANA.id, noteId: NOTE, label: 'Openers' },
      state: 'planned',
      votes: 5,
      planned: { by: PRIYA, at: AT, votes: 6 },
      closed: null,
      sessionIds: [SESSION],
      revision: 3,
      changeOp: `op ${PRIYA.id}`,
      addOp: `op ${ANA.id}`,
    },
  },
);

itIsReadAsWritten('what somebody votes for', topicVotesRow, fc.record({ topicIds: someWords }), {
  stored: { topicIds: `${THING} ${NOTE}` },
  value: { topicIds: new Set([THING, NOTE]) },
});

test('a topic that grew from something that this version does not know has grown from nothing', () => {
  const columns = topicRow.columns({
    ...{ title: 'T', why: '', taxonomy: null, by: ANA, at: AT, from: null, state: 'open', votes: 0 },
    ...{ planned: null, closed: null, sessionIds: [], revision: 1, changeOp: '', addOp: '' },
  });
  expect(topicRow.read(rowOf({ ...columns, from: '{"kind":"dream"}' })).from).toBeNull();
});

test('open topics stand with the most votes first and then the oldest, the others with the latest first', () => {
  const [early, late] = ['2026-01-01T00:00:00.000Z', '2026-12-31T00:00:00.000Z'];
  const open = [
    openTopicKey(12, late, THING),
    openTopicKey(9, early, THING),
    openTopicKey(9, late, THING),
    openTopicKey(0, early, THING),
  ];
  const past = [
    pastTopicKey('planned', new Date(late), THING),
    pastTopicKey('planned', new Date(early), THING),
    pastTopicKey('closed', new Date(late), THING),
  ];
  expect([...past, ...open].sort()).toEqual([...open, ...past]);
});
