import type { ReportForm } from '../../../domain/pilots/report.ts';
import type { Verdict } from '../../../domain/pilots/states.ts';

export const REPORT = {
  title: 'Report',
  correctTitle: 'Correct the report',
  why: 'Only you see it until you publish it. A failure is reported as easily as a success, and is worth as much.',
  correctWhy: 'What is published stays until you publish the correction. Both versions stay on the page.',
  back: 'Back to the pilot',
  notYours: 'Those who run a pilot report it',
  notYoursWhy: 'Its page shows where it stands. You can ask to join it.',
  notYet: 'This pilot has not started',
  notYetWhy: 'It can be reported from its first day on.',

  value: (name: string) => `${name} at the end`,
  valueLast: (value: string, day: string) => `Last: ${value}, ${day}`,
  verdict: 'What became of it',
  verdictHints: {
    worked: 'As predicted, or as hoped',
    mixed: 'Some of it, or only for some',
    failed: 'It did not do what it was for',
    stopped: 'Ended before one could tell',
  } satisfies Record<Verdict, string>,
  outcome: 'What came of it',
  outcomeHint: 'What anybody could have seen',
  lesson: 'What was learned',
  lessonHint: 'The one thing to tell the next team',
  surprise: 'What surprised',
  change: (title: string) => `What to change in “${title}”`,
  conditions: 'Under which conditions it may be different elsewhere',
  annotate: (title: string) => `Say so beside “${title}”`,
  annotateWhy: (revision: number) =>
    `It stands beside revision ${revision}, which was tried, and its owner takes it up or says why not.`,
  kind: 'As',
  kinds: {
    worked: 'Worked',
    failed: 'Failed',
    exception: 'An exception',
    adaptation: 'An adaptation',
  } satisfies Record<ReportForm['annotationKind'], string>,
  words: 'Words beside it',
  passage: 'About',
  passageWhole: (title: string) => `All of “${title}”`,
  choosePassage: 'Choose a passage',
  chooseOther: 'Choose another passage',
  aboutAll: 'About all of it instead',
  pickTitle: 'Which passage is it about?',
  pickHint: (revision: number) =>
    `As it was tried, in revision ${revision}. You may narrow it to some of its words.`,
  pickThis: 'Choose it',

  predicted: 'What was predicted',
  checkIns: (count: number) => (count === 1 ? '1 check-in' : `${count} check-ins`),

  saved: 'Saved. Only you see it.',
  saving: 'Saving…',
  offline: 'You are offline. This is kept here and is saved by itself.',
  keptHere: 'Kept here.',
  keptBrowser: 'Kept in this browser.',
  tryNow: 'Try now',
  tooLong: 'Something is too long. Kept here.',
  elsewhere: 'You wrote something else on another device',
  there: 'On the other device',
  keepThis: 'Keep this one',
  takeOther: 'Take the other',
  meanwhile: (name: string) =>
    `${name} has published a report meanwhile. What you wrote is kept here; published, it stands as a correction.`,
  meanwhileNotYours: (name: string) =>
    `${name} has published a report meanwhile. What you wrote is kept here, for you alone.`,
  read: 'Read theirs',

  publish: 'Publish',
  publishCorrection: 'Publish the correction',
  publishing: 'Publishing',
  publishTitle: 'Publish the report?',
  publishCorrectionTitle: 'Publish the correction?',
  toWhom: (readers: number) =>
    readers === 1
      ? 'The one member of this community can read it, on Pilots and on Home.'
      : `All ${readers} members and sponsors of this community can read it, on Pilots and on Home.`,
  toWhomUnknown: 'All members and sponsors of this community can read it, on Pilots and on Home.',
  endsIt: 'It ends the pilot before its last day: nobody checks in any more.',
  evidence: (title: string) => `It counts as evidence for “${title}”, whose owner is told.`,
  annotated: 'Your words stand beside the text.',
  notAnnotated: 'Your words beside the text are taken back, unless somebody has answered them.',
  later: 'It can be corrected or withdrawn, with a word that everybody sees.',
  word: 'What is corrected',
  wordHint: 'One line that everybody sees',
  wordNeeded: 'This needs a few words.',
  published: 'Published.',
  thanks: (name: string) => `Published. Thank you, ${name}.`,
  leave: 'Not yet',
} as const;

/** What a field needs, where the contract cannot say it better. */
export const EXPECTED: Readonly<Record<string, string>> = {
  verdict: 'one of the four',
  value: 'a number',
  lesson: 'a few words',
  'annotation.words': 'a few words',
};
