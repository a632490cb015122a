import { describe, expect, it } from 'vitest';
import type { Member } from '../../domain/community/community.ts';
import type { RotaTurn } from '../../domain/rota/contract.ts';
import type { PlanForm } from '../../domain/sessions/plan-draft.ts';
import { FORMATS } from '../../domain/sessions/session.ts';
import { sessionDraft } from '../../domain/sessions/session-draft.ts';
import { mergeParts } from '../../tabs/drafts/merge.ts';
import {
  type Attendant,
  alternatives,
  comesTwice,
  overlap,
  overview,
  shifted,
} from '../../tabs/sessions/plan/availability.ts';
import { effectOf, toldOf } from '../../tabs/sessions/plan/effect.ts';
import { changed, check, clockAt, draftOf, moved, suggestion } from '../../tabs/sessions/plan/form.ts';
import { PLAN_EDIT } from '../../tabs/sessions/plan/merge.ts';
import { portions, startingAgenda } from '../../tabs/sessions/plan/starting-agenda.ts';
import { proposedOn, turnIdOn } from '../../tabs/sessions/plan/suggest.ts';

let made = 0;
const uuid = () => {
  made += 1;
  return `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`;
};

function form(change: Partial<PlanForm> = {}): PlanForm {
  return {
    topic: 'Feedback that lands',
    purpose: '',
    format: 'debrief',
    taxonomy: 'people',
    date: '2026-12-10',
    time: '14:00',
    minutes: '60',
    zone: 'Europe/Berlin',
    facilitatorId: uuid(),
    agenda: suggestion('debrief', 60, false, uuid),
    artifactIds: [],
    topicId: null,
    suggested: true,
    ...change,
  };
}

const member = (name: string, role: Member['role'] = 'member'): Member => ({
  id: uuid(),
  name,
  mail: `${name.toLowerCase()}@example.org`,
  role,
  zone: null,
  roleUntil: null,
  joinedAt: '2026-01-01T00:00:00.000Z',
  facilitates: true,
  pausedUntil: null,
  away: [],
  etag: '1',
});

