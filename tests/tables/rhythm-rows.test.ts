import fc from 'fast-check';
import { rhythmDraftRow, rhythmRow, triedRow } from '../../functions/tables/rhythm-store.ts';
import { AT, aDate, anInstant, aPerson, aText, itIsReadAsWritten, orNull, PRIYA } from './codecs.ts';

itIsReadAsWritten(
  'a rhythm',
  rhythmRow,
  fc.record({
    country: orNull(fc.constantFrom('DE', 'GB')),
    region: orNull(fc.constantFrom('BE', 'ENG')),
    breaks: fc.array(fc.record({ from: aDate, to: aDate, name: aText }), { maxLength: 3 }),
    countedFrom: orNull(aDate),
    prompt: fc.record({ on: fc.boolean(), words: aText }),
  }),
  {
    stored: {
      country: 'DE',
      region: '',
      breaks: '[{"from":"2027-08-01","to":"2027-08-31","name":"August"}]',
      countedFrom: '',
      prompt: '{"on":true,"words":"What did you try?"}',
    },
    value: {
      country: 'DE',
      region: null,
      breaks: [{ from: '2027-08-01', to: '2027-08-31', name: 'August' }],
      countedFrom: null,
      prompt: { on: true, words: 'What did you try?' },
    },
  },
);

itIsReadAsWritten(
  'what was decided about a draft',
  rhythmDraftRow,
  fc.record({
    date: aDate,
    form: fc.constant(null),
    skipped: orNull(aText.filter((text) => text !== '')),
    meets: fc.boolean(),
    decided: fc.record({ by: aPerson, at: anInstant }),
  }),
  {
    stored: {
      date: '2026-12-10',
      form: '',
      skipped: 'Works outing',
      meets: false,
      byId: PRIYA.id,
      byName: PRIYA.name,
      at: AT,
    },
    value: {
      date: '2026-12-10',
      form: null,
      skipped: 'Works outing',
      meets: false,
      decided: { by: PRIYA, at: AT },
    },
  },
);

itIsReadAsWritten(
  'what somebody said between two sessions',
  triedRow,
  fc.record({ by: aPerson, text: orNull(aText.filter((text) => text !== '')), at: anInstant }),
  {
    stored: { byId: PRIYA.id, byName: PRIYA.name, text: '', at: AT },
    value: { by: PRIYA, text: null, at: AT },
  },
);
