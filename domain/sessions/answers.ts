import type { PersonRef } from '../shared/ids.ts';
import type { Rsvp, RsvpCounts, Session } from './session.ts';

/**
 * Who comes, out of everybody whose calendar the session is in. It stands in its host's without an invite, so the host
 * comes unasked; and whoever led it was there, whatever their calendar says.
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

/** The start that people were last told of and have answered to, where the session has been moved since. */
export function answeredFor({ startsAt, answersTo }: Pick<Session, 'startsAt' | 'answersTo'>): string | null {
  return answersTo !== null && Date.parse(answersTo) !== Date.parse(startsAt) ? answersTo : null;
}