describe('planning a session', () => {
  it('every format has a starting agenda that fills the time there is, to the minute', () => {
    for (const format of FORMATS) {
      for (const minutes of [30, 45, 60, 75, 90, 100, 137, 240]) {
        for (const open of [true, false]) {
          const items = startingAgenda(format, minutes, open, uuid);
          expect(
            items.reduce((sum, item) => sum + item.minutes, 0),
            `${format} ${minutes}`,
          ).toBe(minutes);
          expect(items[0]?.kind === 'open-actions').toBe(open && format !== 'showcase');
          expect(items.at(-1)?.kind).toBe('debrief');
          expect(items.every((item) => item.minutes >= 1)).toBe(true);
        }
      }
    }
  });

  it('in the shortest session every item gets a minute', () => {
    expect(startingAgenda('role-play', 15, true, uuid).every((item) => item.minutes >= 1)).toBe(true);
    expect(portions(3, [1, 1, 1, 1])).toEqual([1, 1, 1, 1]);
  });

  it('an agenda that was not edited follows the format and the length', () => {
    const before = form();
    const longer = changed(before, { minutes: '90' }, true, uuid);
    expect(longer.agenda.reduce((sum, item) => sum + Number(item.minutes), 0)).toBe(90);
    expect(longer.agenda[0]?.kind).toBe('open-actions');
    const other = changed(before, { format: 'showcase' }, false, uuid);
    expect(other.agenda[0]?.title).toBe('Welcome');
  });

  it('an agenda that was edited is never replaced', () => {
    const mine = changed(form(), { agenda: [] }, false, uuid);
    expect(changed(mine, { format: 'showcase', minutes: '90' }, false, uuid).agenda).toEqual([]);
  });

  it('only the open actions are removed from an agenda that becomes a showcase’s, because guests may not see them', () => {
    const { agenda } = changed(form(), { minutes: '90' }, true, uuid);
    const mine = changed(form(), { agenda }, true, uuid);
    expect(mine.agenda[0]?.kind).toBe('open-actions');
    expect(changed(mine, { format: 'showcase' }, true, uuid).agenda).toEqual(agenda.slice(1));
    expect(changed(mine, { format: 'experiment' }, true, uuid).agenda).toEqual(agenda);
  });

  it('a length that is still being typed does not change the agenda', () => {
    const before = form();
    expect(changed(before, { minutes: '' }, false, uuid).agenda).toEqual(before.agenda);
    expect(changed(before, { minutes: '9' }, false, uuid).agenda).toEqual(before.agenda);
  });

  it('what the form would send is what the contract accepts', () => {
    expect(sessionDraft.safeParse(draftOf(form())).success).toBe(true);
    expect(check(form())).toBeNull();
  });

  it('each problem is said at its field', () => {
    const agenda = form().agenda.map((item, at) => (at === 1 ? { ...item, title: ' ', minutes: '0' } : item));
    const problem = check(form({ topic: '  ', date: '2026-02-30', minutes: 'x', agenda }));
    const fields = Object.fromEntries(
      (problem?.errors ?? []).map(({ field, expected }) => [field, expected]),
    );
    expect(fields).toEqual({
      topic: 'one topic, in a line',
      'when.date': 'a date that exists',
      'when.minutes': 'whole minutes, from 15 to 480',
      'agenda.1.title': 'a title',
      'agenda.1.minutes': 'at least 1 minute',
    });
  });

  it('a length that the host set in Outlook may stay, but no other length like it is accepted', () => {
    for (const minutes of ['0', '10', '540', '20160']) {
      const stands = form({ minutes });
      expect(check({ ...stands, topic: 'Another' }, stands)).toBeNull();
      expect(check(stands)?.errors).toMatchObject([{ field: 'when.minutes' }]);
      const other = check({ ...stands, minutes: minutes === '10' ? '540' : '10' }, stands);
      expect(other?.errors).toMatchObject([{ field: 'when.minutes' }]);
    }
  });

  it('items can be moved, but not beyond the first and the last place', () => {
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 9)).toEqual(['a', 'b', 'c']);
    expect(clockAt('23:50', 20)).toBe('00:10');
    expect(clockAt('', 20)).toBe('');
  });

  it('the rota proposes who facilitates on a day, and keeps what was agreed under the id of its session', () => {
    const turn = (date: string, name: string, topic: string | null = null) =>
      ({
        id: `${date}`,
        date,
        topic,
        person: { id: name, name },
        reason: { owed: 0 },
      }) as unknown as RotaTurn;
    const turns = [
      turn('2026-12-10', 'Ana', 'Planned'),
      turn('2027-01-14', 'Ben'),
      turn('2027-02-11', 'Chidi'),
    ];
    expect(proposedOn(turns, '2027-02-11')?.person.name).toBe('Chidi');
    expect(proposedOn(turns, '2027-01-20')?.person.name).toBe('Chidi');
    expect(proposedOn(turns, '2026-12-10')?.person.name).toBe('Ben');
    expect(proposedOn([], '2026-12-10')).toBeNull();
    expect(turnIdOn(turns, '2027-01-14')).toBe('2027-01-14');
    expect(turnIdOn(turns, '2026-12-10')).toBeUndefined();
  });
});

describe('who can come', () => {
  const person = (name: string, more: Partial<Attendant> = {}): Attendant => ({
    id: uuid(),
    name,
    availability: 'free',
    withinWorkingHours: true,
    localTime: { date: '2026-12-10', time: '14:00', zone: 'Europe/Berlin' },
    ...more,
  });

  it('people with a conflict come first, the others are counted', () => {
    const seen = overview({
      people: [
        person('Ana'),
        person('Ben', { withinWorkingHours: false }),
        person('Chidi', { availability: 'busy' }),
        person('Devika', { availability: 'unknown', withinWorkingHours: null, localTime: null }),
        person('Grace', { availability: 'elsewhere' }),
        person('Iva', { availability: 'tentative' }),
      ],
    });
    expect(seen).toMatchObject({ total: 6, fine: 3, busy: 1, tentative: 1, outside: 1, unknown: 1 });
    expect(seen.concerned.map((one) => one.person.name)).toEqual(['Chidi', 'Ben', 'Iva']);
  });

  it('zones that show the same time are one line, the one with the most people first', () => {
    const london = { date: '2026-12-10', time: '13:00', zone: 'Europe/London' };
    const { clocks } = overview({
      people: [
        person('Ana', { localTime: london }),
        person('Ben'),
        person('Chidi', { localTime: { date: '2026-12-10', time: '14:00', zone: 'Europe/Paris' } }),
      ],
    });
    expect(clocks.map(({ time, people }) => [time, people.length])).toEqual([
      ['14:00', 2],
      ['13:00', 1],
    ]);
  });

  it('a session’s own event does not count as busy', () => {
    const people = [person('Ana', { availability: 'busy', withinWorkingHours: false })];
    expect(overview({ people }, true)).toMatchObject({ busy: 0, outside: 1 });
    const at = (from: string, to: string) => ({ startsAt: from, endsAt: to });
    expect(
      overlap(at('2026-12-10T13:00Z', '2026-12-10T14:00Z'), at('2026-12-10T13:30Z', '2026-12-10T14:30Z')),
    ).toBe(true);
    expect(
      overlap(at('2026-12-10T13:00Z', '2026-12-10T14:00Z'), at('2026-12-10T14:00Z', '2026-12-10T15:00Z')),
    ).toBe(false);
    expect(overlap(at('a', 'b'), null)).toBe(false);
  });

  it('times nearby go past midnight, and leave out those that have passed or do not exist', () => {
    const when = { date: '2027-03-28', time: '00:30', minutes: 60, zone: 'Europe/Berlin' };
    expect(shifted(when, -60)).toMatchObject({ date: '2027-03-27', time: '23:30' });
    const times = alternatives(when, new Date('2027-03-27T22:00:00Z')).map(
      ({ date, time }) => `${date} ${time}`,
    );
    // 22:30 has gone by at 23:00, and 02:30 never comes that night.
    expect(times).toEqual(['2027-03-27 23:30', '2027-03-28 01:30', '2027-03-29 00:30']);
  });

  it('an hour that occurs twice is recognised', () => {
    const when = { date: '2027-10-31', time: '02:30', minutes: 60, zone: 'Europe/Berlin' };
    expect(comesTwice(when)).toBe(true);
    expect(comesTwice({ ...when, time: '03:30' })).toBe(false);
    expect(comesTwice({ ...when, time: '01:30' })).toBe(false);
  });
});

