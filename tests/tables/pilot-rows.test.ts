import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ANNOTATION_KINDS } from '../../domain/knowledge/annotation.ts';
import { TAXONOMY } from '../../domain/knowledge/taxonomy.ts';
import { CHECK_IN_STATES, DIRECTIONS, WORKS } from '../../domain/pilots/pilot.ts';
import { PILOT_STATES, VERDICTS } from '../../domain/pilots/states.ts';
import { sessionPilotRow } from '../../functions/tables/in-session-rows.ts';
import {
  amendmentRow,
  checkInRow,
  listedPilotRow,
  pilotHead,
  pilotTotalsRow,
  repeatRow,
  reportFormRow,
  reportRow,
  requestRow,
  storedPilotOf,
} from '../../functions/tables/pilot-rows.ts';
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
  NOTE,
  orNull,
  PRIYA,
  rowOf,
  SESSION,
  someWords,
  THING,
} from './codecs.ts';

const aValue = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }).map((n) => n + 0);
const aPrediction = fc.record({
  statement: aText,
  measure: orNull(
    fc.record({
      name: aText,
      unit: aText,
      direction: anyOf(DIRECTIONS),
      before: orNull(aValue),
      threshold: orNull(aValue),
    }),
  ),
});
const aTeam = fc.record({
  name: aText,
  size: orNull(fc.nat()),
  function: aText,
  works: orNull(anyOf(WORKS)),
});
const withWord = fc.record({ by: aPerson, at: anInstant, word: aText });
// Ids that Guildhall's pages make.
const aUuid = fc.uuid({ version: 4 });

const PREDICTED = {
  statement: 'Fewer are reopened',
  measure: { name: 'reopened', unit: 'a month', direction: 'down' as const, before: 5, threshold: null },
};
const PREDICTED_TEXT =
  '{"statement":"Fewer are reopened","measure":{"name":"reopened","unit":"a month","direction":"down","before":5,"threshold":null}}';

const head = {
  title: 'A decision log',
  plan: 'One page',
  aim: '',
  taxonomy: 'process' as const,
  startsOn: '2026-10-01',
  endsOn: '2026-11-30',
  zone: 'Europe/Berlin',
  startsAt: '2026-09-30T22:00:00.000Z',
  endsAt: '2026-11-30T23:00:00.000Z',
  checkInDays: 14,
  state: 'reported' as const,
  begunAt: AT,
};

