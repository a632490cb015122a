import { fold } from '../../shared/words.ts';
import type { Section } from './sections.ts';

/** The headings of a report that was assembled from a period. */
export const ASSEMBLED = {
  inShort: 'In short',
  covered: 'Topics and areas',
  decided: 'What was decided, and what became of it',
  recurring: 'What keeps coming up',
  tried: 'What was tried',
  failed: 'What failed, and what was learned from it',
  changed: 'What changed in the knowledge base, and why',
  open: 'What we still ask ourselves',
  sources: 'Sources',
} as const;

/** Those that nobody would write by chance. */
const TELLING = [
  ASSEMBLED.decided,
  ASSEMBLED.recurring,
  ASSEMBLED.tried,
  ASSEMBLED.failed,
  ASSEMBLED.changed,
].map(fold);
/** Whoever edits a report may rename or remove the others. */
const TELLING_MIN = 2;

/** Whether a report was assembled, which has answers of its own to other questions than its type asks. */
export const isAssembled = (sections: readonly Pick<Section, 'title'>[]): boolean =>
  new Set(sections.map(({ title }) => fold(title)).filter((title) => TELLING.includes(title))).size >=
  TELLING_MIN;
