import type { Question } from '../../../domain/safety/pulse.ts';
import { onDay } from '../../components/dates.ts';

/** The texts of the questions after a session. */
export const PULSE = {
  after: 'Three questions about',
  leaves: (day: string) => `until ${day}, answered or not`,
  closed: (distance: string) => `closed ${distance}`,
  open: 'Answer',
  openFor: (topic: string) => `Answer three questions about “${topic}”`,
  close: 'Close',
  promiseTitle: 'What is kept of your answer',
  promise: [
    'Your answer is added to the sums at once. Neither your name nor the answer by itself is kept, nor when it came.',
    'The question leaves everybody’s Home at one time. Only then are averages shown, and only if five or more have answered. Otherwise everything is forgotten.',
    'That you have seen the question is noted until then, so that everybody answers once. Whoever watches the storage itself, moment by moment, would see the sums change.',
  ],
  questions: {
    useful: 'Was it useful to you?',
    safe: 'Was it safe to say what you think?',
    try: 'Will you try something from it?',
  } satisfies Record<Question, string>,
  scale: { 1: 'No', 2: 'Rather not', 3: 'Rather yes', 4: 'Yes' },
  missing: 'Choose one for each question.',
  send: 'Send without my name',
  sending: 'Sending…',
  sent: 'Thank you. It is counted, and cannot be changed.',
  answered: (day: string) => `Answered. It stays on everybody’s Home until ${day}.`,
  elsewhere:
    'You can answer where you first saw this question: your one answer is kept for that device and app, so that nobody can tell whose it is.',
  trend: 'After our sessions',
  short: {
    useful: 'Useful',
    safe: 'Safe to speak',
    try: 'Will try something',
  } satisfies Record<Question, string>,
  from: (answers: number, sessions: number) =>
    `From ${answers} answers after ${sessions === 1 ? 'one session' : `${sessions} sessions`}, from 1 (no) to 4 (yes). Averages in half steps.`,
  few: (sessions: number) =>
    sessions === 1
      ? 'After one session fewer than five answered: nothing is shown of it.'
      : `After ${sessions} sessions fewer than five answered: nothing is shown of them.`,
  limits: 'Three questions of our own, not a measured scale: good for talking about, not for comparing.',
  none: 'Shown once five or more have answered after a session, when the question has left everybody’s Home.',
  line: (said: string, values: string) => `${said}: ${values}`,
  point: (value: string, day: string) => `${value} ${onDay(day)}`,
};
