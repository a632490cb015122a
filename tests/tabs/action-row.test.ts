import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../domain/community/community.ts';
import type { AgendaItem } from '../../domain/sessions/agenda.ts';
import {
  mayCancel,
  mayCapture,
  mayChange,
  mayClose,
  mayLead,
  mayReopen,
} from '../../domain/sessions/policy.ts';
import { RSVP_RESPONSES, SESSION_STATES, type Session } from '../../domain/sessions/session.ts';
import { type ActionRow, rowOf } from '../../tabs/sessions/page/row.ts';

const START = Date.parse('2026-12-10T13:00:00.000Z');
const minute = (minutes: number) => new Date(START + minutes * 60_000);
const item = (id: string, startedAt: string | null = null, endedAt: string | null = null) =>
  ({ id, kind: 'topic', title: id, prompt: '', minutes: 10, startedAt, endedAt }) as AgendaItem;
const begun = minute(1).toISOString();
const AGENDAS = {
  ahead: [item('a', begun), item('b')],
  last: [item('a', begun, minute(9).toISOString()), item('b', minute(9).toISOString())],
} as const;

const PEOPLE = ['facilitator', 'host', 'organiser', 'member', 'mentor', 'sponsor'] as const;
type Who = (typeof PEOPLE)[number];
const roleOf = (who: Who): Role =>
  who === 'organiser' || who === 'host'
    ? 'organiser'
    : who === 'mentor' || who === 'sponsor'
      ? who
      : 'member';

interface Scene {
  readonly who: Who;
  readonly at: number;
  readonly change?: Partial<Session>;
  readonly agenda?: readonly AgendaItem[];
  readonly answer?: (typeof RSVP_RESPONSES)[number];
  readonly inTeams?: boolean;
}

/** The row as a person sees it so many minutes after the start, with the permissions that the server would give. */
function seen({
  who,
  at,
  change = {},
  agenda = [item('a'), item('b')],
  answer = 'none',
  inTeams = true,
}: Scene) {
  const session = {
    state: 'invited',
    invite: 'sent',
    startsAt: minute(0).toISOString(),
    endsAt: minute(60).toISOString(),
    answersTo: minute(0).toISOString(),
    facilitator: { id: 'facilitator', name: '' },
    host: { id: 'host', name: '' },
    joinUrl: 'https://teams.microsoft.com/l/meetup-join/1',
    closedAt: null,
    reopened: null,
    ...change,
  } as Session;
  const now = minute(at);
  const me = { id: who, role: roleOf(who) };
  const abilities = {
    change: mayChange(me, session),
    lead: mayLead(me, session),
    close: mayClose(me, session, now),
    capture: mayCapture(me, session),
    cancel: mayCancel(me, session),
    reopen: mayReopen(me, session, now),
    takeLead: null,
  };
  const viewer = { id: who, answer, mayPlan: me.role === 'organiser', mayPrint: true, inTeams };
  const row = rowOf({ session, agenda: { items: [...agenda], etag: '1' }, abilities }, viewer, now);
  return { session, row };
}

/** In one line: [primary] what stands beside it | what stands behind “…”. */
const said = ({ primary, join, answers, menu }: ActionRow) =>
  [
    `[${primary ?? ''}]`,
    ...(join ? ['join'] : []),
    ...(answers ? ['answers'] : []),
    '|',
    ...menu.filter((other) => other !== 'print' && other !== 'copy-link'),
  ].join(' ');

const rows = (scene: Omit<Scene, 'who'>, people: readonly Who[] = PEOPLE) =>
  Object.fromEntries(people.map((who) => [who, said(seen({ ...scene, who }).row)]));
const everybodyElse = (row: string) => ({ member: row, mentor: row, sponsor: row });

