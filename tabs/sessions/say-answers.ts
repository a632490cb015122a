import { answeredFor } from '../../domain/sessions/answers.ts';
import type { RsvpCounts, Session } from '../../domain/sessions/session.ts';
import { sayMoment } from '../components/dates.ts';

/**
 * How many have accepted, the host included, wherever a session is named; null before anybody was invited. After a move
 * it says what they have accepted.
 */
export function sayAnswers(
  session: Pick<Session, 'startsAt' | 'answersTo'>,
  { invited, accepted }: RsvpCounts,
): string | null {
  if (invited === 0) return null;
  const before = answeredFor(session);
  return before ? `${accepted} accepted ${sayMoment(before)}` : `${accepted} of ${invited} accepted`;
}
