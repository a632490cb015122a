/** Words of beginning a session early. */
export const BEGINNING = {
  beginEarlyWhy: (moment: string) =>
    `It is planned for ${moment}. Beginning starts the clock of the agenda for everyone; nobody is mailed.`,
  beginYes: 'Begin now',
} as const;
