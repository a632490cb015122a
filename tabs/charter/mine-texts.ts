export const CHARTER_MINE = {
  accept: 'The charter is adopted: read it, and accept it',
  nudged: 'An organiser asks: have you read the charter?',
  proposal: (name: string) => `${name} proposes to change the charter`,
  again: 'The charter proposal was changed. Does that answer your objection?',
  until: 'open until',
  objected: (count: number) =>
    count === 1
      ? 'An objection stands against your change of the charter'
      : `${count} objections stand against your change of the charter`,
  review: 'The charter is to be looked at again',
} as const;
