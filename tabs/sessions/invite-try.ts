import type { InviteTry } from '../../domain/sessions/invite-problem.ts';
import { sayTime } from '../components/dates.ts';

/** A next try that is so near is not worth a clock time. */
const NEAR_MS = 20_000;

/** Says that Microsoft 365 does not answer, and when an invite is tried next. */
export function sayInviteTry({ next }: InviteTry, now: number): string {
  return Date.parse(next) - now <= NEAR_MS
    ? 'Microsoft 365 has not answered so far. Trying again now.'
    : `Microsoft 365 has not answered so far. Trying again at ${sayTime(next)}, by itself.`;
}
