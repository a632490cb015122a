import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Answer,
  answeredBy,
  askedAgain,
  type Consent,
  closingMoment,
  decidedAt,
  isDecided,
  maySetAside,
  mayStillAnswer,
  opened,
  pageOf,
  withoutLeavers,
} from '../../domain/community/consent.ts';
import { wallTime } from '../../domain/shared/time.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-03-20T09:00:00.000Z');
const at = (hours: number) => new Date(START + hours * HOUR);
const PEOPLE = ['a', 'b', 'c'].map((letter) => `${letter}0000000-0000-4000-8000-000000000001`);

/** What happens to a proposal: in which hour, and what. */
const event = fc.record({
  hour: fc.integer({ min: 0, max: 60 }),
  what: fc.oneof(
    fc.record({ person: fc.constantFrom(...PEOPLE), objects: fc.boolean() }),
    fc.constant('change' as const),
    fc.constant('look' as const),
  ),
});
type Event = {
  readonly hour: number;
  readonly what: 'change' | 'look' | { person: string; objects: boolean };
};

/** The proposal after everything that is taken, as whoever looks stores it. */
function live(events: readonly Event[]): { after: Consent; taken: Event[]; refused: Event[] } {
  let after = opened(at(0), at(24).toISOString());
  const taken: Event[] = [];
  const refused: Event[] = [];
  for (const one of events.toSorted((x, y) => x.hour - y.hour)) {
    const now = at(one.hour);
    if (one.what === 'look') {
      if (isDecided(after, now)) after = { ...after, state: 'adopted' };
      continue;
    }
    if (mayStillAnswer(after, now) !== 'yes') {
      refused.push(one);
      continue;
    }
    taken.push(one);
    after =
      one.what === 'change'
        ? askedAgain(after, now, at(one.hour + 24).toISOString())
        : answeredBy(after, one.what.person, one.what.objects, now);
  }
  const end = at(200);
  return { after: isDecided(after, end) ? { ...after, state: 'adopted' } : after, taken, refused };
}

test('a proposal is adopted exactly if nobody’s objection stands, however often it was changed, never before its end, and nothing is taken afterwards', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 14 }), (events) => {
      const { after, taken, refused } = live(events);
      // What each person has said last counts. A change of the proposal says nothing for anybody.
      const stands = new Map<string, boolean>();
      for (const { what } of taken) if (typeof what === 'object') stands.set(what.person, what.objects);
      const objects = [...stands.values()].includes(true);
      expect(after.state).toBe(objects ? 'open' : 'adopted');
      if (after.state !== 'adopted') return;
      const adopted = Date.parse(decidedAt(after));
      expect(adopted).toBeGreaterThanOrEqual(Date.parse(after.closesAt));
      // An objection counts or is refused, and there is nothing in between.
      for (const { hour } of taken) expect(at(hour).getTime()).toBeLessThanOrEqual(adopted);
      for (const { hour } of refused) expect(at(hour).getTime()).toBeGreaterThanOrEqual(adopted);
    }),
    { numRuns: 2_000 },
  );
});

test('somebody who leaves stands in nobody’s way, from the moment at which they left', () => {
  const [a = '', b = ''] = PEOPLE;
  const both = answeredBy(answeredBy(opened(at(0), at(24).toISOString()), a, true, at(1)), b, true, at(2));
  const left = (hours: number) => (id: string) => (id === a ? at(hours).toISOString() : null);
  expect(isDecided(withoutLeavers(both, left(5)), at(90))).toBe(false);
  const one = answeredBy(both, b, false, at(3));
  // They left before the end, or after it: when somebody looks says nothing of when it was adopted.
  expect(decidedAt(withoutLeavers(one, left(5)))).toBe(at(24).toISOString());
  expect(decidedAt(withoutLeavers(one, left(30)))).toBe(at(30).toISOString());
});

