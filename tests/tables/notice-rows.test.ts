import fc from 'fast-check';
import { noticeRow, waitingRow } from '../../functions/activity/notice-store.ts';
import { noticeSettingsRow, pauseRow } from '../../functions/activity/settings-store.ts';
import { dueRow } from '../../functions/tables/due-store.ts';
import { AT, anInstant, anyOf, aText, itIsReadAsWritten, SESSION, someWords, THING } from './codecs.ts';

const about = { communityId: THING, kind: 'session', id: SESSION, type: 'sessionTomorrow' };
const someThing = { communityId: aText, kind: aText, id: aText, type: aText };

itIsReadAsWritten(
  'a notice',
  noticeRow,
  fc.record({
    state: anyOf(['sending', 'sent', 'home'] as const),
    askedAt: anInstant,
    begunAt: anInstant,
    ...someThing,
  }),
  {
    stored: { state: 'sent', askedAt: AT, begunAt: AT, ...about },
    value: { state: 'sent', askedAt: AT, begunAt: AT, ...about },
    later: ['begunAt'],
    without: { begunAt: '' },
  },
);

itIsReadAsWritten('a notice that waits', waitingRow, fc.record({ ...someThing, until: aText }), {
  stored: { ...about, until: AT },
  value: { ...about, until: AT },
});

itIsReadAsWritten(
  'what somebody has chosen of notices',
  noticeSettingsRow,
  fc.record({
    hours: fc.constantFrom(null, { days: [1], from: '08:00', to: '17:00' }),
    mail: fc.boolean(),
    kinds: fc.dictionary(fc.constantFrom('digest', 'added'), fc.constantFrom('never', 'daily')),
    refusedAt: aText,
  }),
  {
    stored: { hours: '', mail: true, kinds: '{"summaryReady":"never"}', refusedAt: AT },
    value: { hours: null, mail: true, kinds: { summaryReady: 'never' }, refusedAt: AT },
    later: ['hours', 'mail', 'kinds', 'refusedAt'],
    without: { hours: null, mail: false, kinds: {}, refusedAt: '' },
  },
);

itIsReadAsWritten('a pause that Graph asked for', pauseRow, fc.record({ until: aText }), {
  stored: { until: AT },
  value: { until: AT },
});

itIsReadAsWritten(
  'a moment at which people may have to be told',
  dueRow,
  fc.record({ communityId: aText, kind: aText, id: aText, people: someWords, until: aText }),
  {
    stored: { communityId: THING, kind: 'session', id: SESSION, people: THING, until: AT },
    value: { communityId: THING, kind: 'session', id: SESSION, people: new Set([THING]), until: AT },
    later: ['people', 'until'],
    without: { people: new Set(), until: '' },
  },
);
