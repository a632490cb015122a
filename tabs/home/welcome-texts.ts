export const WELCOME = {
  title: (community: string) => `Welcome to ${community}`,
  added: (name: string) => `${name} added you.`,
  /** null: whoever added them runs it alone. */
  runs: (names: string | null) => (names ? `It is run by ${names}.` : 'They run it.'),
  next: 'Next session:',
  facilitates: (name: string | null) => (name ? `${name} facilitates.` : 'You facilitate.'),
  nothingPlanned: 'No session is planned yet. The invite to the next one comes to your calendar by itself.',
  findYourWay: 'Find your way in: 15 minutes',
  open: 'Open',
  dismiss: 'Dismiss',
} as const;
