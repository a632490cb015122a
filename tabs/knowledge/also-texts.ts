/** More words than this are not named. */
const NAMED_MAX = 4;

export const ALSO_SEARCHED = {
  also: (words: readonly string[]) => {
    const more = words.length - NAMED_MAX;
    const named = words.slice(0, NAMED_MAX).map((word) => `“${word}”`);
    return `Also searched for ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
  },
  onlyTyped: 'Search only for what I typed',
  typedOnly: 'Searched only for what you typed.',
  widen: 'Search for other words for it too',
} as const;
