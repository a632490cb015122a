/** Some names as a list in words: “Ana, Ben and Chidi”; '' for nobody. */
export const sayList = (names: Iterable<string>): string =>
  new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
