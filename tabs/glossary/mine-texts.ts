export const GLOSSARY_MINE = {
  asks: {
    new: (name: string, term: string) => `${name} proposes the term “${term}”`,
    change: (name: string, term: string) => `${name} proposes to change what “${term}” means`,
    retire: (name: string, term: string) => `${name} proposes to retire the term “${term}”`,
  },
  again: (term: string) => `The proposal for “${term}” was changed. Does that answer your objection?`,
  until: 'open until',
  objected: (count: number, term: string) =>
    count === 1 ? `An objection stands against “${term}”` : `${count} objections stand against “${term}”`,
} as const;
