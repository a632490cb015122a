import type { Taxonomy } from '../../domain/knowledge/taxonomy.ts';
import type { SessionFormat } from '../../domain/sessions/session.ts';

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

/** Which topic a session is planned from. */
export const sayFromTopic = (name: string, votes: number): string =>
  `From a topic by ${name}, ${votes === 1 ? '1 vote' : `${votes} votes`}`;

export const TAXONOMY_WORDS: Record<Taxonomy, string> = {
  strategy: 'Strategy',
  people: 'People',
  process: 'Process',
  technology: 'Technology',
};
