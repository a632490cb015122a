import type { AnnotationKind } from '../../../domain/knowledge/annotation.ts';
import type { Name } from '../cast.ts';
import type { PastSession, PlaybookKey } from '../script.ts';
import { deciding } from '../sessions/deciding.ts';
import { feedback } from '../sessions/feedback.ts';
import { handover } from '../sessions/handover.ts';
import { premortem } from '../sessions/premortem.ts';

/** What somebody wrote beside a passage. */
export interface ScriptAnnotation {
  readonly key: string;
  readonly playbook: PlaybookKey;
  readonly by: Name;
  /** On a day, or during a session at a minute of it. */
  readonly when: number | readonly [session: PastSession, minute: number];
  readonly kind: AnnotationKind;
  readonly passage: string;
  readonly words: string;
  readonly context?: string;
  readonly answers?: readonly { readonly by: Name; readonly day: number; readonly words: string }[];
  readonly declined?: { readonly by: Name; readonly day: number; readonly reason: string };
}

export const ANNOTATIONS: readonly ScriptAnnotation[] = [
  {
    key: 'five',
    playbook: 'feedback-that-lands',
    by: 'Chidi',
    when: [feedback, 48],
    kind: 'worked',
    passage: 'Then count to five in your head.',
    words: 'On three I nearly answered for him. What he said on four was the real thing.',
    context: 'Practising in threes',
    answers: [
      { by: 'Devika', day: -40, words: 'Counting on the fingers under the table helps me past three.' },
    ],
  },
  {
    key: 'number-first',
    playbook: 'feedback-that-lands',
    by: 'Marcus',
    when: -50,
    kind: 'adaptation',
    passage: 'One moment, recent enough that both of you remember it.',
    words: 'In sales I give the number first and the moment after. They know what it is about at once.',
    context: 'Regional leads, on the phone',
    declined: {
      by: 'Ana',
      day: -47,
      reason:
        'The number first makes it a verdict with an example. We tried that order in threes, and nobody remembered the moment.',
    },
  },
  {
    key: 'look-back',
    playbook: 'feedback-that-lands',
    by: 'Devika',
    when: [deciding, 5],
    kind: 'failed',
    passage: 'on a day to look back',
    words:
      'We agree on the day, and then nobody looks. Of eleven such days I found two in anybody’s calendar.',
    context: 'What the twelve of us promised each other in the role-play',
    answers: [{ by: 'Ben', day: -38, words: 'One of the two was mine, and it was the dentist.' }],
  },
  {
    key: 'same-day',
    playbook: 'feedback-that-lands',
    by: 'Iva',
    when: -32,
    kind: 'exception',
    passage: 'Give it on the same day, or let it go.',
    words: 'I am not here on Fridays. What happens on Thursday evening is let go every single week.',
    context: 'A team of four-day weeks',
  },
  {
    key: 'tomorrow',
    playbook: 'feedback-that-lands',
    by: 'Leila',
    when: -26,
    kind: 'failed',
    passage: '“We can pick this up tomorrow.”',
    words: 'Tomorrow never came, twice. I name the hour now: “at ten, the two of us”.',
    context: 'Remote, three time zones',
    answers: [{ by: 'Ana', day: -24, words: 'I will try the hour before I write it in. Who else?' }],
  },
  {
    key: 'after-lunch',
    playbook: 'feedback-that-lands',
    by: 'Sanjay',
    when: -19,
    kind: 'adaptation',
    passage: '“after lunch”',
    words: 'Here “after lunch” is a polite no. “Now, or at six?” gets a six.',
    context: 'Warehouse in Pune',
  },
  {
    key: 'small',
    playbook: 'deciding-together',
    by: 'Leila',
    when: [deciding, 45],
    kind: 'exception',
    passage: 'if three people outside the room would ask why',
    words: 'Three people always ask why where I work. Ours would be full by lunch, so we keep to the week.',
    context: 'Data, where every number is somebody’s',
    answers: [
      { by: 'Chidi', day: -15, words: 'After nineteen entries: the week alone would have been enough.' },
    ],
  },
  {
    key: 'junior-first',
    playbook: 'deciding-together',
    by: 'Tomás',
    when: -12,
    kind: 'failed',
    passage: 'The most junior go first',
    words:
      'In writing the junior waits as well, only where nobody sees it. We had two days of silence and then my opinion.',
    context: 'The returns decision, seven people',
    answers: [
      { by: 'Ana', day: -9, words: 'With us they did go first, and I changed my mind twice.' },
      { by: 'Tomás', day: -8, words: 'You do not sign their expenses.' },
    ],
  },
  {
    key: 'already-failed',
    playbook: 'running-a-premortem',
    by: 'Priya',
    when: [premortem, 44],
    kind: 'worked',
    passage: '“In this story it has already failed. Help us see how.”',
    words:
      'It took three times, and I was the one. Whoever runs it must be allowed to say it to their director.',
    context: 'The billing migration',
  },
  {
    key: 'number-fell',
    playbook: 'running-a-premortem',
    by: 'Marcus',
    when: [premortem, 63],
    kind: 'worked',
    passage: 'A number that has gone down is a good result.',
    words: 'Mine went from 4 to 2, and I slept.',
  },
  {
    key: 'taking-back',
    playbook: 'delegating-outcomes',
    by: 'Leila',
    when: [handover, 26],
    kind: 'failed',
    passage: 'Taking it all back teaches everyone watching that the handover was never real.',
    words:
      'I did, after one bad month. It is a year ago, and they still ask me before they send the forecast.',
    context: 'Forecast, two teams',
  },
  {
    key: 'spending',
    playbook: 'delegating-outcomes',
    by: 'Tomás',
    when: -10,
    kind: 'exception',
    passage: 'spending up to an amount',
    words: 'Where the budget line stays with the director, the amount is a wish. Say who holds the line.',
    context: 'Finance, annual budgets by department',
  },
];
