/** What is said when a session is closed, loaded with it. */
export const CLOSING = {
  closeSummary: 'The summary is written now:',
  closeEmpty: 'There are no notes, so the summary will be empty.',
  closeOwners: (names: string) =>
    `Open actions appear on the Home of ${names}, and on the agenda of the next session.`,
  closeNobody: 'Open actions without an owner come up in the next session only.',
  closeEarly: (when: string) =>
    `It stays in calendars for ${when}. If it was begun by mistake, close it and reopen it: then it is to come again, and can be moved or cancelled.`,
  closeMail: 'Nobody is mailed. Afterwards only the facilitator and organisers can add notes.',
  closeWaiting: (count: number) =>
    count === 1 ? '1 of your notes has not gone out yet.' : `${count} of your notes have not gone out yet.`,
  closeUnsaved:
    'A note that you are writing is not saved yet. It is kept, and can still be added afterwards.',
  closeYes: 'Close session',
} as const;
