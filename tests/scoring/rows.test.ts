import fc from 'fast-check';
import { STAGES } from '../../domain/scoring/round.ts';
import { namedRow, roundHead, roundRow, scoresRow } from '../../functions/scoring/round-rows.ts';
import {
  ANA,
  AT,
  aDate,
  anId,
  anInstant,
  anyOf,
  aPerson,
  aText,
  aZone,
  itIsReadAsWritten,
  orNull,
  PRIYA,
  someWords,
  THING,
} from '../tables/codecs.ts';

const result = { pass: 1, revealedAt: AT, people: 2, counts: [[1, 1]] };
const rubric = { levels: ['Low', 'High'], criteria: [{ name: 'Tone', cells: ['flat', 'warm'] }] };
const aResult = fc.record({
  pass: fc.nat(9),
  revealedAt: anInstant,
  people: fc.nat(50),
  counts: fc.array(fc.array(fc.nat(50))),
});

const head = {
  title: aText,
  revision: fc.nat(),
  subject: aText,
  sessionId: orNull(anId),
  begunBy: aPerson,
  begunAt: anInstant,
  stage: anyOf([...STAGES, 'removed'] as const),
  pass: fc.nat(9),
  word: aText,
  closedAt: orNull(anInstant),
  again: orNull(aDate),
  next: orNull(anId),
  results: fc.array(aResult),
  earlier: orNull(fc.record({ roundId: anId, result: aResult })),
  facilitatorId: orNull(anId),
  passAt: anInstant,
  reveals: fc.array(anInstant),
  zone: aZone,
  version: fc.nat(),
  begunOp: aText,
  changeOps: someWords,
};

const value = {
  title: 'Decisions',
  revision: 2,
  subject: 'Exceptions',
  sessionId: null,
  begunBy: PRIYA,
  begunAt: AT,
  stage: 'closed' as const,
  pass: 1,
  word: 'Two decide',
  closedAt: AT,
  again: '2026-12-01',
  next: null,
  results: [result],
  earlier: { roundId: THING, result },
  facilitatorId: ANA.id,
  passAt: AT,
  reveals: [AT],
  zone: 'UTC',
  version: 3,
  begunOp: 'op',
  changeOps: new Set(['one']),
};

const { begunBy, ...plain } = value;
const stored = {
  ...plain,
  sessionId: '',
  begunById: PRIYA.id,
  begunByName: 'Priya',
  next: '',
  results: JSON.stringify([result]),
  earlier: JSON.stringify({ roundId: THING, result }),
  reveals: JSON.stringify([AT]),
  changeOps: 'one',
};

itIsReadAsWritten('a round as lists read it', roundHead, fc.record(head), { stored, value });

itIsReadAsWritten(
  'a round',
  roundRow,
  fc.record({
    ...head,
    rubric: orNull(
      fc.record({
        levels: fc.array(aText),
        criteria: fc.array(fc.record({ name: aText, cells: fc.array(aText) })),
      }),
    ),
  }),
  { stored: { ...stored, rubric: JSON.stringify(rubric) }, value: { ...value, rubric } },
);

itIsReadAsWritten(
  'scores',
  scoresRow,
  fc.record({ by: aPerson, scores: fc.array(fc.record({ level: fc.nat(5), word: aText })) }),
  {
    stored: { byId: PRIYA.id, byName: 'Priya', scores: '[{"level":1,"word":"W"}]' },
    value: { by: PRIYA, scores: [{ level: 1, word: 'W' }] },
  },
);

itIsReadAsWritten('a name that is shown', namedRow, fc.record({ shown: fc.boolean() }), {
  stored: { shown: true },
  value: { shown: true },
});
