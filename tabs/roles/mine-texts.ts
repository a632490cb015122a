export const ROLE_MINE = {
  open: (title: string) => `Whom do you nominate: ${title}?`,
  nominated: (title: string) => `You are nominated: ${title}. Would you do it?`,
  proposal: (name: string, title: string) => `${name} is proposed: ${title}`,
  again: (title: string) => `The proposal was changed. Does that answer your objection? ${title}`,
  objected: (count: number, title: string) =>
    count === 1
      ? `An objection stands against your proposal: ${title}`
      : `${count} objections stand: ${title}`,
  term: (title: string) => `Your term ends: ${title}`,
  until: 'until',
} as const;
