import { FluentProvider } from '@fluentui/react-components';
import fc from 'fast-check';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Router } from 'wouter';
import { carriedOver, countsOf, recounted, whoComes } from '../../domain/sessions/answers.ts';
import {
  RSVP_RESPONSES,
  type Rsvp,
  type Session,
  session as sessionSchema,
} from '../../domain/sessions/session.ts';
import { NextSession } from '../../tabs/sessions/list/NextSession.tsx';
import { ComingRow } from '../../tabs/sessions/list/SessionRow.tsx';
import Answers from '../../tabs/sessions/page/Answers.tsx';

const START = '2026-12-10T14:00:00.000Z';
const BEFORE = '2026-12-09T14:00:00.000Z';
const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const HOST = { id: idOf(0), name: 'Person 0' };

/** The answers on an event as they come from the calendar, who led, whether its host is a member, and what happened. */
const scene = fc.record({
  answers: fc
    .array(fc.record({ response: fc.constantFrom(...RSVP_RESPONSES), led: fc.boolean() }), { maxLength: 14 })
    .map((all) => all.map((one, index) => ({ ...one, id: idOf(index + 1), name: `Person ${index + 1}` }))),
  hostIsMember: fc.boolean(),
  isMoved: fc.boolean(),
  isTakenOver: fc.boolean(),
});
type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never;

function answersOf({ answers, hostIsMember, isTakenOver, isMoved }: Scene): Rsvp[] {
  const ledBy = new Set(answers.flatMap(({ id, led }) => (led ? [id] : [])));
  const given = answers.map(
    ({ id, name, response }): Rsvp => ({
      ...{ personId: id, name, response, respondedAt: null, proposed: null },
    }),
  );
  const known = whoComes(given, hostIsMember ? HOST : undefined, ledBy);
  const [next] = answers;
  if (!isTakenOver || !next) return known;
  return carriedOver(
    known,
    { startsAt: START, answersTo: isMoved ? BEFORE : START, host: HOST },
    next,
    ledBy,
  );
}

function sessionWith(rsvps: readonly Rsvp[], isMoved: boolean): Session {
  return sessionSchema.parse({
    ...{
      id: idOf(90),
      communityId: idOf(91),
      topic: 'Openers',
      purpose: '',
      format: 'debrief',
      taxonomy: 'people',
    },
    ...{
      state: 'invited',
      startsAt: START,
      endsAt: '2026-12-10T15:00:00.000Z',
      zone: 'Europe/London',
      minutes: 60,
    },
    wall: { date: '2026-12-10', time: '14:00' },
    ...{ facilitator: HOST, host: HOST, artifactIds: [], invite: 'sent', inviteProblem: null, etag: '1' },
    rsvps: countsOf(rsvps),
    outcome: { decisions: 0, actions: 0, failures: 0 },
    answersTo: isMoved ? BEFORE : START,
  });
}

const textOf = (element: ReactElement) =>
  renderToStaticMarkup(
    <FluentProvider>
      <Router ssrPath="/">{element}</Router>
    </FluentProvider>,
  )
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]*>/g, '|');
/** The number that stands before these words. */
const before = (text: string, words: RegExp) =>
  Number(new RegExp(`(\\d+)${words.source}`).exec(text)?.[1] ?? 'NaN');

it('every place says the same number of people who accepted, and the same number who were invited', () => {
  fc.assert(
    fc.property(scene, (drawn) => {
      const rsvps = answersOf(drawn);
      const session = sessionWith(rsvps, drawn.isMoved);
      const page = textOf(<Answers session={session} rsvps={rsvps} mayMove={false} onMove={() => {}} />);
      const list = textOf(<ComingRow session={session} me={null} />);
      const home = textOf(
        <NextSession
          session={session}
          myAnswer="none"
          me={HOST.id}
          inviteTry={null}
          community={null}
          now={Date.parse(BEFORE)}
        />,
      );
      if (rsvps.length === 0) {
        expect([page, list, home].some((text) => /\d+ (of \d+ )?accepted/.test(text))).toBe(false);
        return;
      }
      const { invited, accepted } = countsOf(rsvps);
      const group = drawn.isMoved ? 'Accepted' : 'Coming';
      const inList = new RegExp(`${group}\\|+(\\d+)`).exec(page)?.[1];
      expect(Number(inList ?? 0)).toBe(accepted);
      if (drawn.isMoved) {
        for (const text of [page, list, home]) expect(before(text, / accepted /)).toBe(accepted);
      } else {
        expect(page).toContain(`${accepted} of ${invited}`);
        for (const text of [list, home]) expect(text).toContain(`${accepted} of ${invited} accepted`);
      }
    }),
    { numRuns: 60 },
  );
});

it('an answer on its way counts as it will when it has arrived', () => {
  fc.assert(
    fc.property(scene, fc.nat(), fc.constantFrom(...RSVP_RESPONSES), (drawn, at, response) => {
      const rsvps = answersOf({ ...drawn, isTakenOver: false });
      const mine = rsvps[at % Math.max(1, rsvps.length)];
      if (!mine) return;
      const after = rsvps.map((one) => (one === mine ? { ...one, response } : one));
      expect(recounted(countsOf(rsvps), mine.response, response)).toEqual(countsOf(after));
    }),
  );
});

it('everybody is counted once, and the host among those who accept, also after the session was taken over', () => {
  fc.assert(
    fc.property(scene, (drawn) => {
      const rsvps = answersOf(drawn);
      const { invited, accepted, tentative, declined } = countsOf(rsvps);
      expect(new Set(rsvps.map(({ personId }) => personId)).size).toBe(invited);
      expect(accepted + tentative + declined).toBeLessThanOrEqual(invited);
      const [next] = drawn.answers;
      const host = drawn.isTakenOver && next ? next.id : drawn.hostIsMember ? HOST.id : undefined;
      if (host) expect(rsvps.find(({ personId }) => personId === host)?.response).toBe('accepted');
    }),
  );
});
