import fc from 'fast-check';
import { TERM_STATES } from '../../domain/glossary/term.ts';
import { termRow, versionRow } from '../../functions/tables/term-rows.ts';
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

const aLine = fc.stringMatching(/^[a-zäöß]{1,30}$/);
const anEntry = fc.record({
  term: aLine,
  definition: aLine,
  synonyms: fc.array(aLine, { maxLength: 4 }),
  plurals: orNull(fc.array(aLine, { maxLength: 4 })),
  notConfused: fc.array(aLine, { maxLength: 4 }),
});
const aProposal = fc.record({
  entry: orNull(anEntry),
  before: orNull(anEntry),
  by: fc.record({ id: fc.uuid(), name: aLine }),
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
  term: 'pilot',
  definition: 'A trial with an end.',
  synonyms: ['trial'],
  plurals: null,
  notConfused: ['project'],
};
const proposal = {
  entry: { ...entry, plurals: ['pilots'] },
  before: null,
  by: PRIYA,
  word: 'W',
  days: 7,
  consent: {
    state: 'open' as const,
    round: 3,
    since: 2,
    openedAt: AT,
    closesAt: AT,
    standing: [PRIYA.id],
    quietSince: null,
  },
};

itIsReadAsWritten(
  'a term of the glossary',
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
      entry: JSON.stringify(entry),
      approvedAt: AT,
      version: 1,
      proposal: JSON.stringify(proposal),
      rounds: 2,
      heard: PRIYA.id,
      objections: 1,
      changeOps: 'one two',
    },
    value: {
      state: 'approved',
      entry,
      approvedAt: AT,
      version: 1,
      proposal,
      rounds: 2,
      heard: new Set([PRIYA.id]),
      objections: 1,
      changeOps: new Set(['one', 'two']),
    },
  },
);

itIsReadAsWritten(
  'a version of a term',
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
      version: 2,
      entry: '',
      byId: PRIYA.id,
      byName: 'Priya',
      word: 'W',
      adoptedAt: AT,
      objections: 0,
      since: 2,
      round: 3,
    },
    value: {
      version: 2,
      entry: null,
      by: PRIYA,
      word: 'W',
      adoptedAt: AT,
      objections: 0,
      since: 2,
      round: 3,
    },
  },
);
