import type { PulseAnswers } from '../../../domain/safety/pulse.ts';
import type { Name } from '../cast.ts';
import type { PastSession } from '../script.ts';
import { deciding } from '../sessions/deciding.ts';
import { feedback } from '../sessions/feedback.ts';
import { oneToOnes } from '../sessions/first-year.ts';
import { handover } from '../sessions/handover.ts';
import { premortem } from '../sessions/premortem.ts';

/** What was answered after a session. Nobody knows by whom, not even this script. */
export const PULSES: readonly (readonly [PastSession, readonly (readonly [number, number, number])[]])[] = [
  [
    oneToOnes,
    [
      [3, 2, 3],
      [4, 2, 2],
      [2, 3, 3],
    ],
  ],
  [
    feedback,
    [
      [4, 2, 4],
      [3, 2, 3],
      [4, 3, 4],
      [3, 1, 3],
      [4, 3, 2],
    ],
  ],
  [
    deciding,
    [
      [3, 3, 4],
      [4, 3, 4],
      [2, 2, 3],
      [3, 3, 3],
      [4, 2, 4],
    ],
  ],
  [
    premortem,
    [
      [4, 4, 3],
      [3, 3, 2],
      [4, 3, 3],
      [3, 4, 2],
      [4, 4, 3],
    ],
  ],
  [
    handover,
    [
      [4, 4, 4],
      [4, 3, 4],
      [3, 4, 4],
      [4, 4, 3],
      [3, 3, 4],
    ],
  ],
];

export const answersOf = ([useful, safe, again]: readonly [number, number, number]): PulseAnswers => ({
  useful,
  safe,
  try: again,
});

export interface ScriptHelp {
  readonly key: string;
  readonly by: Name;
  readonly asked: Name;
  readonly day: number;
  readonly words: string;
  readonly said: readonly {
    readonly by: Name;
    readonly day: number;
    readonly words: string;
    /** A day and time for talking. */
    readonly time?: readonly [day: number, time: string];
  }[];
}

/** Who may be asked, besides the mentors. */
export const OFFERS: readonly { by: Name; day: number; about: string }[] = [
  { by: 'Priya', day: -60, about: 'the first weeks of leading former peers' },
  { by: 'Marcus', day: -60, about: 'teams that are far away; numbers' },
];

export const HELP: readonly ScriptHelp[] = [
  {
    key: 'far-away',
    by: 'Leila',
    asked: 'Marcus',
    day: -23,
    words:
      'Two of my seven sit in Porto and have stopped saying anything when the rest of us are in one room. I have asked them why, in front of the others, which I now think was the mistake.',
    said: [
      {
        by: 'Marcus',
        day: -22,
        words:
          'I made that one for a year. Before we talk: try one week in which everybody dials in alone, you too. Half an hour on Thursday?',
        time: [-19, '15:30'],
      },
      { by: 'Leila', day: -22, words: '', time: [-19, '15:30'] },
      {
        by: 'Leila',
        day: -8,
        words: 'We kept the week and then did not stop. One of them has just disagreed with me. Thank you.',
      },
    ],
  },
  {
    key: 'former-peers',
    by: 'Tomás',
    asked: 'Priya',
    day: -6,
    words:
      'I lead the people now with whom I used to complain about whoever led us. Lunch goes quiet when I sit down. Have you half an hour?',
    said: [],
  },
];