itIsReadAsWritten(
  'a pilot’s head',
  pilotHead,
  fc.record({
    title: aText,
    plan: aText,
    aim: aText,
    prediction: orNull(aPrediction),
    team: aTeam,
    owner: aPerson,
    collaborators: fc.array(fc.record({ personId: orNull(anId), name: aText, discipline: aText }), {
      maxLength: 2,
    }),
    taxonomy: anyOf(TAXONOMY),
    artifact: orNull(fc.record({ id: aUuid, revision: fc.nat(), title: aText })),
    origin: orNull(
      fc.oneof(
        fc.record({ kind: fc.constant('session' as const), sessionId: aUuid }),
        fc.record({
          kind: fc.constant('note' as const),
          sessionId: aUuid,
          authorKey: anId,
          noteId: aUuid,
        }),
        fc.record({ kind: fc.constant('annotation' as const), artifactId: aUuid, annotationId: aUuid }),
        fc.record({ kind: fc.constant('pilot' as const), pilotId: aUuid }),
      ),
    ),
    repeats: orNull(fc.record({ pilotId: aUuid, title: aText })),
    startsOn: aDate,
    endsOn: aDate,
    zone: aZone,
    startsAt: anInstant,
    endsAt: anInstant,
    checkInDays: fc.nat(),
    state: anyOf(PILOT_STATES),
    begunAt: anInstant,
    ended: orNull(withWord),
    withdrawn: orNull(withWord),
    verdict: orNull(anyOf(VERDICTS)),
    reportedAt: orNull(anInstant),
    overAt: orNull(anInstant),
    counted: orNull(
      fc.record({
        aim: fc.boolean(),
        predicted: fc.boolean(),
        measured: fc.boolean(),
        verdict: orNull(anyOf(VERDICTS)),
      }),
    ),
    reports: fc.nat(),
    shownFrom: fc.nat(),
    reportedBy: aText,
    annotationId: aText,
    toldOwner: aText,
    begunOp: aText,
    changeOps: someWords,
  }),
  {
    stored: {
      ...head,
      prediction: PREDICTED_TEXT,
      team: '{"name":"Platform","size":9,"function":"","works":null}',
      ownerId: ANA.id,
      ownerName: 'Ana',
      collaborators: `[{"personId":"${PRIYA.id}","name":"Priya","discipline":"product"}]`,
      artifact: `{"id":"${THING}","revision":2,"title":"Deciding together"}`,
      origin: `{"kind":"note","sessionId":"${SESSION}","authorKey":"${ANA.id}","noteId":"${NOTE}"}`,
      repeats: '',
      endedById: ANA.id,
      endedByName: 'Ana',
      endedAt: AT,
      endedWord: 'No time',
      withdrawnById: '',
      withdrawnByName: '',
      withdrawnAt: '',
      withdrawnWord: '',
      verdict: 'worked',
      reportedAt: AT,
      overAt: AT,
      counted: '{"aim":false,"predicted":true,"measured":true,"verdict":"worked"}',
      reports: 2,
      shownFrom: 2,
      reportedBy: ANA.id,
      annotationId: THING,
      toldOwner: ANA.id,
      begunOp: 'a:b',
      changeOps: 'c:d e:f',
    },
    later: ['toldOwner'],
    without: { toldOwner: '' },
    value: {
      ...head,
      prediction: PREDICTED,
      team: { name: 'Platform', size: 9, function: '', works: null },
      owner: ANA,
      collaborators: [{ personId: PRIYA.id, name: 'Priya', discipline: 'product' }],
      artifact: { id: THING, revision: 2, title: 'Deciding together' },
      origin: { kind: 'note', sessionId: SESSION, authorKey: ANA.id, noteId: NOTE },
      repeats: null,
      ended: { by: ANA, at: AT, word: 'No time' },
      withdrawn: null,
      verdict: 'worked',
      reportedAt: AT,
      overAt: AT,
      counted: { aim: false, predicted: true, measured: true, verdict: 'worked' },
      reports: 2,
      shownFrom: 2,
      reportedBy: ANA.id,
      annotationId: THING,
      toldOwner: ANA.id,
      begunOp: 'a:b',
      changeOps: new Set(['c:d', 'e:f']),
    },
  },
);

test('a pilot that grew out of what this version does not know is the same pilot', () => {
  const [value] = fc.sample(fc.record({ ended: orNull(withWord), prediction: orNull(aPrediction) }), 1);
  const row = pilotHead.columns({
    ...head,
    team: { name: '', size: null, function: '', works: null },
    owner: ANA,
    collaborators: [],
    artifact: null,
    origin: null,
    repeats: null,
    withdrawn: null,
    verdict: null,
    reportedAt: null,
    overAt: null,
    counted: null,
    reports: 0,
    shownFrom: 1,
    reportedBy: '',
    annotationId: '',
    toldOwner: '',
    begunOp: '',
    changeOps: new Set(),
    ended: value?.ended ?? null,
    prediction: value?.prediction ?? null,
  });
  const stored = { ...rowOf({ ...row, origin: '{"kind":"dream","dreamId":7}' }), rowKey: `pilot|${THING}` };
  expect(storedPilotOf(SESSION, stored).pilot).toMatchObject({ id: THING, origin: null, title: head.title });
});

const listed = {
  title: 'A decision log',
  teamName: 'Platform',
  function: 'Engineering',
  functionKey: 'engineering',
  taxonomy: 'process' as const,
  startsAt: AT,
  startsOn: '2026-12-03',
  endsAt: AT,
  checkInDays: 14,
  state: 'ended' as const,
  withdrawn: true,
  lesson: 'No time',
  aim: true,
  predicted: true,
  measured: false,
  all: false,
};

