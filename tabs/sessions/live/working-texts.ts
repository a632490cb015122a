/** Words of walking a decision tree beside a call, loaded with it. */
export const WALKING = {
  title: 'Walk the tree',
  more: 'Show more',
  less: 'Show less',
  together: 'Walk it together',
  walkAlone: 'Walk it alone',
  alone: 'Only you see this.',
  youLead: 'You lead, all see it',
  leads: (name: string) => `${name} leads`,
  take: 'Take the lead',
  end: 'End the walk',
  note: 'Note the outcome',
  noted: (title: string, outcome: string) => `${title}: ${outcome}`,
  kept: 'Noted.',
  isNoted: 'The outcome is noted',
} as const;

export const SCORING = {
  title: 'Scoring',
  none: 'Nothing is being scored by it now.',
} as const;

export const FILLING = {
  begin: 'Fill it in',
  goOn: 'Go on filling it in',
  another: 'Fill in another',
  title: (name: string) => `Fill in: ${name}`,
  name: 'Title',
  nameMissing: 'Give it a title.',
  as: 'What it becomes',
  keep: 'Keep as a draft',
  leave: 'Not now',
  made: (title: string) => `“${title}” is a draft of yours.`,
  open: 'Go on in Guildhall',
} as const;

export const FINDING = {
  // “Close” is what a facilitator does with the session, right above it.
  leave: 'Back',
} as const;
