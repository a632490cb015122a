import { describe, expect, it } from 'vitest';
import type { News } from '../../domain/api.ts';
import type { ImportRow, Role } from '../../domain/community/community.ts';
import { recounted } from '../../domain/sessions/answers.ts';
import type { RefusalCode } from '../../domain/shared/refusal.ts';
import { ApiProblem, Offline } from '../../tabs/api/problem.ts';
import { concerned, invitedTo } from '../../tabs/community/concerned.ts';
import { isDoneAlready } from '../../tabs/community/done-already.ts';
import {
  countsOf,
  invitedAlike,
  roleSaid,
  statusOf,
  unresolved,
  wouldJoin,
} from '../../tabs/community/import-rows.ts';
import { nextDates, sayCadence } from '../../tabs/components/cadence.ts';
import { textOf } from '../../tabs/components/file-text.ts';
import { latestOf } from '../../tabs/components/latest-news.ts';

const now = new Date('2026-11-23T09:00:00Z');
const priya = { id: 'priya', name: 'Priya' };
const ana = { id: 'ana', name: 'Ana' };
const session = {
  state: 'invited',
  endsAt: '2026-11-26T15:00:00.000Z',
  format: 'demonstration',
  invite: 'sent',
  host: priya,
  facilitator: ana,
} as const;
const showcase = { ...session, format: 'showcase' } as const;
const over = { ...session, endsAt: '2026-11-20T15:00:00.000Z' } as const;
const cancelled = { ...session, state: 'cancelled' } as const;

describe('who gets which mail', () => {
  it('a member is invited to what is to come, a guest to showcases only', () => {
    const all = [session, showcase, over, cancelled];
    expect(invitedTo(all, 'member', now)).toEqual([session, showcase]);
    expect(invitedTo(all, 'guest', now)).toEqual([showcase]);
  });

  it('who leaves gets cancellations, and is told which sessions they facilitate', () => {
    const found = concerned([session, over], { id: 'ana', role: 'member' }, null, now);
    expect(found).toEqual({ cancelled: [session], invited: [], facilitates: [session], hosts: [] });
  });

  it('whoever planned a session is not mailed by their own event', () => {
    const found = concerned([session], { id: 'priya', role: 'member' }, null, now);
    expect(found).toMatchObject({ cancelled: [], hosts: [session] });
  });

  it('becoming a guest keeps showcases, becoming a member again invites to the rest', () => {
    const both = [session, showcase];
    expect(concerned(both, { id: 'x', role: 'member' }, 'guest', now).cancelled).toEqual([session]);
    expect(concerned(both, { id: 'x', role: 'guest' }, 'member', now).invited).toEqual([session]);
    expect(concerned(both, { id: 'x', role: 'member' }, 'mentor', now)).toMatchObject({
      cancelled: [],
      invited: [],
    });
  });
});

describe('importing a list', () => {
  const row = (line: number, status: ImportRow['status'], note: string | null = null): ImportRow => ({
    line,
    given: `Line ${line}`,
    status,
    person: null,
    note,
    role: null,
    otherRole: null,
  });
  const rows = [row(2, 'ready'), row(3, 'ready'), row(4, 'unknown'), row(5, 'duplicate', '2')];

  it('can be imported once every row with a problem has been left out', () => {
    expect(unresolved(rows, new Set()).map(({ line }) => line)).toEqual([4, 5]);
    expect(unresolved(rows, new Set([4, 5]))).toEqual([]);
    expect(wouldJoin(rows, new Set([3, 4, 5])).map(({ line }) => line)).toEqual([2]);
  });

  it('says how many rows have each status', () => {
    expect(countsOf(rows)).toBe('2 ready, 1 not found, 1 is there twice');
    expect(statusOf(row(5, 'duplicate', '2'))).toBe('Same person as line 2');
  });

  it('says which role somebody gets where the list says something of it, and who is invited alike', () => {
    const named = { ...row(2, 'ready'), role: 'mentor' } as const;
    const unknown = { ...row(3, 'ready'), otherRole: 'Owner' };
    expect(roleSaid(row(1, 'ready'), 'member')).toBeNull();
    expect(roleSaid(named, 'member')).toBe('Mentor, as the list says');
    expect(roleSaid(unknown, 'guest')).toBe('“Owner” is not a role here: Guest');
    const person = { id: 'x', name: 'X', mail: 'x@example.org' };
    const all = [named, unknown].map((one) => ({ ...one, person }));
    expect(invitedAlike(all, 'guest').map(({ role, people }) => [role, people.length])).toEqual([
      ['member', 1],
      ['guest', 1],
    ]);
    expect(invitedAlike(all, 'member').map(({ role, people }) => [role, people.length])).toEqual([
      ['member', 2],
    ]);
    expect(invitedAlike([], 'member')).toEqual([]);
  });

  it('reads the encodings that Excel and older programs write', () => {
    expect(textOf(new TextEncoder().encode('Tomás'))).toBe('Tomás');
    expect(textOf(new Uint8Array([0xff, 0xfe, 0x54, 0, 0xe1, 0]))).toBe('Tá');
    expect(textOf(new Uint8Array([0x54, 0xe1]))).toBe('Tá');
    expect(textOf(new Uint8Array([0xfe, 0xff, 0, 0x54, 0, 0xe1]))).toBe('Tá');
  });

  it('knows UTF-16 without a byte order mark, and what is no text', () => {
    const wide = (text: string, bigEndian = false) => {
      const bytes = new Uint8Array(text.length * 2);
      const view = new DataView(bytes.buffer);
      for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), !bigEndian);
      return bytes;
    };
    for (const text of [
      '1. Summary\r\nMeeting title\tLeads\r\n',
      'Mail\n山田@example.jp\n',
      '姓名,Mail\n张伟,zhang.wei@example.cn\n李四,li.si@example.cn\n',
    ]) {
      expect(textOf(wide(text)), text).toBe(text);
      expect(textOf(wide(text, true)), text).toBe(text);
    }
    const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52];
    expect(textOf(new Uint8Array(png))).toBeNull();
    expect(textOf(new Uint8Array([0x50, 0x4b, 3, 4, 0x14, 0, 6, 0, 8, 0, 0, 0]))).toBeNull();
    expect(textOf(new Uint8Array(100))).toBeNull();
  });
});

