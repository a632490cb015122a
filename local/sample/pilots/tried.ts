import { deciding } from '../sessions/deciding.ts';
import { feedback } from '../sessions/feedback.ts';
import { premortem } from '../sessions/premortem.ts';
import type { ScriptPilot } from './script.ts';

export const inWriting: ScriptPilot = {
  key: 'in-writing',
  owner: 'Arjun',
  title: 'Ask first, in writing, across time zones',
  plan: 'The four sentences as messages between Bengaluru and London. The question goes first.',
  aim: 'Feedback that reaches the other office on the day on which it is true.',
  prediction: {
    statement: 'Seven of ten answers are more than “thanks”',
    measure: {
      name: 'Answers that were more than “thanks”',
      unit: 'of 10',
      direction: 'up',
      before: null,
      threshold: 7,
    },
  },
  team: { name: 'Billing delivery', size: 11, function: 'engineering', works: 'remote' },
  taxonomy: 'people',
  playbook: ['feedback-that-lands', 1],
  from: { session: feedback, note: 'in-writing' },
  day: -55,
  endDay: -44,
  checkInDays: 5,
  checkIns: [
    {
      day: -50,
      state: 'stuck',
      value: 3,
      words: 'Question and feedback in one message. They answer the feedback.',
    },
  ],
  report: {
    day: -43,
    verdict: 'mixed',
    value: 6,
    outcome:
      'Three of ten while question and feedback came together, six of ten once the question was the whole message.',
    lesson:
      'In writing, asking first works only if I can stand the wait. A question with the answer already underneath is not a question, and everybody can scroll.',
    surprise: 'Two people answered “not today”. Face to face nobody ever has.',
    change: 'Say that in writing the question is a message of its own.',
    conditions: 'People who have met. With the two who joined in spring it stayed stiff.',
    annotates: {
      kind: 'adaptation',
      passage: 'Say what you saw and ask whether now is a good time.',
      words:
        'In writing the question has to be a message of its own. With the feedback underneath, three of ten answered it; with the question alone, six of ten.',
    },
  },
};

export const nightDesk: ScriptPilot = {
  key: 'night-desk',
  owner: 'Ben',
  title: 'Ask first, every shift, on the night desk',
  plan: 'Both shift leads and I: one piece of feedback a shift, by the book, always asked for first.',
  aim: 'Feedback becomes as ordinary as the weather, so that somebody also gives me some.',
  prediction: {
    statement: 'After six weeks they begin four such talks a week themselves',
    measure: { name: 'Talks that they began', unit: 'a week', direction: 'up', before: 1, threshold: 4 },
  },
  team: { name: 'Night desk', size: 9, function: 'operations', works: 'together' },
  taxonomy: 'people',
  playbook: ['feedback-that-lands', 2],
  from: { session: feedback, note: 'night-desk' },
  day: -52,
  endDay: -9,
  checkInDays: 7,
  checkIns: [
    { day: -45, state: 'on-track', value: 2, words: '“After the queue is down” is a perfectly good answer.' },
    {
      day: -38,
      state: 'on-track',
      value: 3,
      words: 'One of them began with me. About my voice on the phone.',
    },
    { day: -31, state: 'on-track', value: 3, words: 'Steady.' },
    { day: -24, state: 'wobbling', value: 2, words: 'I asked “do you have a moment”, and he went pale.' },
    { day: -17, state: 'wobbling', value: 1, words: 'They have begun to call it The Question.' },
    { day: -10, state: 'stuck', value: 1, words: 'Somebody asked me to please just say it.' },
  ],
  report: {
    day: -8,
    verdict: 'failed',
    value: 1,
    outcome:
      'It rose for three weeks and then fell back to where it had been. By the fifth week shoulders went up whenever one of us asked for a moment.',
    lesson:
      'I only ever asked first when something was to change. After five weeks the question was the news. We had taught nine people to flinch at “do you have a moment”.',
    surprise:
      'What I had praised in those weeks, and it was a lot, I had praised in passing, without asking. Nobody could remember any of it.',
    change:
      'Open praise with the same question, and do it more often than the other kind. And say how one finds out that it does not land: I noticed after five weeks.',
    conditions:
      'Nine people who hear each other all night. In an office where each of them is asked behind a door it may take longer to show.',
    annotates: {
      kind: 'failed',
      passage: 'A person who has said yes is already listening',
      words:
        'For three weeks they were. By the fifth they were bracing, because we only ever asked first when something was to change. The question had become the news.',
    },
  },
};

export const critique: ScriptPilot = {
  key: 'critique',
  owner: 'Iva',
  title: 'The four sentences in design critique',
  plan: 'Each comment in our Wednesday critique has the moment, what I saw, what it did, and a question. The others count the seconds after the question.',
  aim: 'Critique that people leave with something to do.',
  prediction: { statement: 'Nobody defends a screen for longer than a minute', measure: null },
  team: { name: 'Product design', size: 6, function: 'design', works: 'together' },
  taxonomy: 'people',
  playbook: ['feedback-that-lands', 2],
  day: -49,
  endDay: -21,
  checkInDays: 7,
  checkIns: [
    { day: -42, state: 'wobbling', words: 'Stiff. We sound like a court.' },
    { day: -28, state: 'on-track', words: 'The counting is the whole trick.' },
  ],
  report: {
    day: -20,
    verdict: 'worked',
    value: null,
    outcome: 'Two defences in four weeks, both short. Critique ends ten minutes early, and we use them.',
    lesson:
      'Five seconds after the question somebody other than the author answers, and mostly the author’s way. Most of what I used to explain was known in the room.',
    change: 'The moment may be older than three days where it lies on the table: a screen does not forget.',
    conditions: 'The work is on the wall. Where one talks about behaviour, the three days hold.',
    annotates: {
      kind: 'exception',
      passage: 'It happened in the last three working days',
      words:
        'Where the work lies on the table it may be older. A screen does not forget what it looked like.',
    },
  },
};

