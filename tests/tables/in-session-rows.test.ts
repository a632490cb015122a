import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agendaItemKind } from '../../domain/sessions/agenda.ts';
import { RSVP_RESPONSES } from '../../domain/sessions/session.ts';
import {
  attendanceMarkRow,
  attendancePieceOf,
  attendanceRow,
  reportedRow,
} from '../../functions/tables/attendance-rows.ts';
import {
  agendaRow,
  openPanelsRow,
  summaryRow,
  tickOf,
  tickRow,
  toldRoundRow,
  walkRow,
} from '../../functions/tables/in-session-rows.ts';
import { eventRow, partsOf, rsvpsRow } from '../../functions/tables/invite-rows.ts';
import { eventIndexRow } from '../../functions/tables/invite-store.ts';
import { preparationRow } from '../../functions/tables/preparation-store.ts';
import {
  AT,
  anId,
  anInstant,
  anyOf,
  aPerson,
  aText,
  itIsReadAsWritten,
  orNull,
  PRIYA,
  rowOf,
  SESSION,
  someWords,
  THING,
} from './codecs.ts';

const anItem = fc.record(
  {
    id: anId,
    kind: anyOf(agendaItemKind.options),
    title: aText,
    prompt: aText,
    minutes: fc.integer({ min: 1, max: 240 }),
    startedAt: orNull(anInstant),
    endedAt: orNull(anInstant),
    again: fc.record({ since: anInstant, spent: fc.nat() }),
  },
  { requiredKeys: ['id', 'kind', 'title', 'prompt', 'minutes', 'startedAt', 'endedAt'] },
);
const anRsvp = fc.record({
  personId: anId,
  name: aText,
  response: anyOf(RSVP_RESPONSES),
  respondedAt: orNull(anInstant),
  proposed: orNull(fc.record({ startsAt: anInstant, endsAt: anInstant })),
});
const points = fc.array(fc.record({ text: aText, author: orNull(aPerson) }), { maxLength: 3 });

itIsReadAsWritten('an agenda', agendaRow, fc.record({ items: fc.array(anItem) }), {
  stored: {
    items: `[{"id":"${THING}","kind":"topic","title":"Round","prompt":"","minutes":10,"startedAt":null,"endedAt":null}]`,
  },
  value: {
    items: [
      { id: THING, kind: 'topic', title: 'Round', prompt: '', minutes: 10, startedAt: null, endedAt: null },
    ],
  },
});

itIsReadAsWritten(
  'a summary',
  summaryRow,
  fc.record({
    summary: fc.record({
      closedAt: anInstant,
      decided: points,
      actions: fc.constant([{ text: 'Try it', owner: null, due: null, done: false }]),
      failed: points,
      learned: points,
      openQuestions: points,
      stories: points,
      led: fc.array(fc.record({ person: aPerson, from: orNull(anInstant) }), { maxLength: 3 }),
      checklists: fc.array(
        fc.record({
          artifactId: anId,
          title: aText,
          revision: fc.nat(),
          items: fc.array(fc.record({ text: aText, done: fc.boolean() }), { maxLength: 3 }),
          done: fc.nat(),
          all: fc.nat(),
        }),
        { maxLength: 2 },
      ),
      leftOut: fc.nat(),
    }),
  }),
  {
    stored: {
      summary: `{"closedAt":"${AT}","decided":[],"actions":[],"failed":[],"learned":[],"openQuestions":[],"stories":[],"led":[],"checklists":[],"leftOut":0}`,
    },
    value: {
      summary: {
        closedAt: AT,
        decided: [],
        actions: [],
        failed: [],
        learned: [],
        openQuestions: [],
        stories: [],
        led: [],
        checklists: [],
        leftOut: 0,
      },
    },
  },
);

itIsReadAsWritten(
  'a round as its session tells it',
  toldRoundRow,
  fc.record({ title: aText, subject: aText, going: fc.boolean() }),
  {
    stored: { title: 'Options', subject: 'Pay', going: true },
    value: { title: 'Options', subject: 'Pay', going: true },
  },
);

