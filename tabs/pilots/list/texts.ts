export const LIST = {
  title: 'Pilots',
  begin: 'Begin a pilot',
  running: 'Running',
  waiting: 'Waiting for a report',
  over: 'Published and ended',
  noneRunning: 'Nothing is running.',
  noneWaiting: 'No report is waited for.',
  drafts: 'Not begun yet',
  draftsWhy: 'Only you see these, in this browser.',
  untitled: 'Without a title',
  noneOver: 'None has ended yet.',

  // the line of honesty
  of: (ended: number) => (ended === 1 ? 'Of the 1 that ended, ' : `Of ${ended} that ended, `),
  // Figures stay with their word.
  aim: (count: number) => `${count}\u00a0said what it was for`,
  predicted: (count: number) => `${count}\u00a0predicted`,
  measured: (count: number) => `${count}\u00a0measured three times or more`,
  all: (count: number) => `${count}\u00a0did all of it`,
  failed: (count: number) => `${count}\u00a0failed`,
  unreported: (count: number) => `${count}\u00a0without a report`,
  elsewhere: 'Of published improvement projects, 4 of 100 do all of it.',
  noneEnded: 'None has ended yet. What comes of them is counted here, failures too.',

  // filters
  filters: 'Filters',
  area: 'Area',
  everyArea: 'Every area',
  verdict: 'Verdict',
  everyVerdict: 'Every verdict',
  noVerdict: 'Without a report',
  function: 'Function of the team',
  everyFunction: 'Every function',
  artifact: 'Playbook',
  everyArtifact: 'Every playbook',
  kept: {
    aim: 'Those that said what they were for',
    predicted: 'Those that predicted',
    measured: 'Those that measured three times or more',
    all: 'Those that did all of it',
  },
  showAll: 'Show all',
  more: 'Show more',

  // rows
  checkInDue: 'check-in due',
  checkInOn: (day: string) => `check-in ${day}`,
  noCheckIn: 'no check-in yet',
  starts: 'starts',
  ended: 'ended',

  emptyTitle: 'Nothing is being tried yet',
  empty:
    'A pilot is one thing tried with one team for a few weeks, with a guess beforehand and a look at what came of it.',
  emptyReader: 'As soon as the report of a pilot is published, it stands here.',
  noneTitle: 'Nothing like that yet',
  none: 'No pilot fits what is chosen above.',
} as const;
