import fc from 'fast-check';
import { TERM_STATES } from '../../domain/glossary/term.ts';
import { termRow, versionRow } from '../../functions/glossary/glossary-rows.ts';
import {
  AT,
  anInstant,
  anyOf,
  aPerson,
  aText,
  itIsReadAsWritten,
  orNull,
  PRIYA,
  someWords,
} from '../tables/codecs.ts';

const aForm = fc.stringMatching(/^[a-zäöß]{1,20}$/);
const anEntry = fc.record({
  term: aForm,
  definition: aForm,
  synonyms: fc.array(aForm, { maxLength: 3 }),
  plurals: orNull(fc.array(aForm, { maxLength: 3 })),
  notConfused: fc.array(aForm, { maxLength: 3 }),
});
const aProposal = fc.record({
  entry: orNull(anEntry),
  before: orNull(anEntry),
  by: aPerson,
  word: aText,
  days: fc.nat(30),
  consent: fc.record({
    state: anyOf(['open', 'adopted', 'withdrawn'] as const),
    round: fc.nat(9),
    since: fc.nat(9),
    openedAt: anInstant,
    closesAt: anInstant,
    standing: fc.array(fc.constant(PRIYA.id), { maxLength: 1 }),
    quietSince: orNull(anInstant),
  }),
});

const entry = {
  term: 'Retrospective',
  definition: 'What we look back at.',
  synonyms: ['retro'],
  plurals: null,
  notConfused: ['review'],
};
const proposal = {
  entry: null,
  before: null,
  by: PRIYA,
  word: 'Nobody says it',
  days: 7,
  consent: {
    ...{ state: 'open' as const, round: 2, since: 2, openedAt: AT, closesAt: AT },
    ...{ standing: [PRIYA.id], quietSince: null },
  },
};
const json = JSON.stringify;

itIsReadAsWritten(
  'a term',
  termRow,
  fc.record({
    state: anyOf(TERM_STATES),
    entry: orNull(anEntry),
    approvedAt: orNull(anInstant),
    version: fc.nat(9),
    proposal: orNull(aProposal),
    rounds: fc.nat(9),
    heard: someWords,
    objections: fc.nat(9),
    changeOps: someWords,
  }),
  {
    stored: {
      state: 'approved',
      entry: json(entry),
      approvedAt: AT,
      version: 1,
      proposal: json(proposal),
      rounds: 2,
      heard: 'one two',
      objections: 1,
      changeOps: '',
    },
    value: {
      state: 'approved',
      entry,
      approvedAt: AT,
      version: 1,
      proposal,
      rounds: 2,
      heard: new Set(['one', 'two']),
      objections: 1,
      changeOps: new Set(),
    },
  },
);

itIsReadAsWritten(
  'an adopted version of a term',
  versionRow,
  fc.record({
    version: fc.nat(9),
    entry: orNull(anEntry),
    by: aPerson,
    word: aText,
    adoptedAt: anInstant,
    objections: fc.nat(9),
    since: fc.nat(9),
    round: fc.nat(9),
  }),
  {
    stored: {
      ...{ version: 2, entry: '', byId: PRIYA.id, byName: 'Priya', word: 'Nobody says it' },
      ...{ adoptedAt: AT, objections: 0, since: 2, round: 3 },
    },
    value: {
      ...{ version: 2, entry: null, by: PRIYA, word: 'Nobody says it' },
      ...{ adoptedAt: AT, objections: 0, since: 2, round: 3 },
    },
  },
);