describe('home', () => {
  it('counts my answer before the calendar confirms it', () => {
    const counts = { invited: 3, accepted: 1, tentative: 0, declined: 1 };
    expect(recounted(counts, 'none', 'accepted').accepted).toBe(2);
    expect(recounted(counts, 'declined', 'tentative')).toMatchObject({ declined: 0, tentative: 1 });
    expect(recounted(counts, 'tentative', 'tentative')).toEqual(counts);
  });

  const base = {
    by: { ...priya, id: crypto.randomUUID() },
    communityId: crypto.randomUUID(),
    sessionId: crypto.randomUUID(),
    topic: 'T',
  };
  const [first, second] = ['2026-11-21T09:00:00.000Z', '2026-11-22T09:00:00.000Z'] as const;

  it('tells the latest about each thing only', () => {
    const closed: News = { ...base, kind: 'closed', at: second, decisions: 1, actions: 0, failures: 0 };
    const planned: News = { ...base, kind: 'planned', at: first };
    const shown = { about: base.sessionId, communityId: base.communityId, title: 'T', at: second };
    expect(latestOf([closed, planned])).toMatchObject([{ ...shown, rest: 'is over: 1 decision' }]);
    const moved: News = { ...base, kind: 'moved', at: second, startsAt: '2027-03-04T14:00:00.000Z' };
    expect(latestOf([moved, planned])).toMatchObject([
      { ...shown, rest: expect.stringMatching(/^moved to .*Mar.* by Priya$/) },
    ]);
    const cancelled: News = { ...base, kind: 'cancelled', at: second };
    expect(latestOf([cancelled, planned])).toMatchObject([{ ...shown, rest: 'called off by Priya' }]);
  });

  it('tells nothing of a turn whose day is over, nor of an objection once its proposal is decided', () => {
    const turn: News = { ...base, kind: 'turn-yours', at: first, date: '2026-12-03', reason: 'Experience' };
    const closesAt = '2026-12-03T12:00:00.000Z';
    const role = { roleId: crypto.randomUUID(), title: 'Mentor', word: 'Too long', closesAt };
    const objection: News = { ...base, kind: 'role-objection', at: first, ...role };
    const titles = (now: string) => latestOf([turn, objection], new Date(now)).map(({ title }) => title);
    expect(titles('2026-12-02T12:00:00.000Z')).toEqual([expect.stringContaining('The turn'), 'Mentor']);
    expect(titles('2026-12-05T12:00:00.000Z')).toEqual([]);
    // Lines of earlier versions do not say until when they are of use.
    const older = { ...objection, closesAt: null };
    expect(latestOf([older], new Date('2026-12-05T12:00:00.000Z'))).toHaveLength(1);
  });

  it('passes over news of a kind or a shape that it does not know, and tells the rest', () => {
    const { topic, ...untitled } = base;
    const planned: News = { ...base, kind: 'planned', at: first };
    const unknown = { ...base, kind: 'painted', at: second };
    expect(latestOf([unknown, { ...untitled, kind: 'closed', at: second }, planned])).toMatchObject([
      { about: base.sessionId, title: topic, rest: 'planned by Priya' },
    ]);
  });
});

describe('the cadence', () => {
  it('counts today until its time has passed', () => {
    const rule = { every: 'week', weekday: 1, time: '14:00', minutes: 60 } as const;
    expect(nextDates(rule, 'UTC', 2, now).map(({ date }) => date)).toEqual(['2026-11-23', '2026-11-30']);
    const later = new Date('2026-11-23T15:00:00Z');
    expect(nextDates(rule, 'UTC', 1, later)[0]?.date).toBe('2026-11-30');
  });

  it('keeps to every second week and says it in words', () => {
    const rule = { every: 'fortnight', weekday: 4, time: '14:00', minutes: 60 } as const;
    expect(nextDates(rule, 'UTC', 3, now).map(({ date }) => date)).toEqual([
      '2026-11-26',
      '2026-12-10',
      '2026-12-24',
    ]);
    expect(sayCadence({ ...rule, every: 'month', week: 2 })).toBe(
      'on the second Thursday of each month at 14:00',
    );
  });
});

describe('a change of my own membership', () => {
  const said = (code: RefusalCode) => new ApiProblem({ code, status: 403, correlationId: '' });
  const role = (mine: Role) => async () => mine;

  it('counts as done where its answer was lost and the retry is refused, and not where it was refused at first', async () => {
    expect(await isDoneAlready(said('former-member'), null, role('member'))).toBe(true);
    expect(await isDoneAlready(said('last-organiser'), null, role('organiser'))).toBe(false);
    expect(await isDoneAlready(new Offline(null), null, role('member'))).toBe(false);
    expect(await isDoneAlready(said('role-may-not'), 'member', role('member'))).toBe(true);
    expect(await isDoneAlready(said('role-may-not'), 'sponsor', role('member'))).toBe(false);
    expect(await isDoneAlready(said('former-member'), 'member', role('member'))).toBe(false);
  });
});
