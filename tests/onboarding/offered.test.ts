import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  NOTES_A_SESSION,
  NOTES_OFFERED,
  notesOffered,
  playbooksOffered,
} from '../../domain/onboarding/onboarding.ts';
import { buddyRow, newcomerRow } from '../../functions/tables/onboarding-rows.ts';
import {
  ANA,
  AT,
  anInstant,
  anyOf,
  aPerson,
  aText,
  itIsReadAsWritten,
  orNull,
  someWords,
  THING,
} from '../tables/codecs.ts';

const points = fc.array(fc.record({ text: aText, author: orNull(aPerson) }), { maxLength: 4 });
const closed = fc.record({
  sessionId: fc.uuid(),
  topic: aText,
  at: anInstant,
  decided: points,
  learned: points,
});

test('of the latest sessions at most two notes each are offered, decisions first, and no author that a note does not name', () => {
  fc.assert(
    fc.property(fc.array(closed, { maxLength: 5 }), (sessions) => {
      const notes = notesOffered(sessions);
      expect(notes.length).toBeLessThanOrEqual(NOTES_OFFERED);
      expect(notes.map(({ at }) => at)).toEqual([...notes.map(({ at }) => at)].sort().reverse());
      for (const { sessionId, decided, learned } of sessions) {
        const its = notes.filter((note) => note.sessionId === sessionId);
        expect(its.length).toBeLessThanOrEqual(NOTES_A_SESSION);
        expect(its.map(({ text, author }) => ({ text, author }))).toEqual(
          [...decided, ...learned].slice(0, its.length),
        );
      }
    }),
  );
});

const none = { worked: 0, mixed: 0, failed: 0, stopped: 0 };
const said = { worked: 0, failed: 0, exception: 0, adaptation: 0 };
const playbook = (title: string, changedAt: string, tried: number | null, uses = 0) => ({
  title,
  type: 'playbook',
  state: 'published',
  changedAt,
  evidence:
    tried === null ? null : { verdicts: { ...none, failed: tried }, uses, annotations: said, unplaced: 0 },
});

test('the playbooks with most evidence are offered, a failed trial counting as any, then the newest', () => {
  const all = [
    playbook('Never tried, old', '2026-01-01', null),
    playbook('Never tried, new', '2026-05-01', null),
    playbook('Tried once, used often', '2026-01-01', 1, 9),
    playbook('Tried twice', '2026-01-01', 2),
    { ...playbook('A draft', '2026-05-01', 9), state: 'draft' },
    { ...playbook('A rubric', '2026-05-01', 9), type: 'rubric' },
  ];
  expect(playbooksOffered(all).map(({ title }) => title)).toEqual([
    'Tried twice',
    'Tried once, used often',
    'Never tried, new',
  ]);
});

const anAssignment = fc.record({
  state: anyOf(['asked', 'accepted'] as const),
  at: anInstant,
  person: aPerson,
});
const assignment = { state: 'accepted', at: AT, person: ANA } as const;

itIsReadAsWritten(
  'a newcomer',
  newcomerRow,
  fc.record({ done: someWords, opened: someWords, dismissed: fc.boolean(), buddy: orNull(anAssignment) }),
  {
    stored: {
      done: 'charter notes',
      opened: THING,
      dismissed: false,
      buddy: JSON.stringify(assignment),
    },
    value: {
      done: new Set(['charter', 'notes']),
      opened: new Set([THING]),
      dismissed: false,
      buddy: assignment,
    },
  },
);

itIsReadAsWritten(
  'a buddy',
  buddyRow,
  fc.record({ offers: fc.boolean(), newcomers: fc.array(anAssignment, { maxLength: 3 }) }),
  {
    stored: { offers: true, newcomers: JSON.stringify([assignment]) },
    value: { offers: true, newcomers: [assignment] },
  },
);
