import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Member, ROLES } from '../../domain/community/community.ts';
import { invitees } from '../../domain/sessions/invitees.ts';
import { FORMATS, type Session } from '../../domain/sessions/session.ts';
import { attendeesOf } from '../../functions/calendar/wanted.ts';

const HOST = '00000000-0000-4000-8000-000000000000';

const member = (mail: string, role: Member['role'] = 'member', id: string = crypto.randomUUID()) => ({
  id,
  name: mail,
  mail,
  role,
  zone: null,
  joinedAt: '2026-01-01T00:00:00.000Z',
  facilitates: true,
  pausedUntil: null,
  away: [],
  roleSince: '',
  leftAt: null,
  joinOp: '',
  roleUntil: null,
  roleAfter: '' as const,
  roleBy: '',
  addedBy: null,
  hours: null,
  etag: '1',
});

describe('who is invited', () => {
  const host = member('priya@example.org', 'organiser', HOST);
  const mails = (members: readonly Member[]) =>
    invitees([host, ...members], HOST, 'debrief').map(({ mail }) => mail);

  it('an address counts once, whoever uses it, and the host has the event already', () => {
    expect(
      mails([member('ana@example.org'), member('Ana@Example.org'), member('Priya@example.org')]),
    ).toEqual(['ana@example.org']);
  });

  it('an address that no mail can be sent to is passed over', () => {
    expect(
      mails([member(''), member('ana'), member('Ana <ana@example.org>'), member('ben@example.org')]),
    ).toEqual(['ben@example.org']);
  });

  it('guests come to showcases only', () => {
    const guest = member('gus@example.org', 'guest');
    expect(invitees([host, guest], HOST, 'debrief')).toEqual([]);
    expect(invitees([host, guest], HOST, 'showcase')).toEqual([guest]);
  });

  it('a page always names exactly those who are mailed', () => {
    const mail = fc.constantFrom(
      '',
      'nobody',
      'priya@example.org',
      'ana@example.org',
      'ANA@example.org',
      'b@b.be',
    );
    const people = fc.array(fc.tuple(mail, fc.constantFrom(...ROLES)));
    fc.assert(
      fc.property(people, fc.constantFrom(...FORMATS), (others, format) => {
        const members = [host, ...others.map(([address, role]) => member(address, role))];
        const session = { host: { id: HOST, name: '' }, format } as Session;
        const mailed = attendeesOf(session, members).map((attendee) => attendee.mail);
        expect(
          invitees(members, HOST, format)
            .map((one) => one.mail)
            .sort(),
        ).toEqual(mailed.sort());
      }),
    );
  });
});
