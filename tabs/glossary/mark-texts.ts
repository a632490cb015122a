export const MARK = {
  /** Tells screen readers what the button is, as long as its definition does not. */
  role: 'term of the glossary',
  notConfused: 'Not to be confused with',
  open: 'In the glossary',
  openOf: (term: string) => `In the glossary: ${term}`,
  several: 'This word belongs to several terms:',
} as const;
