import type { Taxonomy } from '../../domain/knowledge/artifact.ts';
import type { Session, SessionFormat } from '../../domain/sessions/session.ts';

/** What a session's fields are called wherever sessions are listed, planned or shown. */
export const FORMAT_WORDS: Record<SessionFormat, string> = {
  demonstration: 'Demonstration',
  experiment: 'Experiment',
  debrief: 'Debrief',
  'case study': 'Case study',
  storytelling: 'Storytelling',
  'role-play': 'Role-play',
  coaching: 'Coaching',
  showcase: 'Showcase',
};

export const TAXONOMY_WORDS: Record<Taxonomy, string> = {
  strategy: 'Strategy',
  people: 'People',
  process: 'Process',
  technology: 'Technology',
};

export const SESSION_WORDS = {
  facilitates: (name: string) => `${name} facilitates`,
  youFacilitate: 'You facilitate',
  minutes: (minutes: number) => `${minutes} min`,
  live: 'Live now',
  cancelled: 'Cancelled',
  waiting: 'Invite on its way',
  failed: 'The invite needs you',
  notClosed: 'Not closed yet',
  come: (accepted: number, invited: number) => `${accepted} of ${invited} accepted`,
  came: (accepted: number) => `${accepted} accepted`,
} as const;

/** What is worth saying about a session in a list, beyond what and when; null while all is as usual. */
export function standingOf(session: Session, now = new Date()): string | null {
  if (session.state === 'live') return SESSION_WORDS.live;
  if (session.state === 'cancelled') return SESSION_WORDS.cancelled;
  if (session.state === 'closed') return null;
  if (Date.parse(session.endsAt) < now.getTime()) return SESSION_WORDS.notClosed;
  if (session.invite === 'failed') return SESSION_WORDS.failed;
  return session.invite === 'waiting' && session.joinUrl === null ? SESSION_WORDS.waiting : null;
}
