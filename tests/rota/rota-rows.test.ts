import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventOf, ROTA_EVENTS } from '../../domain/rota/history.ts';
import { AGREED_BY } from '../../domain/rota/turn.ts';
import { rotaLedgerRow } from '../../functions/rota/rota-store.ts';
import { TURN_FEEDS } from '../../functions/rota/show-turns.ts';
import { ROTA_SHOWN } from '../../functions/tables/keys.ts';
import {
  fitting,
  NOTHING,
  type RotaShown,
  rotaShownRow,
  shownColumns,
  standingsRow,
  turnRow,
} from '../../functions/tables/rota-rows.ts';
import { refuseImpossible } from '../../functions/tables/writes.ts';
import { rotaHistoryRow } from '../../functions/turns/history.ts';
import {
  ANA,
  AT,
  aDate,
  anId,
  anInstant,
  anyOf,
  aPerson,
  aText,
  itIsReadAsWritten,
  orNull,
  PRIYA,
  SESSION,
  someWords,
} from '../tables/codecs.ts';

const standing = fc.record({
  id: anId,
  owed: fc.integer(),
  led: fc.nat(),
  lastLed: orNull(anInstant),
  attended: fc.boolean(),
});

itIsReadAsWritten(
  'everybody’s standing',
  standingsRow,
  fc.record({ standings: fc.array(standing, { maxLength: 4 }), lastSettled: orNull(anInstant) }),
  {
    stored: {
      standings: `[{"id":"${ANA.id}","owed":-750000,"led":1,"lastLed":"${AT}","attended":true}]`,
      lastSettled: AT,
    },
    value: {
      standings: [{ id: ANA.id, owed: -750_000, led: 1, lastLed: AT, attended: true }],
      lastSettled: AT,
    },
  },
);

const partner = fc.record({ person: aPerson, turnId: orNull(fc.constant(SESSION)), declined: fc.boolean() });

itIsReadAsWritten(
  'what is agreed on a turn',
  turnRow,
  fc.record({
    date: aDate,
    startsAt: anInstant,
    agreed: orNull(
      fc.record({ person: aPerson, how: anyOf(AGREED_BY), by: aPerson, at: anInstant, reason: aText }),
    ),
    skips: fc.array(fc.record({ person: aPerson, reason: aText, at: anInstant }), { maxLength: 3 }),
    swap: orNull(
      fc.record({
        id: fc.constant(SESSION),
        by: aPerson,
        word: aText,
        at: anInstant,
        partners: fc.array(partner, { maxLength: 3 }),
      }),
    ),
    givenBack: orNull(
      fc.record({ by: aPerson, reason: aText, at: anInstant, declined: fc.array(anId, { maxLength: 3 }) }),
    ),
    coFacilitator: orNull(aPerson),
    shadow: orNull(aPerson),
    changeOps: someWords,
  }),
  {
    stored: {
      date: '2026-12-03',
      startsAt: AT,
      agreed: '',
      skips: `[{"person":${JSON.stringify(ANA)},"reason":"Away","at":"${AT}"}]`,
      swap: '',
      givenBack: '',
      coFacilitator: JSON.stringify(PRIYA),
      shadow: '',
      changeOps: 'one two',
    },
    value: {
      date: '2026-12-03',
      startsAt: AT,
      agreed: null,
      skips: [{ person: ANA, reason: 'Away', at: AT }],
      swap: null,
      givenBack: null,
      coFacilitator: PRIYA,
      shadow: null,
      changeOps: new Set(['one', 'two']),
    },
    later: ['changeOps'],
    without: { changeOps: new Set() },
  },
);

const someShown = fc.array(
  fc.record({
    kind: aText,
    id: aText,
    personId: aText,
    says: aText,
    since: aText,
    isUnderWay: fc.boolean(),
  }),
  { maxLength: 3 },
);

itIsReadAsWritten(
  'what stands on whose Home',
  rotaShownRow,
  fc.record({ shown: someShown, moreShown: someShown }),
  {
    stored: {
      shown:
        '[{"kind":"turn","id":"a","personId":"b","says":"{}","since":"2026-12-03T14:00:00.000Z","isUnderWay":false}]',
      moreShown: '[]',
    },
    value: {
      shown: [
        {
          kind: 'turn',
          id: 'a',
          personId: 'b',
          says: '{}',
          since: '2026-12-03T14:00:00.000Z',
          isUnderWay: false,
        },
      ],
      moreShown: [],
    },
    later: ['moreShown'],
    without: { moreShown: [] },
  },
);

test('of what stands on Homes the row holds as much as fits, also while all of it is replaced', () => {
  const entry = (at: number, says: string): RotaShown => ({
    ...{ kind: 'turn-at-risk', id: SESSION, personId: PRIYA.id, since: AT, isUnderWay: true },
    says: says || JSON.stringify({ at, topic: '会議'.repeat(60) }),
  });
  const wanted = fitting(Array.from({ length: 300 }, (_, at) => entry(at, '')));
  expect(wanted.length).toBeGreaterThan(50);
  const gone = wanted.map((_, at) => entry(at, NOTHING));
  const row = shownColumns([...wanted, ...gone]);
  expect(() => refuseImpossible([{ do: 'put', key: ROTA_SHOWN, row }])).not.toThrow();
});

itIsReadAsWritten(
  'how a turn was settled',
  rotaLedgerRow,
  fc.record({
    startsAt: anInstant,
    sharers: someWords,
    moreSharers: someWords,
    paidBy: anId,
    ledBefore: orNull(anInstant),
    counts: fc.boolean(),
  }),
  {
    stored: { startsAt: AT, sharers: 'a b', moreSharers: '', paidBy: 'a', ledBefore: '', counts: true },
    value: {
      startsAt: AT,
      sharers: new Set(['a', 'b']),
      moreSharers: new Set<string>(),
      paidBy: 'a',
      ledBefore: null,
      counts: true,
    },
  },
);

const line = fc
  .record({ what: anyOf(ROTA_EVENTS), by: aPerson, at: anInstant, reason: aText, date: orNull(aDate) })
  .map(eventOf);
const stored = eventOf({ what: 'skipped', by: ANA, at: AT, reason: 'Away' });

itIsReadAsWritten('a line of the history', rotaHistoryRow, fc.record({ event: line }), {
  stored: { event: JSON.stringify(stored) },
  value: { event: stored },
});

test('what Home shows of a turn is left to the newer version where it says what this one does not know', async () => {
  const [feed] = TURN_FEEDS.filter(({ kind }) => kind === 'turn-at-risk');
  const read = async (why: string) => {
    const item = { kind: 'turn-at-risk', communityId: SESSION, due: null, sessionId: SESSION, why };
    const says = JSON.stringify({ ...item, date: '2026-12-03', startsAt: AT, topic: 'Trust', person: ANA });
    const one = { kind: 'turn-at-risk', id: SESSION, personId: PRIYA.id, says, since: AT, isUnderWay: false };
    const table = { find: async () => [one] };
    return feed?.read({ table } as never, { partition: 'community' } as never, SESSION);
  };
  expect((await read('away'))?.of.get(PRIYA.id)?.item).toMatchObject({ why: 'away' });
  await expect(read('ill')).rejects.toMatchObject({ code: 'newer-version' });
});
