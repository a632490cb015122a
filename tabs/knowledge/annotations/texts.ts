import type { AnnotationKind } from '../../../domain/knowledge/annotation.ts';

export const ANNOTATION_KIND_WORDS: Record<AnnotationKind, string> = {
  worked: 'Worked',
  failed: 'Failed',
  exception: 'Exception',
  adaptation: 'Adaptation',
};

export const several = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** “4 worked”, “2 exceptions”. */
export function sayKind(kind: AnnotationKind, count: number): string {
  const word = ANNOTATION_KIND_WORDS[kind].toLowerCase();
  const isNoun = kind === 'exception' || kind === 'adaptation';
  return isNoun ? several(count, word, `${word}s`) : `${count.toLocaleString('en')} ${word}`;
}

/** Names as one says them: “Ana”, “Ana and Chidi”, “Ana, Ben and Chidi”. */
export function sayNames(names: readonly string[]): string {
  const each = [...new Set(names)];
  const last = each.pop() ?? '';
  return each.length > 0 ? `${each.join(', ')} and ${last}` : last;
}

export const ANNOTATE = {
  annotate: 'Annotate',
  bar: 'Say how this passage went',
  pickTitle: 'Annotate a passage',
  pickHint: 'Choose the passage. You may narrow it to some of its words.',
  passages: 'Passages',
  whole: 'All of it',
  narrow: 'Only some of its words? Select them here.',
  narrowed: (words: string) => `Only “${words}”.`,
  goOn: 'Go on',
  cancel: 'Cancel',
  kind: 'How did it go?',
  kindMissing: 'Choose one.',
  words: {
    none: 'What happened?',
    worked: 'What worked, and for whom?',
    failed: 'What went wrong?',
    exception: 'When does this not hold?',
    adaptation: 'What do you do instead?',
  },
  wordsMissing: 'A few words, so that others can use it.',
  tooLong: (by: number) => `${several(by, 'character', 'characters')} too long.`,
  context: 'Where it was so',
  contextHint: 'Such as “12 people, remote”',
  pilot: 'From a pilot of mine',
  noPilot: 'None',
  aboutWhole: 'About all of it',
  send: 'Add it',
  sending: 'Adding',
  discard: 'Discard',
  discarded: 'What you wrote is discarded.',
  sent: 'Added. Whoever revises this sees it.',
  restored: 'You had begun this before.',
  older: (revision: number) =>
    `You selected this in revision ${revision}. It is carried over to where the passage stands now.`,
  fromSession: (topic: string) => `From the session “${topic}”`,
} as const;

export const NOTES = {
  title: 'What others found',
  none: 'Nobody has said yet how this went. Select a passage to be the first.',
  noneReader: 'Nobody has said yet how this went.',
  more: (count: number) => `${count} more`,
  fewer: 'Fewer',
  someShown: (count: number) => `${several(count, 'annotation is', 'annotations are')} shown, of more.`,
  allShown: (count: number) => `All ${several(count, 'annotation is', 'annotations are')} shown.`,
  showMore: 'Show more',
  whole: 'About all of it',
  label: (kind: string, name: string) => `${kind}, by ${name}`,
  passage: (quote: string) => `On “${quote}”`,
  from: 'From',
  edited: 'edited',
  answers: 'Answers',
  answersCount: (count: number) => several(count, 'answer', 'answers'),
  answer: 'Answer',
  answerLabel: 'Your answer',
  answerSend: 'Send the answer',
  answersFull: 'There are as many answers as fit. What divides that much belongs on an agenda.',
  edit: 'Edit',
  save: 'Save',
  cancel: 'Cancel',
  remove: 'Take back',
  removed: 'Taken back.',
  withdrawn: 'Withdrawn by its author.',
  decline: 'Decline',
  declineReason: (name: string) => `Why not? ${name} is told.`,
  declineReasonMine: 'Why not?',
  declined: 'Declined.',
  reasonMissing: 'A reason, in a few words.',
  takeUp: 'Take it up',
  ownerDecides: (name: string) => `${name}, who published this last, is asked what becomes of it.`,
  takeUpWhy: 'Revise the text with this beside it',
  tryIt: 'Try it',
  tryItOf: (words: string) => `Try it: ${words}`,
  ended: (count: number) => `${count} answered`,
  takenUp: (revision: number, name: string) => `Taken up in revision ${revision} by ${name}`,
  takenUpBy: (name: string) => `Taken up by ${name}`,
  declinedBy: (name: string) => `Declined by ${name}`,
  waiting: 'Working',
} as const;

export const UNPLACED = {
  notice: (count: number) => `${several(count, 'annotation', 'annotations')} without a place`,
  why: 'The passage they quote is gone from the text.',
  show: 'Show',
  hide: 'Hide',
  was: 'It was about',
  place: 'Place it',
  placeTitle: 'Where does it belong now?',
  placeHere: 'Place it here',
  placed: 'It stands beside its passage again.',
  near: 'Most alike',
  letGo: 'Let it go',
  letGoReason: (name: string) => `Why? ${name} is told.`,
  letGone: 'Let go.',
} as const;

export const BESIDE = {
  title: 'What others found',
  hint: 'Tick what this revision takes up. Publishing tells whoever wrote it.',
  takes: (name: string, words: string) => `Take it up: ${name}, “${words}”`,
  take: 'Take it up',
  thanks: (names: string) => `Takes up what ${names} wrote.`,
  proposes: 'Suggests:',
  noPlace: 'Its passage is gone from the text.',
  many: (most: number) => `At most ${most} at once. Untick some: they can be taken up by the next revision.`,
} as const;
