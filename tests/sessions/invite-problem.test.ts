import { expect, test } from 'vitest';
import { sessionHead, storedOf } from '../../functions/tables/session-rows.ts';

const person = 'aaaaaaaa-0000-4000-8000-000000000001';
const id = '22222222-2222-4222-8222-222222222222';

const row = (inviteProblem: string) => ({
  ...sessionHead.changed({
    topic: 'Feedback that lands',
    purpose: '',
    format: 'debrief',
    taxonomy: 'people',
    state: 'planned',
    startsAt: '2026-12-03T14:00:00.000Z',
    endsAt: '2026-12-03T15:00:00.000Z',
    zone: 'UTC',
    wall: { date: '2026-12-03', time: '14:00' },
    minutes: 60,
    facilitator: { id: person, name: 'Priya' },
    host: { id: person, name: 'Priya' },
    artifactIds: [],
    joinUrl: null,
    chatId: null,
    invite: 'failed',
    rsvps: { invited: 0, accepted: 0, tentative: 0, declined: 0 },
  }),
  partitionKey: 'p',
  rowKey: `session|${id}`,
  etag: 'e',
  revision: 1,
  unattributedNotes: true,
  cancelComment: '',
  inviteProblem,
});
const read = (inviteProblem: string) =>
  storedOf('11111111-1111-4111-8111-111111111111', row(inviteProblem) as never).session.inviteProblem;

test('why an invite failed is stored as a code with what belongs to it, and read again', () => {
  for (const problem of [
    { code: 'mailbox-missing' },
    { code: 'outlook-refused', reason: 'ErrorInvalidRecipients' },
    { code: 'too-many-people', most: 500, leftOut: 42 },
  ] as const)
    expect(read(String(sessionHead.changed({ inviteProblem: problem }).inviteProblem))).toEqual(problem);
  expect([read(''), sessionHead.changed({ inviteProblem: null }).inviteProblem]).toEqual([null, '']);
});

test('a reason that another version stored is passed over, and the session is read all the same', () => {
  expect(read('Guildhall is not allowed to write to the host’s calendar.')).toBeNull();
  expect(read('{"code":"of-another-year"}')).toBeNull();
});
