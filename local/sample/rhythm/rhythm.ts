import type { Name } from '../cast.ts';

/** The harvest of what people tried between the last session and the next; null: they would rather not. */
export const TRIED: readonly { readonly by: Name; readonly day: number; readonly text: string | null }[] = [
  {
    by: 'Leila',
    day: -12,
    text: 'Handed the whole returns desk over with half a page. The line for the budget is still empty, and it worked all the same.',
  },
  {
    by: 'Ben',
    day: -11,
    text: 'Asked “what would you decide?” before I said anything. Twice I got a better answer than mine, once silence.',
  },
  { by: 'Marcus', day: -10, text: null },
  {
    by: 'Sanjay',
    day: -8,
    text: 'Wrote the outcome and not the steps. They delivered something I had not ordered. I am still deciding whether that is the point.',
  },
  {
    by: 'Chidi',
    day: -6,
    text: 'Did not look at the handed-over project for a week. Hardest thing I have done this month, and nobody noticed.',
  },
];

/** When the organisers decided about the rhythm, in days from the next session. */
export const DECIDED_DAY = -48;

/** Whose public holidays are left out: where the clocks are that the community keeps. */
export const HOLIDAYS = { country: 'GB', region: 'ENG' } as const;

export const WORDS = 'What have you tried since we met?';

/** A date that the organisers have skipped by hand, and why; in days from the next session. */
export const SKIPPED = { day: 70, reason: 'Most of us are at the offsite' } as const;
