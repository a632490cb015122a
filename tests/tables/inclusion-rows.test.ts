import fc from 'fast-check';
import { expect, test } from 'vitest';
import { POPULATIONS } from '../../domain/inclusion/composition.ts';
import { DISCIPLINES, LEVELS } from '../../domain/inclusion/profile.ts';
import {
  compositionRow,
  countedRow,
  DIMENSIONS,
  packed,
  unpacked,
} from '../../functions/inclusion/composition-store.ts';
import { declinedRow, joiningRow } from '../../functions/tables/joining-rows.ts';
import { profileRow } from '../../functions/tables/profile-rows.ts';
import {
  ANA,
  AT,
  aDate,
  anInstant,
  anyOf,
  aPerson,
  aText,
  itIsReadAsWritten,
  orNull,
  PRIYA,
} from './codecs.ts';

const answerOf = <T extends string>(values: readonly T[]) =>
  fc.record({ value: orNull(anyOf(values)), since: orNull(anInstant), answering: orNull(anInstant) });

itIsReadAsWritten(
  'what somebody says of themselves',
  profileRow,
  fc.record({ level: answerOf(LEVELS), discipline: answerOf(DISCIPLINES) }),
  {
    stored: {
      level: 'manager',
      levelSince: AT,
      levelAnswering: AT,
      discipline: '',
      disciplineSince: AT,
      disciplineAnswering: '',
    },
    value: {
      level: { value: 'manager', since: AT, answering: AT },
      discipline: { value: null, since: AT, answering: null },
    },
  },
);

const waiting = {
  personId: ANA.id,
  personName: 'Ana',
  byId: PRIYA.id,
  byName: 'Priya',
  word: 'Me too',
  at: AT,
};
const aWaiting = { person: aPerson, by: aPerson, word: aText, at: anInstant };

itIsReadAsWritten('who waits for an answer', joiningRow, fc.record(aWaiting), {
  stored: waiting,
  value: { person: ANA, by: PRIYA, word: 'Me too', at: AT },
});

itIsReadAsWritten(
  'who was declined',
  declinedRow,
  fc.record({
    ...aWaiting,
    declined: fc.record({ by: aPerson, at: anInstant, word: aText }),
    seen: fc.boolean(),
  }),
  {
    stored: {
      ...waiting,
      declined: `{"by":{"id":"${PRIYA.id}","name":"Priya"},"at":"${AT}","word":"Later"}`,
      seen: false,
    },
    value: {
      ...{ person: ANA, by: PRIYA, word: 'Me too', at: AT, seen: false },
      declined: { by: PRIYA, at: AT, word: 'Later' },
    },
  },
);

itIsReadAsWritten('when it was counted', countedRow, fc.record({ on: aDate }), {
  stored: { on: '2026-12-01' },
  value: { on: '2026-12-01' },
});

const aTable = fc.record({
  dimension: anyOf(DIMENSIONS),
  population: anyOf(POPULATIONS),
  asOf: orNull(anInstant),
  lookedAt: orNull(anInstant),
  size: fc.nat(),
  rows: fc.array(fc.record({ group: aText, count: fc.nat() }), { maxLength: 3 }),
  hidden: fc.array(aText, { maxLength: 3 }),
  few: orNull(fc.array(aText, { maxLength: 3 })),
});
itIsReadAsWritten(
  'what came of a look at who is here',
  compositionRow,
  fc.record({
    at: anInstant,
    tables: fc.array(aTable, { maxLength: 3 }),
    people: fc.array(aText, { maxLength: 3 }),
    more: fc.array(aText, { maxLength: 3 }),
  }),
  {
    stored: { at: AT, tables: '[]', people: '["ab1"]', more: '[]' },
    value: { at: AT, tables: [], people: ['ab1'], more: [] },
  },
);

test('whoever was counted is read as written, with what pilots say of them', () => {
  const counting = fc.record({
    id: fc.uuid(),
    leads: fc.boolean(),
    speaks: fc.boolean(),
    word: anyOf([undefined, null, ...DISCIPLINES]),
  });
  fc.assert(
    fc.property(counting, (one) => {
      expect(unpacked(packed(one))).toEqual(one);
    }),
  );
});
