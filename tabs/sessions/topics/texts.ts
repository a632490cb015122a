import type { TopicOrigin } from '../../../domain/sessions/topic.ts';

const votes = (count: number) => (count === 1 ? '1 vote' : `${count} votes`);

/** Topics: what the next sessions may be about. */
export const TOPICS = {
  title: 'Topics',
  why: 'What should the next sessions be about? Everyone can add a topic and vote for three; a topic that becomes a session gives its votes back.',
  whyReader: 'What the next sessions may be about, as the members propose and vote.',
  sessions: 'Sessions',
  all: 'All topics',
  open: 'Waiting for a session',
  planned: 'Became a session',
  closed: 'Let go',
  noneTitle: 'No topic waits for a session',
  none: 'No topic waits for its session. What is left open in one, or surprises you at work, makes a good next one.',
  plannedNone: 'None yet. A session that is planned from a topic stands here.',
  more: 'Show more topics',
  showClosed: 'Show what was let go',
  closedNone: 'Nothing was let go.',

  // votes
  votes,
  /** A button that is pressed while the vote is mine. */
  vote: (title: string, count: number, mine: boolean) =>
    `Vote for “${title}”: ${votes(count)}${mine ? ', yours among them' : ''}`,
  voteHint: (mine: boolean) => (mine ? 'Take your vote back' : 'Vote for this topic'),
  left: (left: number) => {
    if (left === 3) return 'You have 3 votes';
    return left === 0 ? 'All 3 of your votes are given' : `${left} of your 3 votes left`;
  },
  noneLeft: 'All 3 of your votes are given. Take one back to give it here.',

  // one topic
  by: (name: string) => `${name} added it`,
  byMe: 'You added it',
  plan: 'Plan a session',
  planShort: 'Plan',
  planOf: (title: string) => `Plan a session: ${title}`,
  planAnother: 'Plan another session',
  edit: 'Edit',
  letGo: 'Let it go',
  closedBy: (name: string, moment: string) => `${name} let it go ${moment}.`,
  cancelled: 'called off',
  from: {
    note: 'From a note in',
    pilot: 'From the pilot',
    annotation: 'From an annotation in',
  } satisfies Record<TopicOrigin['kind'], string>,

  // adding and changing
  add: 'Add a topic',
  addTitle: 'Add a topic',
  editTitle: 'Edit the topic',
  name: 'Topic',
  nameHint: 'What a session could be about, in one line',
  reason: 'Why is it worth a session?',
  reasonHint: 'Optional; it becomes the purpose of the session',
  area: 'Area',
  areaNone: 'Not said',
  addYes: 'Add topic',
  save: 'Save',
  cancel: 'Cancel',
  added: 'It stands among the topics now.',
  saved: 'The topic is changed.',
  theirs: (title: string) => `Somebody has changed it meanwhile to “${title}”.`,
  takeTheirs: 'Take theirs',
  saveMine: 'Save mine all the same',

  // letting go
  closeTitle: 'Let this topic go?',
  closeWhy: 'It leaves the list, and its votes can be given to others. It stays findable.',
  closeWord: 'A word why',
  closeHint: 'Everybody sees it',
  closeYes: 'Let it go',
  closeNo: 'Keep it',
  closedNow: 'The topic was let go.',

  // from a note
  make: 'Make it a topic',
  made: (title: string) => `Topic: ${title}`,
} as const;
