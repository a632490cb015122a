/** Words of notes that were not accepted, and of words that can only be copied. */
export const REFUSED = {
  stranded: 'Not saved',
  overtaken: 'The session was over before this note had gone out. It is kept here for you to copy.',
  editAndRetry: 'Edit and send again',
  sendNamed: 'Send it with my name',
  copy: 'Copy',
  discard: 'Discard',
} as const;
