import { expect, test } from 'vitest';
import { handOverMails } from '../../domain/sessions/policy.ts';
import type { Session } from '../../domain/sessions/session.ts';

const now = new Date('2026-12-03T10:00:00.000Z');
const mails = (state: Session['state'], invite: Session['invite'], startsAt = '2026-12-04T10:00:00.000Z') =>
  handOverMails({ state, invite, startsAt }, now);

test('handing over mails everyone invited while the invite is out, also while a change to it is on its way', () => {
  expect(mails('invited', 'sent')).toBe(true);
  expect(mails('invited', 'waiting')).toBe(true);
});

test('handing over mails nobody who is not invited yet, nor where the invite has failed or there is none', () => {
  expect(mails('planned', 'waiting')).toBe(false);
  expect(mails('planned', 'failed')).toBe(false);
  expect(mails('invited', 'failed')).toBe(false);
  expect(mails('planned', 'none')).toBe(false);
});

test('handing over mails nobody once people gather', () => {
  expect(mails('invited', 'sent', '2026-12-03T10:15:00.000Z')).toBe(false);
  expect(mails('invited', 'sent', '2026-12-03T10:16:00.000Z')).toBe(true);
  expect(mails('live', 'sent')).toBe(false);
});