itIsReadAsWritten(
  'a pilot as lists show it',
  listedPilotRow,
  fc.record({
    title: aText,
    owner: aPerson,
    teamName: aText,
    function: aText,
    functionKey: aText,
    taxonomy: anyOf(TAXONOMY),
    artifact: orNull(fc.record({ id: aUuid, title: aText })),
    startsAt: anInstant,
    startsOn: aDate,
    endsAt: anInstant,
    checkInDays: fc.nat(),
    state: anyOf(PILOT_STATES),
    verdict: orNull(anyOf(VERDICTS)),
    withdrawn: fc.boolean(),
    lesson: aText,
    overAt: orNull(anInstant),
    lastCheckIn: orNull(fc.record({ on: aDate, state: anyOf(CHECK_IN_STATES) })),
    people: someWords,
    aim: fc.boolean(),
    predicted: fc.boolean(),
    measured: fc.boolean(),
    all: fc.boolean(),
  }),
  {
    stored: {
      ...listed,
      ownerId: ANA.id,
      ownerName: 'Ana',
      artifactId: THING,
      artifactTitle: 'Deciding together',
      verdict: '',
      overAt: AT,
      checkedInOn: '2026-11-02',
      checkedInState: 'stuck',
      people: `${ANA.id} ${PRIYA.id}`,
    },
    value: {
      ...listed,
      owner: ANA,
      artifact: { id: THING, title: 'Deciding together' },
      verdict: null,
      overAt: AT,
      lastCheckIn: { on: '2026-11-02', state: 'stuck' },
      people: new Set([ANA.id, PRIYA.id]),
    },
    later: ['withdrawn'],
    without: { withdrawn: false },
  },
);

const sums = { ended: 4, aim: 3, predicted: 2, measured: 2, all: 1, unreported: 1 };
const verdicts = { worked: 1, mixed: 0, failed: 2, stopped: 0 };
itIsReadAsWritten(
  'what pilots come to',
  pilotTotalsRow,
  fc.record({
    ...Object.fromEntries(Object.keys(sums).map((name) => [name, fc.nat()])),
    verdicts: fc.record({ worked: fc.nat(), mixed: fc.nat(), failed: fc.nat(), stopped: fc.nat() }),
  }) as fc.Arbitrary<typeof sums & { verdicts: typeof verdicts }>,
  { stored: { ...sums, ...verdicts }, value: { ...sums, verdicts } },
);

itIsReadAsWritten(
  'a check-in',
  checkInRow,
  fc.record({
    on: aDate,
    by: aPerson,
    at: anInstant,
    state: anyOf(CHECK_IN_STATES),
    value: orNull(aValue),
    words: aText,
    changeOps: someWords,
  }),
  {
    stored: {
      on: '2026-10-16',
      byId: ANA.id,
      byName: 'Ana',
      at: AT,
      state: 'wobbling',
      value: '5.5',
      words: 'Forgot it twice',
      changeOps: 'a:b',
    },
    value: {
      on: '2026-10-16',
      by: ANA,
      at: AT,
      state: 'wobbling',
      value: 5.5,
      words: 'Forgot it twice',
      changeOps: new Set(['a:b']),
    },
  },
);

itIsReadAsWritten(
  'an amendment',
  amendmentRow,
  fc.record({
    at: anInstant,
    by: aPerson,
    reason: aText,
    before: orNull(aPrediction),
    after: orNull(aPrediction),
    ends: orNull(fc.record({ before: fc.constant('2026-12-01'), after: fc.constant('2027-01-15') })),
  }),
  {
    stored: {
      at: AT,
      byId: ANA.id,
      byName: 'Ana',
      reason: 'Otherwise counted',
      before: PREDICTED_TEXT,
      after: '',
      ends: '{"before":"2026-12-01","after":"2027-01-15"}',
    },
    value: {
      at: AT,
      by: ANA,
      reason: 'Otherwise counted',
      before: PREDICTED,
      after: null,
      ends: { before: '2026-12-01', after: '2027-01-15' },
    },
  },
);