export const decisionLog: ScriptPilot = {
  key: 'decision-log',
  owner: 'Chidi',
  title: 'Keep the decision log for four weeks',
  plan: 'Platform and product. Nobody accepts a meeting for a decision that has no entry.',
  aim: 'We decide once.',
  prediction: {
    statement: 'At most one decision a week is taken twice',
    measure: { name: 'Decisions taken twice', unit: 'a week', direction: 'down', before: 1.75, threshold: 1 },
  },
  team: { name: 'Platform and product', size: 16, function: 'engineering', works: 'both' },
  with: [{ name: 'Ana', discipline: 'product' }],
  taxonomy: 'process',
  playbook: ['deciding-together', 1],
  from: { session: deciding, note: 'log' },
  day: -42,
  endDay: -16,
  checkInDays: 7,
  checkIns: [
    { day: -36, state: 'wobbling', value: 1, words: 'I declined four meetings. Two people are cross.' },
    { day: -29, state: 'on-track', value: 1, by: 'Ana', words: 'Product writes its own entries now.' },
    {
      day: -22,
      state: 'on-track',
      value: 0,
      words: 'Half of the meetings went away when the question was written.',
    },
  ],
  report: {
    day: -15,
    verdict: 'worked',
    value: 0,
    outcome: 'Nineteen decisions, two of them taken twice. In the four weeks before we had counted seven.',
    lesson:
      'The log lived because of a refusal, and the template had nothing to do with it. No entry, no meeting. The last one died because I wrote it for everybody.',
    surprise:
      'The entry that helped most ended at the second line: two people had each believed that they decide.',
    change: 'Add to “How to take one” that a meeting without an entry is declined.',
    conditions: 'I could afford to decline. A team lead with a director in the meeting cannot.',
    annotates: {
      kind: 'adaptation',
      passage: 'The person who decides writes question, options and date, and shares them two days ahead.',
      words:
        'No entry, no meeting: an invitation to decide something is declined until it has one. That alone kept the log alive.',
    },
  },
};

export const handoversInPune: ScriptPilot = {
  key: 'handovers-pune',
  owner: 'Sanjay',
  title: 'Ten minutes of reading before the handover, in Pune',
  plan: 'Ben’s page, in Marathi and English, between the warehouse and the desk.',
  aim: 'The morning knows what the night has promised.',
  prediction: { statement: 'We lose no promised delivery between two shifts', measure: null },
  team: { name: 'Pune warehouse', size: 18, function: 'operations', works: 'together' },
  taxonomy: 'process',
  from: { pilot: 'handovers' },
  day: -46,
  endDay: -25,
  checkInDays: 7,
  checkIns: [
    {
      day: -39,
      state: 'on-track',
      words: 'They draw on it. A sketch of the bay says more than my table did.',
    },
    { day: -32, state: 'on-track', words: 'One promise lost, on the evening when there was no page.' },
  ],
  report: {
    day: -24,
    verdict: 'worked',
    value: null,
    outcome: 'One lost promise in three weeks. Before, I did not count, so I will not say how many.',
    lesson:
      'It travels if the page may look different. When I asked for Ben’s headings I had an empty page. When I asked what they would want to know at six in the morning, I had a full one.',
    conditions:
      'Somebody has to read it to those who do not read English easily, and then it takes fifteen minutes.',
  },
};

export const stocktake: ScriptPilot = {
  key: 'stocktake',
  owner: 'Sanjay',
  title: 'A fifteen-minute premortem on the stocktake',
  plan: 'The playbook in a quarter of the time: four minutes of writing, one round, one vote.',
  aim: 'Something that is small enough for a Tuesday.',
  prediction: {
    statement: 'Two lines of the plan change',
    measure: { name: 'Lines of the plan that changed', unit: '', direction: 'up', before: 0, threshold: 2 },
  },
  team: { name: 'Pune warehouse', size: 18, function: 'operations', works: 'together' },
  taxonomy: 'process',
  playbook: ['running-a-premortem', 1],
  from: { session: premortem, note: 'stocktake' },
  day: -23,
  endDay: -17,
  checkInDays: 7,
  checkIns: [],
  report: {
    day: -16,
    verdict: 'failed',
    value: 0,
    outcome:
      'Twenty-two reasons on paper, no line of the plan changed. The stocktake then went wrong in two of them.',
    lesson:
      'Fifteen minutes is enough to write. It is not enough to disagree with the boss, and the boss was me, with the pen in my hand.',
    surprise: 'The reason that came true had been written down by three people. I had read it out myself.',
    change:
      'Say that the shortest form is thirty minutes, and that whoever is in charge does not hold the pen.',
    conditions: 'If the one in charge is not in the room, fifteen minutes might do.',
    annotates: {
      kind: 'failed',
      passage: 'It takes 50 minutes',
      words: 'We took fifteen. Enough to write, not enough to disagree with whoever holds the pen.',
    },
  },
};
