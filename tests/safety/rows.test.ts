import fc from 'fast-check';
import { BANDS } from '../../domain/safety/pulse.ts';
import { recognitionRow, recognitionToldRow } from '../../functions/recognition/recognition-store.ts';
import { exchangeRow, offerRow } from '../../functions/safety/help-store.ts';
import { pulseOverRow, pulseRow } from '../../functions/safety/pulse-store.ts';
import {
  ANA,
  AT,
  anId,
  anInstant,
  anyOf,
  aPerson,
  aText,
  itIsReadAsWritten,
  NOTE,
  orNull,
  PRIYA,
  SESSION,
  someWords,
  THING,
} from '../tables/codecs.ts';

const aCount = fc.nat(500);

itIsReadAsWritten(
  'a pulse',
  pulseRow,
  fc.record({
    topic: aText,
    startsAt: anInstant,
    secret: aText,
    passes: someWords,
    used: someWords,
    tally: fc.record({ answers: aCount, useful: aCount, safe: aCount, try: aCount }),
  }),
  {
    stored: {
      topic: 'Feedback',
      startsAt: AT,
      secret: 'ab12',
      passes: 'aa.bb cc.dd',
      used: 'ee',
      tally: '{"answers":1,"useful":4,"safe":3,"try":2}',
    },
    value: {
      topic: 'Feedback',
      startsAt: AT,
      secret: 'ab12',
      passes: new Set(['aa.bb', 'cc.dd']),
      used: new Set(['ee']),
      tally: { answers: 1, useful: 4, safe: 3, try: 2 },
    },
  },
);

const aBand = anyOf(BANDS);
itIsReadAsWritten(
  'a pulse that is over',
  pulseOverRow,
  fc.record({
    topic: aText,
    startsAt: anInstant,
    figures: orNull(fc.record({ answers: aCount, useful: aBand, safe: aBand, try: aBand })),
  }),
  {
    stored: {
      topic: 'Feedback',
      startsAt: AT,
      figures: '{"answers":5,"useful":"yes","safe":"mixed","try":"no"}',
    },
    value: {
      topic: 'Feedback',
      startsAt: AT,
      figures: { answers: 5, useful: 'yes', safe: 'mixed', try: 'no' },
    },
  },
);

itIsReadAsWritten(
  'an exchange',
  exchangeRow,
  fc.record({
    asker: aPerson,
    asked: aPerson,
    state: anyOf(['open', 'done'] as const),
    messages: fc.array(
      fc.record({
        id: anId,
        by: anId,
        at: anInstant,
        words: aText,
        time: orNull(anInstant),
        notNow: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
  }),
  {
    stored: {
      askerId: PRIYA.id,
      askerName: PRIYA.name,
      askedId: ANA.id,
      askedName: ANA.name,
      state: 'open',
      messages: `[{"id":"${NOTE}","by":"${PRIYA.id}","at":"${AT}","words":"A word?","time":null,"notNow":false}]`,
    },
    value: {
      asker: PRIYA,
      asked: ANA,
      state: 'open',
      messages: [{ id: NOTE, by: PRIYA.id, at: AT, words: 'A word?', time: null, notNow: false }],
    },
  },
);

itIsReadAsWritten(
  'an offer to be asked',
  offerRow,
  fc.record({ offers: fc.boolean(), about: fc.constantFrom('', 'hiring', 'far away') }),
  { stored: { offers: true, about: 'hiring' }, value: { offers: true, about: 'hiring' } },
);

itIsReadAsWritten(
  'a recognition',
  recognitionRow,
  fc.record({
    about: fc.record({ kind: fc.constant('session' as const), sessionId: anId }),
    person: aPerson,
    by: aPerson,
    words: aText,
    at: anInstant,
    hidden: fc.boolean(),
    title: aText,
    recognitionId: anId,
  }),
  {
    stored: {
      about: `{"kind":"session","sessionId":"${SESSION}"}`,
      personId: ANA.id,
      personName: ANA.name,
      byId: PRIYA.id,
      byName: PRIYA.name,
      words: 'Well led',
      at: AT,
      hidden: false,
      title: 'Feedback',
      recognitionId: THING,
    },
    value: {
      about: { kind: 'session', sessionId: SESSION },
      person: ANA,
      by: PRIYA,
      words: 'Well led',
      at: AT,
      hidden: false,
      title: 'Feedback',
      recognitionId: THING,
    },
  },
);

itIsReadAsWritten('what was told of a recognition', recognitionToldRow, fc.record({ at: anInstant }), {
  stored: { at: AT },
  value: { at: AT },
});