const texts = {
  outcome: 'It fell',
  lesson: 'People read it',
  surprise: '',
  change: 'Name a keeper',
  conditions: '',
  word: '',
};
itIsReadAsWritten(
  'a report',
  reportRow,
  fc.record({
    version: fc.nat(),
    by: aPerson,
    at: anInstant,
    verdict: anyOf(VERDICTS),
    value: orNull(aValue),
    outcome: aText,
    lesson: aText,
    surprise: aText,
    change: aText,
    conditions: aText,
    annotation: orNull(
      fc.record({
        kind: anyOf(ANNOTATION_KINDS),
        quote: orNull(fc.record({ start: fc.nat(), end: fc.nat() })),
        words: aText,
      }),
    ),
    word: aText,
  }),
  {
    stored: {
      ...{ ...texts, version: 1, byId: ANA.id, byName: 'Ana', at: AT, verdict: 'failed', value: '' },
      annotation: '{"kind":"failed","quote":null,"words":"Not here"}',
    },
    value: {
      ...{ ...texts, version: 1, by: ANA, at: AT, verdict: 'failed', value: null },
      annotation: { kind: 'failed', quote: null, words: 'Not here' },
    },
  },
);

itIsReadAsWritten(
  'a pilot that repeats another',
  repeatRow,
  fc.record({ title: aText, owner: aPerson, state: anyOf(PILOT_STATES) }),
  {
    stored: { title: 'Also with us', ownerId: ANA.id, ownerName: 'Ana', state: 'begun' },
    value: { title: 'Also with us', owner: ANA, state: 'begun' },
  },
);

itIsReadAsWritten('who asks to join', requestRow, fc.record({ name: aText, word: aText, at: anInstant }), {
  stored: { name: 'Ana', word: 'Me too', at: AT },
  value: { name: 'Ana', word: 'Me too', at: AT },
});

const form = {
  verdict: null,
  value: '1,',
  outcome: '',
  lesson: 'People',
  surprise: '',
  change: '',
  conditions: '',
  annotates: false,
  annotationKind: 'worked' as const,
  annotationWords: '',
  annotationPassage: null,
};
// As people type it: no control characters, and nothing after the last word.
const typed = fc.constantFrom('', '1,', 'People read it', 'Wer fragt,\nführt');
itIsReadAsWritten(
  'a report that somebody writes',
  reportFormRow,
  fc.record({
    form: fc.record({
      verdict: orNull(anyOf(VERDICTS)),
      value: typed,
      outcome: typed,
      lesson: typed,
      surprise: typed,
      change: typed,
      conditions: typed,
      annotates: fc.boolean(),
      annotationKind: anyOf(ANNOTATION_KINDS),
      annotationWords: typed,
      annotationPassage: orNull(
        fc.record({
          artifactId: fc.constant('0b5cf2a1-8f0e-4b7e-9c53-2a1b0c9d8e7f'),
          revision: fc.integer({ min: 1, max: 9_999 }),
          anchor: fc.constant({ start: 4, end: 9 }),
        }),
      ),
    }),
    savedAt: anInstant,
    formBy: aText,
  }),
  {
    stored: { form: JSON.stringify(form), savedAt: AT, formBy: ANA.id },
    value: { form, savedAt: AT, formBy: ANA.id },
  },
);

itIsReadAsWritten(
  'a pilot that grew out of a session',
  sessionPilotRow,
  fc.record({
    title: aText,
    owner: aPerson,
    state: anyOf(PILOT_STATES),
    verdict: orNull(anyOf(VERDICTS)),
    withdrawn: fc.boolean(),
  }),
  {
    stored: {
      title: 'A log',
      ownerId: ANA.id,
      ownerName: 'Ana',
      state: 'reported',
      verdict: 'mixed',
      withdrawn: false,
    },
    value: { title: 'A log', owner: ANA, state: 'reported', verdict: 'mixed', withdrawn: false },
    later: ['withdrawn'],
  },
);