itIsReadAsWritten(
  'a walk',
  walkRow,
  fc.record({
    revision: fc.nat(9_999),
    title: aText,
    path: fc.array(fc.string({ minLength: 1, maxLength: 20 }), { maxLength: 5 }),
    over: fc.boolean(),
    lead: aPerson,
  }),
  {
    stored: { revision: 2, title: 'Now', path: '["Yes"]', over: false, leadId: PRIYA.id, leadName: 'Priya' },
    value: { revision: 2, title: 'Now', path: ['Yes'], over: false, lead: PRIYA },
    later: ['title'],
    without: { title: '' },
  },
);

itIsReadAsWritten('a tick', tickRow, fc.record({ done: fc.boolean(), by: aPerson }), {
  stored: { done: true, byId: PRIYA.id, byName: 'Priya' },
  value: { done: true, by: PRIYA },
});

itIsReadAsWritten('answers to an invite', rsvpsRow, fc.record({ rsvps: fc.array(anRsvp) }), {
  stored: {
    rsvps: `[{"personId":"${PRIYA.id}","name":"Priya","response":"accepted","respondedAt":"${AT}","proposed":null}]`,
  },
  value: {
    rsvps: [{ personId: PRIYA.id, name: 'Priya', response: 'accepted', respondedAt: AT, proposed: null }],
  },
});

itIsReadAsWritten(
  'a session’s calendar event',
  eventRow,
  fc.record({
    eventId: aText,
    iCalUId: aText,
    generation: fc.nat(),
    askedAt: anInstant,
    deleted: fc.boolean(),
    ours: someWords,
    times: someWords,
    subjects: someWords,
    topic: aText,
    hostSubject: aText,
    appInstalled: fc.boolean(),
    coorganisers: someWords,
    appointment: aText,
    appointmentMark: aText,
  }),
  {
    stored: {
      eventId: 'E',
      iCalUId: 'U',
      generation: 2,
      askedAt: AT,
      deleted: true,
      ours: 'a b',
      times: 't1',
      subjects: 's1',
      topic: 'T',
      hostSubject: 'H',
      appInstalled: true,
      coorganisers: 'p',
      appointment: 'I',
      appointmentMark: 'M',
    },
    value: {
      eventId: 'E',
      iCalUId: 'U',
      generation: 2,
      askedAt: AT,
      deleted: true,
      ours: new Set(['a', 'b']),
      times: new Set(['t1']),
      subjects: new Set(['s1']),
      topic: 'T',
      hostSubject: 'H',
      appInstalled: true,
      coorganisers: new Set(['p']),
      appointment: 'I',
      appointmentMark: 'M',
    },
    later: [
      ...[
        'generation',
        'askedAt',
        'deleted',
        'ours',
        'times',
        'coorganisers',
        'subjects',
        'topic',
        'hostSubject',
      ],
      ...['appointment', 'appointmentMark'],
    ],
    without: {
      ...{ generation: 1, askedAt: '', deleted: false, ours: new Set(), times: new Set() },
      ...{
        subjects: new Set(),
        topic: '',
        hostSubject: '',
        coorganisers: new Set(),
        appointment: '',
        appointmentMark: '',
      },
    },
  },
);

itIsReadAsWritten(
  'the way from an event to its session',
  eventIndexRow,
  fc.record({ communityId: anId, sessionId: anId, eventId: aText }),
  {
    stored: { communityId: THING, sessionId: SESSION, eventId: 'E' },
    value: { communityId: THING, sessionId: SESSION, eventId: 'E' },
    later: ['eventId'],
    without: { eventId: '' },
  },
);

