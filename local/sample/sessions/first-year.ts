import type { PastSession } from '../script.ts';

/** Once a quarter, when there were six of them. */
export const oneToOnes: PastSession = {
  key: 'one-to-ones',
  topic: 'Whose hour is a one-to-one?',
  purpose:
    'All six of us hold one-to-ones, and all six of us write their agenda. We look at what that costs.',
  format: 'storytelling',
  taxonomy: 'people',
  host: 'Priya',
  facilitator: 'Marcus',
  playbooks: [],
  plannedDay: -336,
  day: -322,
  agenda: [
    {
      key: 'stories',
      title: 'The last one that was worth it',
      prompt: 'What did they say that you had not asked for?',
      minutes: 30,
    },
    { key: 'try', title: 'What do we try?', prompt: 'One thing, one team, one date.', minutes: 20 },
  ],
  replies: {},
  moves: [
    [2, 'stories'],
    [38, 'try'],
  ],
  closedAfter: 60,
  notes: [
    {
      by: 'Chidi',
      at: 21,
      item: 'stories',
      kind: 'story',
      text: 'I was late, so she had to begin without my list. It was the best hour of the year, and I have not told her why I was late.',
    },
    {
      by: 'Marcus',
      at: 33,
      item: 'stories',
      kind: 'failure',
      text: 'I keep a list for each of them. When I read it aloud just now it was a list of what I worry about. Not one line was theirs.',
    },
    {
      key: 'agenda',
      by: 'Ana',
      at: 47,
      item: 'try',
      kind: 'action',
      text: 'Give the agenda of the one-to-ones away for a quarter, and count who speaks first',
      owner: 'Ana',
      dueDay: -238,
      doneDay: -240,
    },
  ],
};

export const meetings: PastSession = {
  key: 'meetings',
  topic: 'Meetings nobody would miss',
  purpose: 'Each of us brings one that we run ourselves. We take apart two of them, kindly.',
  format: 'debrief',
  taxonomy: 'process',
  host: 'Devika',
  facilitator: 'Devika',
  playbooks: [],
  plannedDay: -255,
  day: -252,
  agenda: [
    {
      key: 'two',
      title: 'Two meetings, taken apart',
      prompt: 'What does it decide? Who would notice if it were gone?',
      minutes: 35,
    },
    { key: 'try', title: 'What do we try?', prompt: 'One thing, one team, one date.', minutes: 20 },
  ],
  replies: { Marcus: { how: 'decline', comment: 'In the meeting that you should take apart.' } },
  moves: [
    [1, 'two'],
    [40, 'try'],
  ],
  closedAfter: 58,
  notes: [
    {
      by: 'Ben',
      at: 18,
      item: 'two',
      kind: 'insight',
      text: 'Our shift handover is twenty people listening to one who reads aloud. Everything that matters is said at the door afterwards.',
    },
    {
      by: 'Priya',
      at: 29,
      item: 'two',
      kind: 'question',
      text: 'Which of our meetings exist so that somebody can be seen to have told somebody?',
    },
    {
      key: 'read',
      by: 'Ben',
      at: 49,
      item: 'try',
      kind: 'action',
      text: 'Read for ten minutes before the handover instead of being read to',
      owner: 'Ben',
      dueDay: -190,
      doneDay: -188,
    },
  ],
};

export const reachable: PastSession = {
  key: 'reachable',
  topic: 'Being reachable, and what it teaches them',
  purpose: 'Who calls us at night, and why do they still need to? Three cases, questions only.',
  format: 'coaching',
  taxonomy: 'people',
  host: 'Priya',
  facilitator: 'Ana',
  playbooks: [],
  plannedDay: -187,
  day: -175,
  agenda: [
    { key: 'cases', title: 'Three cases', prompt: 'Questions only, until the bell.', minutes: 40 },
    { key: 'try', title: 'What do we try?', prompt: 'One thing, one team, one date.', minutes: 15 },
  ],
  replies: { Ben: { how: 'tentativelyAccept', comment: 'If the phones let me.' } },
  moves: [
    [2, 'cases'],
    [44, 'try'],
  ],
  closedAfter: 61,
  notes: [
    {
      by: 'Ana',
      at: 26,
      item: 'cases',
      kind: 'insight',
      text: '“Call me if you are not sure” sounds generous. What they hear is that being sure is not expected of them.',
    },
    {
      by: 'Leila',
      at: 35,
      item: 'cases',
      kind: 'failure',
      text: 'I answered a message at the edge of a swimming pool. The answer was wrong, and nobody dared to ask again because it was Sunday.',
    },
    {
      key: 'on-call',
      by: 'Chidi',
      at: 52,
      item: 'try',
      kind: 'action',
      text: 'Whoever is on call decides, and I read about it in the morning',
      owner: 'Chidi',
      dueDay: -112,
      doneDay: -111,
    },
  ],
};
