export const HOME = {
  title: 'Home',
  next: 'Next session',
  now: 'Under way now',
  nowUntil: (time: string) => `since ${time}`,
  join: 'Join',
  agenda: 'Open agenda',
  facilitates: (name: string) => `${name} facilitates`,
  youFacilitate: 'You facilitate',
  accepted: (accepted: number, invited: number) => `${accepted} of ${invited} accepted`,
  host: 'The invite came from you, so you are counted in.',
  waiting: 'The invite is on its way to everyone’s calendar.',
  failed: 'The invite could not be sent yet.',
  failedSee: 'See what is needed',
  notInCalendar:
    'The invite has not reached your calendar yet. It usually takes less than a minute; then this works.',
  nothingPlanned: 'No session is planned',
  nothingPlannedWhy: 'As soon as one is, it stands here and in your calendar.',
  rhythm: (community: string, cadence: string, day: string) =>
    `${community} meets ${cadence}: the next would be ${day} (your time).`,
  plan: 'Plan a session',
  yours: 'Yours',
  yoursNone: 'Nothing is waiting for you. Actions you take on in a session appear here.',
  turn: 'Your turn to facilitate',
  handOver: 'Hand over',
  handOverOf: (topic: string) => `Hand over “${topic}”`,
  news: 'New',
  newsToday: 'New today',
  newsSince: (day: string) => `New since ${day}`,
  newsNone:
    'Nothing new yet. Sessions that are planned or closed and playbooks that are published show up here.',
  published: (revision: number) => (revision === 1 ? 'published' : `revision ${revision}`),
  planned: (name: string) => `planned by ${name}`,
  closed: 'is over',
  decided: (count: number) => (count === 1 ? '1 decision' : `${count} decisions`),
  actions: (count: number) => (count === 1 ? '1 action' : `${count} actions`),
  failures: (count: number) => (count === 1 ? '1 failure to learn from' : `${count} failures to learn from`),
  in: (community: string) => `in ${community}`,
  communities: 'Your communities',
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
