export const HOME = {
  title: 'Home',
  yours: 'Yours',
  yoursNone: 'Nothing is waiting for you. Actions you take on in a session appear here.',
  /** `community`: null where there is one alone. */
  away: (day: string, community: string | null) =>
    `You are away${community ? ` from ${community}` : ''}. What is asked of you waits until ${day}.`,
  turn: 'Your turn to facilitate',
  toClose: (topic: string) => `Close “${topic}”: it ended`,
  facilitated: (name: string) => `${name} facilitated`,
  handedOver: (name: string) => `${name} handed it over`,
  handOver: 'Hand over',
  swap: 'Swap',
  swapOf: (topic: string) => `Swap or give back: ${topic}`,
  handOverOf: (topic: string) => `Hand over “${topic}”`,
  told: 'For you',
  toldAll: (count: number) => `Show all ${count}`,
  notices: 'Notifications',
  news: 'What happened',
  newsToday: 'What happened today',
  newsSince: (day: string) => `What happened since ${day}`,
  newsNone:
    'Nothing yet. Sessions that are planned, moved, called off or closed and playbooks that are published show up here.',
  communities: 'Your communities',
  find: 'Find a community',
  start: 'Start a community',
  emptyTitle: 'No community yet',
  empty:
    'A community is where people who lead meet, keep what they learn and try things together. Start one around a problem you share.',
  invited: (name: string) =>
    `Were you told that you are in one? Ask its organiser to add ${name}: that is who you are signed in as.`,
} as const;

export const ROLE_OF_MINE = {
  organiser: 'You are an organiser',
  member: 'You are a member',
  mentor: 'You are a mentor',
  sponsor: 'You are a sponsor',
  guest: 'You are a guest',
} as const;
