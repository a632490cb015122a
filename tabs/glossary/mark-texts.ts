export const MARK = {
  /** Says to screen readers what the button is for. */
  role: 'term of the glossary',
  notConfused: 'Not to be confused with',
  open: 'In the glossary',
  openOf: (term: string) => `In the glossary: ${term}`,
  several: 'This word belongs to several terms:',
} as const;
