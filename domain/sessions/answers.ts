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

export function countsOf(answers: readonly Rsvp[]): RsvpCounts {
  const count = (response: Rsvp['response']) => answers.filter((one) => one.response === response).length;
  return {
    invited: answers.length,
    accepted: count('accepted'),
    tentative: count('tentative'),
    declined: count('declined'),
  };
}

/** The start to which people have answered, if the session has been moved since; otherwise null. */
export function answeredFor({ startsAt, answersTo }: Pick<Session, 'startsAt' | 'answersTo'>): string | null {
  return answersTo !== null && Date.parse(answersTo) !== Date.parse(startsAt) ? answersTo : null;
}
