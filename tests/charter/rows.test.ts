import fc from 'fast-check';
import { acceptedRow, headRow, proposalRow, versionRow } from '../../functions/charter/charter-rows.ts';
import { answerRow } from '../../functions/tables/consent-rows.ts';
import {
  AT,
  aDate,
  anInstant,
  anyOf,
  aPerson,
  aText,
  itIsReadAsWritten,
  orNull,
  PRIYA,
  someWords,
} from '../tables/codecs.ts';
import { charterText } from './drafts.ts';

const aLine = fc.stringMatching(/^[a-zäöß]{1,30}$/);
const aCharter = fc.record({
  purpose: aLine,
  northStar: aLine,
  outcomes: fc.array(aLine, { maxLength: 4 }),
  norms: fc.array(aLine, { maxLength: 4 }),
  decisionRule: aLine,
});
const aConsent = fc.record({
  state: anyOf(['open', 'adopted', 'withdrawn'] as const),
  round: fc.nat(9),
  since: fc.nat(9),
  openedAt: anInstant,
  closesAt: anInstant,
  standing: fc.array(fc.constant(PRIYA.id), { maxLength: 1 }),
  quietSince: orNull(anInstant),
});
const text = charterText();
const consent = {
  state: 'open' as const,
  round: 1,
  since: 1,
  openedAt: AT,
  closesAt: AT,
  standing: [PRIYA.id],
  quietSince: null,
};
const json = JSON.stringify;
const by = { byId: PRIYA.id, byName: 'Priya' };

itIsReadAsWritten(
  'what stands of a charter',
  headRow,
  fc.record({
    version: fc.nat(9),
    text: orNull(aCharter),
    adoptedAt: orNull(anInstant),
    proposalId: fc.uuid(),
    reviewOn: aDate,
    reviewed: orNull(fc.record({ by: aPerson, at: anInstant })),
    nudgedAt: anInstant,
    changeOps: someWords,
  }),
  {
    stored: {
      version: 2,
      text: json(text),
      adoptedAt: AT,
      proposalId: '',
      reviewOn: '2027-01-01',
      reviewed: '',
      nudgedAt: '',
      changeOps: 'one two',
    },
    value: {
      version: 2,
      text,
      adoptedAt: AT,
      proposalId: '',
      reviewOn: '2027-01-01',
      reviewed: null,
      nudgedAt: '',
      changeOps: new Set(['one', 'two']),
    },
    later: ['reviewed'],
  },
);

itIsReadAsWritten(
  'a proposed change',
  proposalRow,
  fc.record({
    text: aCharter,
    before: orNull(aCharter),
    base: fc.nat(9),
    by: aPerson,
    word: aText,
    days: fc.nat(30),
    consent: aConsent,
    objections: fc.nat(9),
    changeOps: someWords,
  }),
  {
    stored: {
      ...by,
      text: json(text),
      before: '',
      base: 1,
      word: 'W',
      days: 7,
      consent: json(consent),
      objections: 1,
      changeOps: '',
    },
    value: {
      text,
      before: null,
      base: 1,
      by: PRIYA,
      word: 'W',
      days: 7,
      consent,
      objections: 1,
      changeOps: new Set<string>(),
    },
  },
);

itIsReadAsWritten(
  'a version of a charter',
  versionRow,
  fc.record({
    version: fc.nat(9),
    text: aCharter,
    by: aPerson,
    word: aText,
    adoptedAt: anInstant,
    objections: fc.nat(9),
    rounds: fc.nat(9),
  }),
  {
    stored: { ...by, version: 1, text: json(text), word: 'W', adoptedAt: AT, objections: 0, rounds: 1 },
    value: { by: PRIYA, version: 1, text, word: 'W', adoptedAt: AT, objections: 0, rounds: 1 },
  },
);

itIsReadAsWritten('an acceptance', acceptedRow, fc.record({ version: fc.nat(9), at: anInstant }), {
  stored: { version: 1, at: AT },
  value: { version: 1, at: AT },
});

itIsReadAsWritten(
  'what somebody says of a proposal',
  answerRow,
  fc.record({
    by: aPerson,
    round: fc.nat(9),
    at: anInstant,
    objection: orNull(aLine),
    takenBackAt: orNull(anInstant),
    setAside: orNull(fc.record({ by: aPerson, word: aLine, at: anInstant })),
  }),
  {
    stored: { ...by, round: 1, at: AT, objection: 'O', takenBackAt: '', setAside: '' },
    value: { by: PRIYA, round: 1, at: AT, objection: 'O', takenBackAt: null, setAside: null },
    later: ['setAside'],
  },
);
