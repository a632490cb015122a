import type { Rsvp } from './session.ts';

/** What it is known from that somebody was not there. */
export type AbsentBasis = 'answers' | 'attendance';

/** Everybody invited who did not come, and what that is known from: those who declined or did not answer. */
export function absentOf(rsvps: readonly Rsvp[]): { ids: ReadonlySet<string>; basis: AbsentBasis } {
  const absent = rsvps.filter(({ response }) => response === 'declined' || response === 'none');
  return { ids: new Set(absent.map(({ personId }) => personId)), basis: 'answers' };
}
