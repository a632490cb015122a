import fc from 'fast-check';
import { ANNOTATION_KINDS, ANNOTATION_STATES } from '../../domain/knowledge/annotation.ts';
import { WORKS } from '../../domain/pilots/pilot.ts';
import { VERDICTS } from '../../domain/pilots/states.ts';
import {
  annotationRow,
  evidenceRow,
  latestRow,
  trialRow,
  useRow,
} from '../../functions/tables/evidence-rows.ts';
import {
  ANA,
  AT,
  anInstant,
  anyOf,
  aPerson,
  aText,
  itIsReadAsWritten,
  orNull,
  PRIYA,
  SESSION,
} from './codecs.ts';

const aCount = fc.nat();

itIsReadAsWritten(
  'what an artifact’s evidence comes to',
  evidenceRow,
  fc.record({
    verdicts: fc.record({ worked: aCount, mixed: aCount, failed: aCount, stopped: aCount }),
    uses: aCount,
    annotations: fc.record({ worked: aCount, failed: aCount, exception: aCount, adaptation: aCount }),
    unplaced: aCount,
  }),
  {
    stored: {
      verdicts: '{"worked":5,"mixed":1,"failed":1,"stopped":0}',
      uses: 3,
      annotations: '{"worked":1,"failed":0,"exception":2,"adaptation":0}',
      unplaced: 1,
    },
    value: {
      verdicts: { worked: 5, mixed: 1, failed: 1, stopped: 0 },
      uses: 3,
      annotations: { worked: 1, failed: 0, exception: 2, adaptation: 0 },
      unplaced: 1,
    },
  },
);

itIsReadAsWritten(
  'when something was last added to it',
  latestRow,
  fc.record({ latestAt: orNull(anInstant) }),
  { stored: { latestAt: AT }, value: { latestAt: AT }, later: ['latestAt'], without: { latestAt: null } },
);

itIsReadAsWritten(
  'a pilot’s trial of an artifact',
  trialRow,
  fc.record({
    title: aText,
    owner: aPerson,
    team: fc.record({
      name: aText,
      size: orNull(fc.integer({ min: 1, max: 100_000 })),
      function: aText,
      works: orNull(anyOf(WORKS)),
    }),
    revision: aCount,
    verdict: anyOf(VERDICTS),
    lesson: aText,
    change: aText,
    conditions: aText,
    at: anInstant,
  }),
  {
    stored: {
      title: 'Ask first',
      ownerId: ANA.id,
      ownerName: 'Ana',
      team: '{"name":"Payments","size":8,"function":"engineering","works":"remote"}',
      revision: 2,
      verdict: 'failed',
      lesson: 'Not in writing.',
      change: '',
      conditions: 'Trust',
      at: AT,
    },
    value: {
      title: 'Ask first',
      owner: ANA,
      team: { name: 'Payments', size: 8, function: 'engineering', works: 'remote' },
      revision: 2,
      verdict: 'failed',
      lesson: 'Not in writing.',
      change: '',
      conditions: 'Trust',
      at: AT,
    },
  },
);

itIsReadAsWritten('a use of an artifact in a session', useRow, fc.record({ topic: aText, at: anInstant }), {
  stored: { topic: 'Feedback', at: AT },
  value: { topic: 'Feedback', at: AT },
});

itIsReadAsWritten(
  'an annotation',
  annotationRow,
  fc.record({
    kind: anyOf(ANNOTATION_KINDS),
    words: aText,
    context: aText,
    author: aPerson,
    at: anInstant,
    edited: fc.boolean(),
    quote: aText,
    anchor: orNull(fc.record({ start: aCount, end: aCount })),
    revision: aCount,
    madeIn: aCount,
    state: anyOf(ANNOTATION_STATES),
    session: orNull(fc.record({ id: fc.uuid({ version: 4 }), topic: aText })),
    pilot: orNull(fc.record({ id: fc.uuid({ version: 4 }), title: aText })),
    ended: orNull(fc.record({ by: aPerson, at: anInstant, revision: orNull(aCount), reason: aText })),
    answers: fc.array(fc.record({ id: fc.uuid({ version: 4 }), by: aPerson, at: anInstant, words: aText }), {
      maxLength: 3,
    }),
  }),
  {
    stored: {
      kind: 'exception',
      words: 'Not with people one has just met',
      context: 'Payments',
      authorId: ANA.id,
      authorName: 'Ana',
      at: AT,
      edited: false,
      quote: 'Ask first',
      anchor: '{"start":4,"end":13}',
      revision: 2,
      madeIn: 1,
      state: 'declined',
      session: `{"id":"${SESSION}","topic":"Openers"}`,
      pilot: 'null',
      ended: `{"by":${JSON.stringify(PRIYA)},"at":"${AT}","revision":null,"reason":"Said there"}`,
      answers: '[]',
    },
    value: {
      kind: 'exception',
      words: 'Not with people one has just met',
      context: 'Payments',
      author: ANA,
      at: AT,
      edited: false,
      quote: 'Ask first',
      anchor: { start: 4, end: 13 },
      revision: 2,
      madeIn: 1,
      state: 'declined',
      session: { id: SESSION, topic: 'Openers' },
      pilot: null,
      ended: { by: PRIYA, at: AT, revision: null, reason: 'Said there' },
      answers: [],
    },
  },
);
