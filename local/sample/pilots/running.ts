import { feedback } from '../sessions/feedback.ts';
import { handover } from '../sessions/handover.ts';
import type { ScriptPilot } from './script.ts';

export const countToFive: ScriptPilot = {
  key: 'count-to-five',
  owner: 'Chidi',
  title: 'Count to five after every question',
  plan: 'In my six one-to-ones a week. I tap the seconds on my knee.',
  aim: 'They say the main thing while we still have time for it.',
  prediction: {
    statement: 'In four of six the main thing is said before the last five minutes',
    measure: {
      name: 'One-to-ones with the main thing in time',
      unit: 'of 6',
      direction: 'up',
      before: 2,
      threshold: 4,
    },
  },
  team: { name: 'Platform', size: 9, function: 'engineering', works: 'both' },
  taxonomy: 'people',
  playbook: ['feedback-that-lands', 2],
  from: { session: feedback, note: 'five' },
  day: -48,
  endDay: -6,
  checkInDays: 7,
  checkIns: [
    { day: -41, state: 'wobbling', value: 2, words: 'Three is as far as I get.' },
    { day: -34, state: 'on-track', value: 3, words: 'On four she said something else than on two.' },
    { day: -27, state: 'wobbling', value: 2, words: 'Incident week. I did not count, I answered.' },
    { day: -20, state: 'on-track', value: 4, words: 'One of them counts with me now.' },
    { day: -13, state: 'on-track', value: 4, words: 'I have stopped noticing the silence. They have not.' },
    {
      day: -7,
      state: 'on-track',
      value: 5,
      words: 'The sixth was on the phone, and there it does not work.',
    },
  ],
};

export const logInProduct: ScriptPilot = {
  key: 'decision-log-checkout',
  owner: 'Ana',
  title: 'The decision log, with two offices and no engineers',
  plan: 'Chidi’s rule as it is: no entry, no meeting. New York and London, product and marketing only.',
  aim: 'To know whether it was the log or Chidi.',
  prediction: {
    statement: 'At most one decision a week is taken twice, from the third week on',
    measure: { name: 'Decisions taken twice', unit: 'a week', direction: 'down', before: 3, threshold: 1 },
  },
  team: { name: 'Checkout', size: 14, function: 'product', works: 'remote' },
  taxonomy: 'process',
  playbook: ['deciding-together', 1],
  from: { pilot: 'decision-log' },
  day: -14,
  endDay: 21,
  checkInDays: 7,
  checkIns: [
    {
      day: -11,
      state: 'wobbling',
      value: 3,
      words: 'They write the entry after the meeting. It reads very well.',
    },
    { day: -6, state: 'on-track', value: 2, words: 'I declined the first one. It was my own manager’s.' },
  ],
  asked: {
    day: -5,
    by: 'Iva',
    word: 'My designers sit in half of these meetings. May I keep the count for London?',
  },
};

export const hiringLoop: ScriptPilot = {
  key: 'hiring-loop',
  owner: 'Priya',
  title: 'The platform hiring loop runs without me',
  plan: 'Half a page, read back to me by both tech leads. I read no CV, I sit in no interview, and I sign what they decide.',
  aim: 'We hire at the speed of the team and not of my calendar.',
  prediction: {
    statement: 'They bring me one decision a week at most',
    measure: { name: 'Decisions brought to me', unit: 'a week', direction: 'down', before: 6, threshold: 1 },
  },
  team: { name: 'Platform tech leads', size: 5, function: 'engineering', works: 'both' },
  taxonomy: 'strategy',
  playbook: ['delegating-outcomes', 1],
  from: { session: handover, note: 'hiring' },
  day: -13,
  endDay: 43,
  checkInDays: 7,
  checkIns: [],
};

export const halfPage: ScriptPilot = {
  key: 'half-page',
  owner: 'Leila',
  title: 'They write what is theirs to decide',
  plan: 'Three handovers this month. I write the outcome and the edges, they write the line in the middle.',
  aim: 'A handover from me stops being a loan.',
  prediction: {
    statement: 'I take nothing back for two months',
    measure: { name: 'Things I took back', unit: 'a week', direction: 'down', before: 2, threshold: 0 },
  },
  team: { name: 'Data platform', size: 12, function: 'data', works: 'remote' },
  with: [{ name: 'Tomás', discipline: 'finance' }],
  taxonomy: 'strategy',
  playbook: ['delegating-outcomes', 1],
  from: { session: handover, note: 'half-page' },
  day: -13,
  endDay: 46,
  checkInDays: 4,
  checkIns: [
    { day: -11, state: 'wobbling', value: 1, words: 'One of them wrote: nothing. We began again.' },
    {
      day: -7,
      state: 'on-track',
      value: 1,
      words: 'I rewrote a sentence of the forecast, and gave it back the same evening.',
    },
    {
      day: -5,
      state: 'on-track',
      value: 0,
      by: 'Tomás',
      words: 'One budget line may go with it, says Grace. One.',
    },
  ],
};
