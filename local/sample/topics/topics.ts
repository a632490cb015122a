import type { Taxonomy } from '../../../domain/knowledge/taxonomy.ts';
import type { Name } from '../cast.ts';
import type { PastSession, PlaybookKey } from '../script.ts';
import { deciding } from '../sessions/deciding.ts';
import { handover } from '../sessions/handover.ts';

/** A topic that somebody proposed, and who voted for it. */
export interface ScriptTopic {
  readonly key: string;
  readonly by: Name;
  readonly day: number;
  readonly title: string;
  readonly why: string;
  readonly taxonomy: Taxonomy | null;
  readonly from?:
    | { readonly session: PastSession; readonly note: string }
    | { readonly pilot: string }
    | { readonly annotation: string; readonly playbook: PlaybookKey };
  readonly votes: readonly Name[];
  readonly closed?: { readonly by: Name; readonly day: number; readonly word: string };
}

export const TOPICS: readonly ScriptTopic[] = [
  {
    key: 'upwards',
    by: 'Iva',
    day: -38,
    title: 'Feedback to somebody who decides about my pay',
    why: 'Among peers it has become easier. Upwards we all wait for the exit interview, and I have sat in three of them.',
    taxonomy: 'people',
    votes: ['Iva', 'Ben', 'Leila', 'Chidi', 'Arjun'],
  },
  {
    key: 'budget',
    by: 'Tomás',
    day: -13,
    title: 'Handing over an outcome when the budget is not mine to give',
    why: 'We parked it in the session about handovers. Four of the five half pages since then have an empty line where the money should stand.',
    taxonomy: 'strategy',
    from: { session: handover, note: 'budget' },
    votes: ['Tomás', 'Leila', 'Priya', 'Marcus'],
  },
  {
    key: 'rewards',
    by: 'Devika',
    day: -7,
    title: 'What do we reward without noticing?',
    why: 'Ben’s praise went by unheard, and Chidi’s kept the phone ringing at night. Two surprises, and I suspect it is one.',
    taxonomy: 'people',
    from: { pilot: 'night-desk' },
    votes: ['Devika', 'Ben', 'Ana'],
  },
  {
    key: 'who-writes-first',
    by: 'Ana',
    day: -6,
    title: 'Who writes first: the most junior, or whoever knows most?',
    why: 'Tomás and I have opposite results with the same sentence of the playbook. I would like to see both of them practised.',
    taxonomy: 'process',
    from: {
      annotation: 'junior-first',
      playbook: 'deciding-together',
    },
    votes: ['Ana', 'Tomás'],
  },
  {
    key: 'five-and-a-half-hours',
    by: 'Sanjay',
    day: -20,
    title: 'Who stays up? Meetings across five and a half hours',
    why: 'This one included: it is always the same three of us who eat supper beside the camera.',
    taxonomy: 'process',
    votes: ['Sanjay', 'Arjun', 'Devika'],
  },
  {
    key: 'small',
    by: 'Leila',
    day: -40,
    title: 'What is small enough to stay out of the decision log?',
    why: 'Ours would be full by lunch.',
    taxonomy: 'process',
    from: { session: deciding, note: 'small' },
    votes: ['Leila'],
    closed: {
      by: 'Leila',
      day: -12,
      word: 'Answered by Chidi’s nineteen entries: whatever takes a week to undo goes in, the rest stays out.',
    },
  },
];
