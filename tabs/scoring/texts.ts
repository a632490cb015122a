import { sayList } from '../components/say-list.ts';

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);

export const SPREAD = {
  table: 'The spread of scores',
  criterion: 'Criterion',
  /** “1 Not yet” */
  level: (number: number, name: string) => `${number} ${name}`,
  fromTo: (from: number, to: number) => (from === to ? `all on ${from}` : `from ${from} to ${to}`),
  talkAbout: 'Talk about:',
  agree: 'You agree on every criterion.',
  moved: { closer: 'closer than before', apart: 'further apart than before', same: 'as far apart as before' },
  agreed: 'agreed before as well',
  cell: (count: number, median: boolean) =>
    `${count === 0 ? 'nobody' : people(count)}${median ? ', the median' : ''}`,
  medianBetween: 'the median lies between this level and the next',
  named: (names: readonly string[]) => `among them ${sayList(names)}`,
  you: 'you',
  median: 'Median',
  shade: 'From the lowest to the highest score',
  yours: 'Yours',
  words: (name: string, when?: string) => `What was said of ${name}${when ? `: ${when}` : ''}`,
  pass: (number: number) => (number === 1 ? 'First' : number === 2 ? 'After talking' : `Pass ${number}`),
  before: (day: string) => `Then, ${day}`,
  now: 'Now',
} as const;

export const SCORE = {
  each: 'Score each criterion alone. Nobody sees your scores before all are revealed.',
  elsewhere:
    'Each scores alone, in the side panel. Nobody sees the scores of others before all are revealed.',
  before: 'Before',
  addWord: 'Add a word',
  word: 'A word on why',
  missing: (names: readonly string[]) => `Still to score: ${sayList(names)}.`,
  send: 'Give my scores',
  change: 'Save changes',
  sending: 'Saving',
  given: 'Your scores are in. You can change them until they are revealed.',
  changed: 'You have changed something that is not saved yet.',
} as const;

export const ROUNDS = {
  title: 'Rounds of scoring',
  none: 'Nobody has scored by this rubric yet. Each scores alone, then all is revealed and you talk about what is furthest apart.',
  begin: 'Score something',
  unpublished: 'Publish the rubric before somebody scores by it.',
  open: 'Open',
  revealed: 'Revealed',
  closed: 'Closed',
  scored: (count: number) => `${people(count)} scored`,
  widest: (names: readonly string[]) => `furthest apart on ${sayList(names)}`,
  agreed: 'all agreed',
  again: (day: string) => `again ${day}`,
} as const;

export const BEGIN = {
  title: 'Score something',
  why: 'Everybody who writes here is asked on Home to score it, each alone.',
  subject: 'What is being scored',
  hint: 'A decision, a report, a proposal: one thing, in a line',
  missing: 'Say what is being scored.',
  yes: 'Begin',
  busy: 'Beginning',
  leave: 'Not now',
} as const;

export const ROUND = {
  by: 'Scored by',
  revision: (number: number) => `revision ${number}`,
  begun: (name: string) => `${name} began it`,
  inSession: 'in a session',
  progress: (scored: number, all: number) => `${scored} of ${all} have scored`,
  everybody: (scored: number) => `${people(scored)} scored, and nobody is awaited`,
  awaited: (names: readonly string[], more: number) =>
    `Awaited: ${more > 0 ? `${names.join(', ')} and ${more} more` : sayList(names)}`,
  reveal: 'Reveal',
  revealing: 'Revealing',
  revealFew: 'Two people have to score before it is revealed.',
  revealEarly: (count: number) =>
    count === 1 ? 'One person has not scored yet.' : `${count} people have not scored yet.`,
  revealTitle: 'Reveal before all have scored?',
  revealWhat: 'What is revealed stays so. Whoever has not scored by then can score when it is scored again.',
  revealNow: 'Reveal now',
  revealNot: 'Wait for them',
  yourScores: 'Your scores',
  scores: 'The scores',
  scoreOnceMore: 'Score once more',
  spread: 'The spread',
  earlierPasses: 'Before you talked',
  few: (count: number) => `${people(count)} scored. With so few, a dot may be recognised.`,
  showName: 'Show my name',
  hideName: 'Hide my name',
  nameShown: 'Your dots have your name.',
  nameHidden: 'Your dots have no name.',
  again: 'Score again',
  againBusy: 'Beginning',
  close: 'Close the round',
  change: 'Change',
  remove: 'Remove the round',
  removed: 'The round is removed.',
  more: 'More',
  decided: 'What was decided',
  againOn: (day: string) => `To be scored again ${day}.`,
  notAgain: 'It is not scored again.',
  follow: 'Score it again now',
  following: 'Beginning',
  next: 'It was scored again: see what has moved',
  earlier: 'See the round from then',
  closedUnseen: 'The last pass was not revealed before the round was closed, and stays unseen.',
} as const;

export const CLOSE = {
  title: 'Close the round',
  changeTitle: 'What was decided, and when again',
  word: 'What was decided',
  wordHint: 'A line for whoever reads it later; may be left empty',
  again: 'Score it again later',
  on: 'On',
  why: 'On that day whoever scored is asked on Home, and then and now stand side by side.',
  yes: 'Close',
  save: 'Save',
  busy: 'Saving',
  leave: 'Not yet',
  parts: { word: 'What was decided', again: 'When it is scored again' },
  nothing: 'Nothing',
  never: 'Not again',
  conflictTitle: 'Somebody else has changed this meanwhile',
  conflictWhy: 'Choose for each what shall stand.',
} as const;

export const REMOVE = {
  title: 'Remove the round?',
  why: 'What was scored and written in it goes for good, for everybody. It cannot be had back.',
  yes: 'Remove',
  busy: 'Removing',
  keep: 'Keep it',
} as const;

export const SCORING_MINE = {
  score: (name: string, subject: string) => `${name} asks you to score: ${subject}`,
  onceMore: (subject: string) => `Score once more after talking: ${subject}`,
  again: (subject: string) => `Time to score again: ${subject}`,
} as const;
