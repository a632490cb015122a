/** Giving an action an owner and a date, where it has none. */
export const ASSIGN = {
  title: 'Open actions without an owner or a date',
  owner: (text: string) => `Who does it: ${text}`,
  due: (text: string) => `Due: ${text}`,
  saved: 'Saved',
  meanwhile: (name: string | null) => `${name ?? 'Somebody'} changed this meanwhile`,
  says: (owner: string, due: string | null) => (due ? `${owner}, due ${due}` : `${owner}, no date`),
  gone: 'Somebody took this action away meanwhile.',
} as const;
