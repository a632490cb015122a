import type { PersonRef } from '../shared/ids.ts';
import type { Rsvp, RsvpCounts, Session } from './session.ts';

/**
 * The answers of everybody whose calendar has the session. The host gets no invite and counts as accepted. So does
 * everybody who has led the session, whatever they answered.
 */
export function whoComes(
  answers: readonly Rsvp[],
  host: PersonRef | undefined,
  ledBy: ReadonlySet<string>,
): Rsvp[] {
  const comes = { response: 'accepted', proposed: null } as const;
  return [
    ...(host ? [{ personId: host.id, name: host.name, respondedAt: null, ...comes }] : []),
    ...answers
      .filter(({ personId }) => personId !== host?.id)
      .map((one) => (ledBy.has(one.personId) ? { ...one, ...comes } : one)),
  ];
}

/**
 * The stored answers for the event that replaces theirs: kept until they answer the new one, unless they were to another
 * time. The former host was asked by nobody.
 */
export function carriedOver(
  answers: readonly Rsvp[],
  session: Pick<Session, 'startsAt' | 'answersTo' | 'host'>,
  host: PersonRef,
  ledBy: ReadonlySet<string>,
): Rsvp[] {
  const stay = answeredFor(session) === null;
  const others = answers
    .filter(({ personId }) => personId !== session.host.id && personId !== host.id)
    .map((one): Rsvp => (stay && one.response !== 'none' ? { ...one, earlier: true } : unanswered(one)));
  return whoComes(others, host, ledBy);
}

const unanswered = ({ personId, name }: Rsvp): Rsvp => ({
  ...{ personId, name, response: 'none', respondedAt: null, proposed: null },
});

/** An answer as the calendar has it now, or the earlier one while there is none. */
export function orEarlier(now: Rsvp, before: Rsvp | undefined): Rsvp {
  return now.response === 'none' && before?.earlier ? { ...before, name: now.name } : now;
}

/** What I have answered to the invite as it is now. Who answered a former host's is asked again. */
export function answerOf(answers: readonly Rsvp[], me: string): Rsvp['response'] {
  const mine = answers.find(({ personId }) => personId === me);
  return mine && !mine.earlier ? mine.response : 'none';
}

/**
 * The only way in which answers are counted: everybody whose calendar has the session, the host among those who accept.
 */
export function countsOf(answers: readonly Rsvp[]): RsvpCounts {
  const count = (response: Rsvp['response']) => answers.filter((one) => one.response === response).length;
  return {
    invited: answers.length,
    accepted: count('accepted'),
    tentative: count('tentative'),
    declined: count('declined'),
  };
}

/** The counts as they will be once an answer that is on its way has arrived. */
export function recounted(counts: RsvpCounts, from: Rsvp['response'], to: Rsvp['response']): RsvpCounts {
  if (from === to) return counts;
  const after = { ...counts };
  if (from !== 'none') after[from] = Math.max(0, after[from] - 1);
  if (to !== 'none') after[to] = Math.min(after.invited, after[to] + 1);
  return after;
}

/** The start to which people have answered, if the session has been moved since; otherwise null. */
export function answeredFor({ startsAt, answersTo }: Pick<Session, 'startsAt' | 'answersTo'>): string | null {
  return answersTo !== null && Date.parse(answersTo) !== Date.parse(startsAt) ? answersTo : null;
}
