import type { GlossaryEntry } from '../../../domain/glossary/term.ts';
import type { Name } from '../cast.ts';

interface Worded {
  readonly by: Name;
  readonly day: number;
  readonly word: string;
  /** Who says that they have no objection. */
  readonly agree: readonly Name[];
  /** Still open on the day of the next session. */
  readonly open?: boolean;
  readonly entry: GlossaryEntry;
}

const term = (name: string, definition: string, more: Partial<GlossaryEntry> = {}): GlossaryEntry => ({
  term: name,
  definition,
  synonyms: [],
  plurals: null,
  notConfused: [],
  ...more,
});

/** The words that the community has agreed on. Coaching and mentoring are the pair that everybody confuses. */
export const TERMS: readonly Worded[] = [
  {
    by: 'Ana',
    day: -140,
    word: 'We say it in every session and mean three things.',
    agree: ['Priya', 'Ben', 'Leila'],
    entry: term(
      'Psychological safety',
      'What lets somebody ask, admit or disagree **without paying for it**. It is a property of a team, not of a person.',
      { synonyms: ['safe to speak'], notConfused: ['comfort'] },
    ),
  },
  {
    by: 'Marcus',
    day: -128,
    word: 'I do one of these, and am asked for the other.',
    agree: ['Chidi', 'Devika'],
    entry: term(
      'Coaching',
      'Questions that help somebody find *their own* next step. The coach gives no answers.',
      {
        plurals: ['coaches', 'coach'],
        notConfused: ['Mentoring'],
      },
    ),
  },
  {
    by: 'Marcus',
    day: -128,
    word: 'The other one.',
    agree: ['Chidi', 'Ana'],
    entry: term(
      'Mentoring',
      'Somebody who has been there tells what they saw and did, and leaves the choice.',
      {
        plurals: ['mentors', 'mentor'],
        notConfused: ['Coaching'],
      },
    ),
  },
  {
    by: 'Chidi',
    day: -110,
    word: '',
    agree: ['Priya', 'Ana'],
    entry: term(
      'One-to-one',
      'A regular half hour of a lead and one report. **The agenda is the report’s.**',
      {
        synonyms: ['1:1', 'one to one'],
        notConfused: ['status meeting'],
      },
    ),
  },
  {
    by: 'Leila',
    day: -96,
    word: 'So that nobody calls a test a pilot.',
    agree: ['Ben'],
    entry: term(
      'Pilot',
      'A practice tried by one team for a time set beforehand, with a prediction that can fail.',
      {
        synonyms: ['trial run'],
        notConfused: ['rollout'],
      },
    ),
  },
  {
    by: 'Ben',
    day: -60,
    word: 'From the session on how we decide.',
    agree: ['Priya', 'Chidi', 'Leila', 'Ana'],
    entry: term(
      'Consent',
      'A decision that nobody has a *reasoned* objection to. It is not that everybody likes it best.',
      {
        notConfused: ['consensus', 'majority'],
      },
    ),
  },
  {
    by: 'Devika',
    day: -54,
    word: '',
    agree: ['Iva'],
    entry: term('Pre-mortem', 'We imagine that it has failed, and write down why, before we begin.', {
      synonyms: ['premortem'],
      notConfused: ['Retrospective'],
    }),
  },
  {
    by: 'Iva',
    day: -2,
    word: 'Two of us had different sessions in mind last time.',
    agree: ['Arjun'],
    open: true,
    entry: term(
      'Retrospective',
      'A team looks back at how it worked, and changes **one** thing by the next time.',
      {
        synonyms: ['retro'],
        notConfused: ['Pre-mortem', 'project review'],
      },
    ),
  },
];