itIsReadAsWritten(
  'how far a session’s reports are read',
  attendanceRow,
  fc.record({
    reading: fc.constantFrom('read' as const, 'nothing' as const, 'not-granted' as const),
    reports: someWords,
    others: fc.nat(),
  }),
  {
    stored: { reading: 'read', reports: 'a b', others: 2 },
    value: { reading: 'read', reports: new Set(['a', 'b']), others: 2 },
  },
);

itIsReadAsWritten('whom reports have', reportedRow, fc.record({ people: fc.array(aPerson) }), {
  stored: { people: `[{"id":"${PRIYA.id}","name":"Priya"}]` },
  value: { people: [PRIYA] },
});

itIsReadAsWritten(
  'what was said of a person by hand',
  attendanceMarkRow,
  fc.record({ name: aText, there: fc.boolean(), by: aPerson, at: anInstant }),
  {
    stored: { name: 'Ana', there: true, byId: PRIYA.id, byName: 'Priya', at: AT },
    value: { name: 'Ana', there: true, by: PRIYA, at: AT },
  },
);

test('whom something was said of by hand stands in the key', () => {
  const row = rowOf({ name: 'Ana', there: false, byId: PRIYA.id, byName: 'Priya', at: AT });
  const key = `in-session|${SESSION}|attendance|mark|${THING}`;
  const mark = { person: { id: THING, name: 'Ana' }, there: false, by: PRIYA, at: AT };
  expect(attendancePieceOf({ ...row, rowKey: key })).toEqual({ marks: [mark] });
});

test('a tick has its artifact, revision and item from its key', () => {
  const row = { ...rowOf({ done: true, byId: PRIYA.id, byName: 'Priya' }) };
  expect(tickOf({ ...row, rowKey: `in-session|${SESSION}|tick|${THING}|0004|012` })).toEqual({
    artifactId: THING,
    revision: 4,
    item: 12,
    done: true,
    by: PRIYA,
  });
});

test('what a newer version keeps in an agenda’s item or in an answer stays when it is written again', () => {
  const [[item], [answer]] = [fc.sample(anItem, 1), fc.sample(anRsvp, 1)];
  const items = JSON.stringify([{ ...item, colour: 'red' }]);
  expect(agendaRow.columns(agendaRow.read(rowOf({ items })))).toEqual({ items });
  const rsvps = JSON.stringify([{ ...answer, mood: 'glad' }]);
  expect(rsvpsRow.columns(rsvpsRow.read(rowOf({ rsvps })))).toEqual({ rsvps });
});

test('answers are divided into parts that fit into a row, and none is lost', () => {
  fc.assert(
    fc.property(
      fc.array(anRsvp, { minLength: 0, maxLength: 30 }),
      fc.integer({ min: 1, max: 12 }),
      (some, times) => {
        const all = Array.from({ length: times }, () => some).flat();
        const parts = partsOf(all);
        expect(parts.flat()).toEqual(all);
        for (const rsvps of parts) {
          const column = String(rsvpsRow.columns({ rsvps }).rsvps);
          expect(Buffer.byteLength(column)).toBeLessThanOrEqual(30_002);
        }
        expect(parts.every(({ length }) => length > 0) || all.length === 0).toBe(true);
      },
    ),
  );
});

itIsReadAsWritten('who has a session open', openPanelsRow, fc.record({ people: someWords }), {
  stored: { people: PRIYA.id },
  value: { people: new Set([PRIYA.id]) },
});

test('a summary that was written before it named who led and what was ticked is read', () => {
  const before = `{"closedAt":"${AT}","decided":[],"actions":[],"failed":[],"learned":[],"openQuestions":[],"stories":[],"leftOut":0}`;
  expect(summaryRow.read(rowOf({ summary: before })).summary).toMatchObject({ led: [], checklists: [] });
});

itIsReadAsWritten(
  'what somebody has prepared',
  preparationRow,
  fc.record({ text: aText, used: fc.boolean() }),
  { stored: { text: 'We ask first', used: false }, value: { text: 'We ask first', used: false } },
);
