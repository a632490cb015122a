import type { Plan } from '../script.ts';

/** In a few minutes: a newcomer can join a meeting at once, and lead it as Priya. */
export const circle: Plan = {
  key: 'circle',
  topic: 'Coaching circle: the talk I keep putting off',
  purpose:
    'Forty-five minutes between sessions for whoever is free. One of us brings a conversation they have been avoiding, the others only ask.',
  format: 'coaching',
  taxonomy: 'people',
  host: 'Devika',
  facilitator: 'Priya',
  playbooks: ['feedback-that-lands'],
  agenda: [
    { key: 'arrive', title: 'Arrive', prompt: 'How much of you is here, honestly?', minutes: 5 },
    {
      key: 'dilemma',
      title: 'One dilemma',
      prompt: 'Who, what, since when, and what have you told yourself about it? Nobody helps yet.',
      minutes: 10,
    },
    {
      key: 'questions',
      title: 'Questions only',
      prompt: 'If it has advice in it, turn it round until it is a question.',
      minutes: 15,
    },
    {
      key: 'opener',
      title: 'Say the first sentence',
      prompt: 'Open the playbook and say your opener aloud, twice. Tick what it has.',
      minutes: 10,
    },
    {
      key: 'promise',
      kind: 'debrief',
      title: 'By when',
      prompt: 'One sentence, one date. We will ask.',
      minutes: 5,
    },
  ],
  replies: {
    Priya: 'silent',
    Ana: { how: 'accept' },
    Ben: { how: 'accept', comment: 'I have one to bring.' },
    Chidi: { how: 'accept' },
    Iva: { how: 'accept' },
    Tomás: { how: 'tentativelyAccept', comment: 'For the first half.' },
    Sanjay: { how: 'decline', comment: 'With the auditors all day. Next time.' },
    Marcus: { how: 'decline' },
    Arjun: 'silent',
    Grace: 'silent',
    Leila: 'silent',
  },
};

/** In two to four days: the next session of the fortnight. */
export const upwards: Plan = {
  key: 'upwards',
  from: 'upwards',
  topic: 'Feedback that lands: upwards',
  purpose:
    'Among peers it has become easier. Upwards it still waits for the exit interview. Each of us designs one small experiment and says beforehand how we will know.',
  format: 'experiment',
  taxonomy: 'people',
  host: 'Devika',
  facilitator: 'Iva',
  playbooks: ['feedback-that-lands'],
  takes: { day: -5, pilot: 'night-desk' },
  agenda: [
    {
      key: 'check-in',
      title: 'Check-in',
      prompt: 'The last thing you did not say to your manager: how big was it, from 1 to 5?',
      minutes: 5,
    },
    {
      key: 'gap',
      title: 'What the playbook does not cover',
      prompt: 'Which of the four sentences breaks when the other person decides about your pay?',
      minutes: 10,
    },
    {
      key: 'design',
      title: 'Design your experiment',
      prompt: 'One person, one sentence, one date. What would surprise you?',
      minutes: 15,
    },
    {
      key: 'trade',
      title: 'Trade in pairs',
      prompt: 'Say yours aloud to somebody from another department. They ask one question.',
      minutes: 10,
    },
    {
      key: 'commit',
      kind: 'debrief',
      title: 'Who tries what',
      prompt: 'What, with whom, by when.',
      minutes: 5,
    },
  ],
  replies: {
    Sanjay: {
      how: 'tentativelyAccept',
      proposes: '12:30',
      comment: 'Half past seven is supper with the children. An hour and a half earlier and I am all yours.',
    },
    Marcus: { how: 'decline', comment: 'On a plane to Chicago. I owe you an experiment anyway.' },
    Chidi: { how: 'accept', comment: 'Mine is about Priya. She knows.' },
  },
};

/** A fortnight later. */
export const sayingNo: Plan = {
  key: 'saying-no',
  topic: 'Saying no to good work',
  purpose:
    'Bad ideas are easy to turn down. We look at three good ones that should have waited, and practise the sentence that was missing.',
  format: 'storytelling',
  taxonomy: 'strategy',
  host: 'Priya',
  facilitator: 'Priya',
  playbooks: ['deciding-together'],
  agenda: [
    {
      key: 'stories',
      title: 'Three good ideas too many',
      prompt: 'What was it, who wanted it, and what did it push out?',
      minutes: 20,
    },
    {
      key: 'sentence',
      title: 'The sentence that was missing',
      prompt: 'Write the no that you would have accepted yourself.',
      minutes: 15,
    },
    {
      key: 'practise',
      title: 'Say it to somebody who wants it',
      prompt: 'In pairs. The other one really wants it.',
      minutes: 15,
    },
    {
      key: 'commit',
      kind: 'debrief',
      title: 'Who tries what',
      prompt: 'What, with whom, by when.',
      minutes: 5,
    },
  ],
  replies: {
    Grace: { how: 'tentativelyAccept', comment: 'I may be one of the three.' },
    Ana: 'silent',
    Arjun: 'silent',
    Ben: 'silent',
    Iva: 'silent',
    Marcus: 'silent',
    Tomás: 'silent',
    Sanjay: 'silent',
  },
};
