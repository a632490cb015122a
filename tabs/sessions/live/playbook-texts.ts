/** What stands around a playbook, and is loaded with it. */
export const PLAYBOOK = {
  annotate: 'Annotate',
  openPlaybook: 'Open in Guildhall',
  open: 'Open',
  discardedPlaybook: 'This is not here any more',
  discardedPlaybookWhy: 'Its draft was discarded after it had been linked to the session.',
  unpublished: 'Not published yet',
  unpublishedWhy: 'Its author is still writing. It appears here once it is published.',
  ticksHere: 'Ticks are for this session only.',
  revision: (number: number, isTicked: boolean) =>
    `This is revision ${number}.${isTicked ? ' Each revision has its own ticks.' : ''}`,
  whole: 'The whole text',
  showRevision: (number: number) => `Show revision ${number}`,
  share: 'Show to everyone',
  shared: 'Everyone in the meeting sees this now.',
  stopSharing: 'Stop showing',
  shareRefused: 'Teams did not let this be shown. Everyone can still open it here.',
  noPlaybooks: 'Nothing is at hand yet',
  noPlaybooksWhy:
    'Whoever plans a session can link what is written in the knowledge base; it opens here, beside the call.',
  allPlaybooks: 'All that is at hand',
  findPlaybook: 'Search',
  scores: (subject: string) => `Being scored: ${subject}`,
  leadsWalk: (name: string) => `${name} leads everyone through it`,
  notTicked: 'Guildhall does not answer, so the box is as it was. Tick it again in a moment.',
} as const;