describe('the row of action', () => {
  it('a session that is planned, and not in the calendars yet', () => {
    const leads = '[] | begin edit move hand-over cancel';
    expect(rows({ at: -300, change: { state: 'planned', joinUrl: null, answersTo: null } })).toEqual({
      ...{ facilitator: leads, host: leads, organiser: leads },
      ...everybodyElse('[] |'),
    });
  });

  it('a session that people are invited to asks for an answer; once it is given nothing stands out', () => {
    const rest = '| begin edit move hand-over cancel';
    expect(rows({ at: -300 })).toEqual({
      facilitator: `[answer] join answers ${rest}`,
      // The invite comes from their own calendar.
      host: `[] join ${rest}`,
      organiser: `[answer] join answers ${rest}`,
      ...everybodyElse('[answer] join answers |'),
    });
    expect(rows({ at: -300, answer: 'declined' })).toMatchObject({
      facilitator: `[] join answers ${rest}`,
      sponsor: '[] join answers |',
    });
    // It has been moved, and the calendars have another time still.
    const moved = { answersTo: minute(-60).toISOString() };
    expect(rows({ at: -300, change: moved })).toMatchObject({ member: '[] join |' });
  });

  it('shortly before its start people join; from then on whoever facilitates begins it', () => {
    const rest = '| begin edit move hand-over cancel';
    expect(rows({ at: -10 })).toEqual({
      facilitator: `[join] answers ${rest}`,
      host: `[join] ${rest}`,
      organiser: `[join] answers ${rest}`,
      ...everybodyElse('[join] answers |'),
    });
    expect(rows({ at: 1 })).toEqual({
      facilitator: '[begin] join answers | close edit move hand-over cancel',
      host: '[join] | begin close edit move hand-over cancel',
      organiser: '[join] answers | begin close edit move hand-over cancel',
      ...everybodyElse('[join] answers |'),
    });
    // Without a Teams link there is nothing to join.
    expect(rows({ at: -10, change: { joinUrl: null } })).toMatchObject({
      facilitator: '[begin] answers | edit move hand-over cancel',
      member: '[] answers |',
    });
  });

  it('a live session goes on, and is closed at its end; it is not called off', () => {
    const live = { state: 'live' as const };
    expect(rows({ at: 5, change: live, agenda: AGENDAS.ahead })).toEqual({
      facilitator: '[next] join | close edit hand-over',
      host: '[join] | next close edit hand-over',
      organiser: '[join] | next close edit hand-over',
      ...everybodyElse('[join] |'),
    });
    expect(rows({ at: 20, change: live, agenda: AGENDAS.last })).toEqual({
      facilitator: '[close] join | end-agenda edit hand-over',
      host: '[join] | end-agenda close edit hand-over',
      organiser: '[join] | end-agenda close edit hand-over',
      ...everybodyElse('[join] |'),
    });
    // Over its time, people are still together.
    expect(rows({ at: 90, change: live, agenda: AGENDAS.ahead })).toMatchObject({
      facilitator: '[next] join | close edit hand-over',
      member: '[join] |',
    });
  });

  it('a session whose time is over, and that nobody has closed, is closed; there is nothing to join', () => {
    const leads = '[close] | edit move hand-over cancel';
    expect(rows({ at: 61 })).toEqual({
      ...{ facilitator: leads, host: leads, organiser: leads },
      ...everybodyElse('[] |'),
    });
    expect(rows({ at: 600, change: { state: 'live' }, agenda: AGENDAS.ahead })).toMatchObject({
      facilitator: '[close] | next edit hand-over',
      member: '[] |',
    });
  });

  it('a closed session can be reopened for a day by whoever may close it', () => {
    const closed = { state: 'closed' as const, closedAt: minute(60).toISOString() };
    const leads = '[] | reopen';
    expect(rows({ at: 70, change: closed })).toEqual({
      ...{ facilitator: leads, host: leads, organiser: leads },
      ...everybodyElse('[] |'),
    });
    expect(rows({ at: 60 + 24 * 60 + 1, change: closed })).toMatchObject({ facilitator: '[] |' });
    // Reopened when its time was over, there is nothing to join.
    const reopened = { state: 'live' as const, reopened: { by: { id: 'host', name: '' }, at: begun } };
    expect(rows({ at: 70, change: reopened, agenda: AGENDAS.last })).toMatchObject({
      facilitator: '[close] | end-agenda edit hand-over',
      member: '[] |',
    });
  });

  it('a session that was called off can be planned again by an organiser', () => {
    expect(rows({ at: -10, change: { state: 'cancelled' } })).toEqual({
      ...{ facilitator: '[] |', host: '[plan-again] |', organiser: '[plan-again] |' },
      ...everybodyElse('[] |'),
    });
  });

  it('a page outside of Teams offers the way there', () => {
    expect(seen({ who: 'member', at: -300, inTeams: false }).row.menu).toEqual([
      'print',
      'copy-link',
      'open-in-teams',
    ]);
  });

  it('whatever the session, the moment and the person: at most one primary, nothing stands there twice, and cancelling is last and never offered while it is live', () => {
    const scene = fc.record({
      who: fc.constantFrom(...PEOPLE),
      at: fc.integer({ min: -3_000, max: 3_000 }),
      agenda: fc.constantFrom([], AGENDAS.ahead, AGENDAS.last),
      answer: fc.constantFrom(...RSVP_RESPONSES),
      inTeams: fc.boolean(),
      change: fc.record({
        state: fc.constantFrom(...SESSION_STATES),
        invite: fc.constantFrom('waiting' as const, 'sent' as const, 'failed' as const, 'none' as const),
        joinUrl: fc.constantFrom(null, 'https://teams.microsoft.com/l/meetup-join/1'),
        answersTo: fc.constantFrom(null, minute(0).toISOString(), minute(-60).toISOString()),
        closedAt: fc.constantFrom(null, minute(30).toISOString()),
        reopened: fc.constantFrom(null, { by: { id: 'host', name: '' }, at: begun }),
      }),
    });
    fc.assert(
      fc.property(scene, (one) => {
        const { session, row } = seen(one);
        const all = [row.primary, row.join ? 'join' : null, ...row.menu].filter((each) => each !== null);
        expect(new Set(all).size).toBe(all.length);
        if (row.primary === 'answer') expect(row.answers).toBe(true);
        if (session.state === 'live') expect(row.menu).not.toContain('cancel');
        if (row.menu.includes('cancel')) expect(row.menu.at(-1)).toBe('cancel');
        if (session.state === 'closed' || session.state === 'cancelled' || session.state === 'planned')
          expect(all).not.toContain('join');
        if (session.joinUrl === null) expect(all).not.toContain('join');
      }),
    );
  });
});
