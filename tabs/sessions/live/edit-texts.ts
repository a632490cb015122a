/** Words of changing a note, and of meeting what somebody else made of it. */
export const EDITING = {
  update: 'Save',
  editDropped: 'The note stays as it was',
  conflictTitle: (name: string | null) => `${name ?? 'Somebody'} changed this note meanwhile`,
  conflictGone: 'Somebody removed this note meanwhile. Your words are still here.',
  yours: 'Yours',
  theirs: 'Theirs',
  keepMine: 'Keep mine',
  keepTheirs: 'Keep theirs',
  mergeByHand: 'Merge by hand',
  asNewNote: 'Save as a new note',
} as const;
