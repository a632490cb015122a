import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ROLES } from '../../domain/community/community.ts';
import { communityRow, memberRow, membershipOf } from '../../functions/tables/community-rows.ts';
import {
  ANA,
  AT,
  aDate,
  anInstant,
  anyOf,
  aPerson,
  aText,
  aTime,
  aZone,
  itIsReadAsWritten,
  orNull,
  PRIYA,
  rowOf,
} from './codecs.ts';

/** As people may enter them. */
const aLine = fc.stringMatching(/^[a-zäöß]{1,30}$/);

itIsReadAsWritten(
  'a community',
  communityRow,
  fc.record({
    name: aLine,
    purpose: aLine,
    northStar: aLine,
    norms: fc.array(aLine, { maxLength: 12 }),
    zone: aZone,
    cadence: fc.record({
      every: fc.constant('month' as const),
      weekday: fc.integer({ min: 0, max: 6 }),
      time: aTime,
      minutes: fc.integer({ min: 15, max: 480 }),
      week: fc.integer({ min: 1, max: 5 }),
    }),
    settings: fc.record({ unattributedNotes: fc.boolean(), onboarding: fc.boolean() }),
    startedAt: anInstant,
    startedBy: aPerson,
    charter: fc.nat(20),
  }),
  {
    stored: {
      name: 'Guild',
      purpose: 'P',
      northStar: 'N',
      zone: 'Europe/Berlin',
      norms: '["n1","n2"]',
      cadence: '{"every":"week","weekday":4,"time":"14:00","minutes":60}',
      unattributedNotes: true,
      onboarding: false,
      startedAt: AT,
      startedById: PRIYA.id,
      startedByName: 'Priya',
      charter: 2,
    },
    value: {
      name: 'Guild',
      purpose: 'P',
      northStar: 'N',
      zone: 'Europe/Berlin',
      norms: ['n1', 'n2'],
      cadence: { every: 'week', weekday: 4, time: '14:00', minutes: 60 },
      settings: { unattributedNotes: true, onboarding: false },
      startedAt: AT,
      startedBy: PRIYA,
      charter: 2,
    },
    later: ['charter', 'onboarding'],
    without: { charter: 0, settings: { unattributedNotes: true, onboarding: true } },
  },
);

const stored = {
  name: 'Ana',
  mail: 'a@x',
  role: 'member',
  zone: 'UTC',
  joinedAt: AT,
  facilitates: false,
  roleUntil: AT,
  roleAfter: 'member',
  roleBy: 'by',
  pausedUntil: '2026-03-01',
  pausedFrom: AT,
  facilitatesSince: AT,
  away: '[{"from":"2026-04-01","to":"2026-04-14"}]',
  roleSince: AT,
  leftAt: '',
  joinOp: 'op',
  addedBy: JSON.stringify(PRIYA),
  hours: '{"days":[1,2],"from":"09:00","to":"17:30"}',
};

itIsReadAsWritten(
  'a member',
  memberRow,
  fc.record({
    name: aText,
    mail: aText,
    role: anyOf(ROLES),
    zone: orNull(aZone),
    joinedAt: anInstant,
    facilitates: fc.boolean(),
    roleUntil: orNull(anInstant),
    roleAfter: anyOf([...ROLES, '' as const]),
    roleBy: aText,
    pausedUntil: orNull(aDate),
    pausedFrom: orNull(anInstant),
    facilitatesSince: orNull(anInstant),
    away: fc.array(fc.record({ from: aDate, to: aDate }), { maxLength: 3 }),
    roleSince: anInstant,
    leftAt: orNull(anInstant),
    joinOp: aText,
    addedBy: orNull(aPerson),
    hours: fc.constantFrom(null, { days: [1, 2], from: '09:00', to: '17:30' }),
  }),
  {
    stored,
    value: {
      name: 'Ana',
      mail: 'a@x',
      role: 'member',
      zone: 'UTC',
      joinedAt: AT,
      facilitates: false,
      roleUntil: AT,
      roleAfter: 'member',
      roleBy: 'by',
      pausedUntil: '2026-03-01',
      pausedFrom: AT,
      facilitatesSince: AT,
      away: [{ from: '2026-04-01', to: '2026-04-14' }],
      roleSince: AT,
      leftAt: null,
      joinOp: 'op',
      addedBy: PRIYA,
      hours: { days: [1, 2], from: '09:00', to: '17:30' },
    },
    later: [
      ...[
        'pausedFrom',
        'facilitatesSince',
        'facilitates',
        'pausedUntil',
        'away',
        'roleSince',
        'joinOp',
        'addedBy',
      ],
      ...['roleUntil', 'roleAfter', 'roleBy', 'hours'],
    ],
    without: {
      facilitates: true,
      pausedUntil: null,
      pausedFrom: null,
      facilitatesSince: null,
      away: [],
      roleUntil: null,
      roleAfter: '',
      roleBy: '',
      roleSince: '',
      joinOp: '',
      addedBy: null,
      hours: null,
    },
  },
);

test('a member of before roles had a beginning has theirs since they joined, by the operation that wrote the row', () => {
  const { roleSince, joinOp, ...older } = stored;
  const row = { ...rowOf({ ...older, op: 'wrote' }), rowKey: `member|${ANA.id}` };
  expect(membershipOf(row)).toMatchObject({ id: ANA.id, roleSince: AT, joinOp: 'wrote' });
});

test('a member’s zone that this version does not know is none', () => {
  expect(memberRow.read(rowOf({ ...stored, zone: 'Mars/Olympus' })).zone).toBeNull();
});