test('only an organiser who has not made the proposal sets an objection aside, and only when its time is over', () => {
  const [a = '', b = ''] = PEOPLE;
  const proposal = answeredBy(opened(at(0), at(24).toISOString()), b, true, at(1));
  const may = (role: 'organiser' | 'member', by: string, hours: number) =>
    maySetAside({ id: a, role }, by, proposal, at(hours));
  expect(may('organiser', b, 24)).toBe('yes');
  expect(may('organiser', b, 23)).toBe('still-open');
  expect(may('organiser', a, 24)).toBe('own-proposal');
  expect(may('member', b, 24)).toBe('role-may-not');
});

test('when somebody looks changes neither whether nor when it is adopted', () => {
  fc.assert(
    fc.property(
      fc.array(event, { maxLength: 12 }),
      fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 8 }),
      (events, hours) => {
        const quiet = events.filter(({ what }) => what !== 'look');
        const watched = [...quiet, ...hours.map((hour) => ({ hour, what: 'look' as const }))];
        const [one, other] = [live(quiet).after, live(watched).after];
        expect(one).toEqual(other);
        expect(decidedAt(one)).toBe(decidedAt(other));
      },
    ),
  );
});

test('it closes at a full hour of the clock in the community’s zone, also across daylight saving', () => {
  const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC', 'Pacific/Auckland'];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 1, max: 30 }),
      fc.date({
        noInvalidDate: true,
        min: new Date('2026-01-01T00:00:00Z'),
        max: new Date('2027-12-31T00:00:00Z'),
      }),
      (zone, days, now) => {
        const closes = closingMoment(now, days, zone);
        const hours = (Date.parse(closes) - now.getTime()) / HOUR;
        expect(wallTime(closes, zone).time.slice(3)).toBe('00');
        expect(hours).toBeGreaterThanOrEqual(days * 24 - 1);
        expect(hours).toBeLessThanOrEqual(days * 24 + 2);
      },
    ),
  );
});

test('what is shown of objections tells which stand, which a change has answered, which were set aside, and which of those who left', () => {
  const said = (
    person: string,
    round: number,
    objection: string | null,
    also: Partial<Answer> = {},
  ): Answer => ({
    by: { id: person, name: person.slice(0, 1) },
    round,
    at: at(round).toISOString(),
    objection,
    takenBackAt: null,
    setAside: null,
    ...also,
  });
  const [a = '', b = '', c = ''] = PEOPLE;
  const consent: Consent = {
    ...opened(at(1), at(24).toISOString()),
    round: 3,
    since: 2,
    standing: [a, b, c],
  };
  const answers = [
    said(a, 1, 'of an earlier proposal'),
    said(a, 2, 'one'),
    said(b, 2, 'two'),
    said(c, 2, 'three'),
    said(b, 3, 'two again'),
  ];
  const page = (of: Consent, all: readonly Answer[], me: string) =>
    pageOf(of, all, me, (id) => id !== c, 'role-may-not');
  const states = (of: Consent, all: readonly Answer[]) =>
    page(of, all, a).objections.map(({ words, state }) => [words, state]);
  expect(states(consent, answers)).toEqual([
    ['one', 'stands'],
    ['two', 'renewed'],
    ['three', 'left'],
    ['two again', 'stands'],
  ]);
  expect(page(consent, answers, a).mine).toBe('asked-again');
  expect(page(consent, answers, b).mine).toBe('objects');
  const agreed = [...answers, said(a, 3, null)];
  expect(states({ ...consent, standing: [b] }, agreed)[0]).toEqual(['one', 'answered']);
  expect(page({ ...consent, standing: [b] }, agreed, a).mine).toBe('consents');
  const setAside = { by: { id: c, name: 'c' }, word: 'Tried last year', at: at(30).toISOString() };
  const aside = answers.map((one) => (one.by.id === a && one.round === 2 ? { ...one, setAside } : one));
  expect(states({ ...consent, standing: [b] }, aside)[0]).toEqual(['one', 'set-aside']);
  expect(page({ ...consent, standing: [b] }, aside, a).mine).toBe('none');
});