describe('changing a session', () => {
  it('what only others changed is taken over; what both changed the person has to choose', () => {
    const base = form();
    const mine = { ...base, topic: 'Mine', time: '15:00' };
    const theirs = { ...base, topic: 'Theirs', taxonomy: 'process' as const, date: '2026-12-11' };
    const merged = mergeParts(PLAN_EDIT.parts, base, mine, theirs);
    expect(merged.conflicts).toEqual(['topic', 'when']);
    expect(merged.taken).toEqual(['taxonomy']);
    expect(merged.form).toMatchObject({
      topic: 'Mine',
      taxonomy: 'process',
      time: '15:00',
      date: '2026-12-10',
    });
  });

  it('the same change on both sides is no conflict', () => {
    const base = form();
    const both = { ...base, topic: 'Better' };
    expect(mergeParts(PLAN_EDIT.parts, base, both, { ...both })).toMatchObject({ conflicts: [], taken: [] });
  });

  it('says who is mailed before it is saved', () => {
    const host = member('Priya', 'organiser');
    const people = [host, member('Ana'), member('Ben'), member('Gus', 'guest')];
    const before = form();
    const say = (change: Partial<PlanForm>) => effectOf(before, { ...before, ...change }, people, host.id);
    expect(say({})).toBeNull();
    expect(say({ taxonomy: 'strategy' })).toBe('Nobody is mailed about this.');
    expect(say({ facilitatorId: uuid() })).toBe('Nobody is mailed about this.');
    expect(say({ time: '13:00', zone: 'Europe/London' })).toBe('Nobody is mailed about this.');
    expect(say({ topic: 'Other', time: '13:00', zone: 'Europe/London' })).toBe(
      '2 people get an updated invite; their answers stay.',
    );
    expect(say({ topic: 'Other' })).toBe('2 people get an updated invite; their answers stay.');
    expect(say({ time: '15:00' })).toMatch(/^2 people get an update and are asked again/);
    const told = (change: Partial<PlanForm>) =>
      toldOf(before, { ...before, ...change }, people, host.id).map(({ name }) => name);
    expect(told({ time: '15:00' })).toEqual(['Ana', 'Ben']);
    expect([told({}), told({ taxonomy: 'strategy' })]).toEqual([[], []]);
    expect(say({ format: 'showcase' })).toMatch(/1 more person is invited/);
    const over = { ...before, date: '2025-12-10' };
    expect(effectOf(over, { ...over, topic: 'Other', time: '15:00' }, people, host.id)).toBe(
      'Nobody is mailed about this.',
    );
    expect(effectOf(over, before, people, host.id)).toMatch(/^2 people get an update and are asked again/);
    const [draft, published] = [uuid(), uuid()];
    const sayLinked = (...artifactIds: string[]) =>
      effectOf(before, { ...before, artifactIds }, people, host.id, [
        { id: draft, state: 'draft' },
        { id: published, state: 'published' },
      ]);
    expect(sayLinked(draft)).toBe('Nobody is mailed about this.');
    expect(sayLinked(draft, published)).toBe('2 people get an updated invite; their answers stay.');
  });
});
